package org.havendesk.bench.web;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.havendesk.bench.Figure;
import org.havendesk.bench.Row;
import org.havendesk.bench.Scale;
import org.havendesk.bench.Times;

/**
 * P6: a thousand moderators at work in the queue. Each moves through the rows (two requests, as the browser makes them),
 * filters, opens a case and comes back, and thinks between two requests for as long as makes the whole crowd ask a tenth
 * more often than the target.
 */
public final class BusySessions implements Row {
    private static final double TARGET = 344;
    private static final double OFFERED = 1.1 * TARGET;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        int people = scale.of(1000);
        try (var crowd = Crowd.of(people)) {
            crowd.come(people);
            work(crowd, WARM_UP);
            Duration driver = driver();
            Duration console = crowd.console.worked();
            Times times = work(crowd, MEASURED);
            String parts = String.format(
                    Locale.ROOT,
                    "%,d sessions; of %d processors the console kept %.1f busy and the asking side %.1f",
                    people,
                    Runtime.getRuntime().availableProcessors(),
                    share(crowd.console.worked().minus(console)),
                    share(driver().minus(driver)));
            return List.of(
                    Figure.atLeast(
                            "P6", parts, times.count() / seconds(MEASURED), TARGET * people / 1000, "requests/s"),
                    Figure.atMost("P6", "p95 of them", times.p95(), 200, "ms"));
        }
    }

    private static Times work(Crowd crowd, Duration duration) throws Exception {
        var times = new Times();
        long end = System.nanoTime() + duration.toNanos();
        double pause = 1000 / OFFERED; // seconds, of each of a thousand
        var number = new AtomicInteger();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = crowd.tabs.stream()
                    .map(tab -> people.submit(() -> {
                        new Moderator(tab, new Random(number.getAndIncrement()), pause, times).workUntil(end);
                        return null;
                    }))
                    .toList();
            for (Future<?> one : working) {
                one.get();
            }
        }
        return times;
    }

    private static Duration driver() {
        return Duration.ofNanos(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    private static double share(Duration worked) {
        return seconds(worked) / seconds(MEASURED);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Of twenty things to do fifteen are another row, four a filter, and one is a case. */
    private record Moderator(ScriptedTab tab, Random random, double pause, Times times) {
        private static final List<String> FILTERS =
                List.of("", "tier=urgent", "path=care", "unclaimed", "tier=soon,routine");

        void workUntil(long end) throws Exception {
            think(random.nextDouble());
            while (System.nanoTime() < end) {
                int dice = random.nextInt(20);
                if (dice < 15) {
                    ask(end, () -> tab.key(dice < 13 ? "j" : "k"));
                    ask(end, tab::tellRow);
                } else if (dice < 19) {
                    ask(end, () -> tab.follow("queue", FILTERS.get(random.nextInt(FILTERS.size()))));
                } else {
                    ask(end, () -> tab.key("enter"));
                    ask(end, () -> tab.back("queue", ""));
                }
            }
        }

        private void ask(long end, Times.Work work) throws Exception {
            long start = System.nanoTime();
            work.run();
            long now = System.nanoTime();
            if (now <= end) {
                times.add(now - start);
            }
            think(-Math.log(1 - random.nextDouble()));
        }

        private void think(double share) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep((long) (share * pause * 1e9));
        }
    }
}
