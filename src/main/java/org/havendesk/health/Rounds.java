package org.havendesk.health;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Every few seconds: says that this node is there, and tells open pages to look again, when the readings are there for them. */
class Rounds implements SmartLifecycle {
    static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Vitals vitals;
    private final Readings readings;
    private final Machine machine;
    private final Set<Runnable> pages = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch stop = new CountDownLatch(0);

    Rounds(Vitals vitals, Readings readings, Machine machine) {
        this.vitals = vitals;
        this.readings = readings;
        this.machine = machine;
    }

    Runnable subscribe(Runnable page) {
        Runnable once = page::run;
        pages.add(once);
        return () -> pages.remove(once);
    }

    @Override
    public void start() {
        var begun = new CountDownLatch(1);
        stop = begun;
        Thread.ofVirtual().name("health-rounds").start(() -> run(begun));
    }

    /** A database that is gone already does not hold up the end. */
    @Override
    public void stop() {
        stop.countDown();
        try {
            Thread.ofVirtual()
                    .start(() -> quietly(() -> vitals.leave(machine.node())))
                    .join(LEAVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }

    private void run(CountDownLatch stopped) {
        try {
            do {
                quietly(this::round);
            } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is slow is waited for here, where no page stands still for it. */
    private void round() {
        if (!pages.isEmpty()) {
            readings.begin();
            readings.desk();
            readings.chat();
            readings.contract();
            pages.forEach(page -> quietly(page));
        }
        vitals.beat(machine.node());
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("health: a round was not finished: {}", e.getMessage());
        }
    }
}
