package org.havendesk.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.havendesk.health.DeskVitals.Job;
import org.havendesk.health.DeskVitals.Queue;
import org.havendesk.settings.Tier;

/**
 * The readings as gauges. All nodes read the same databases and say the same; what a database that does not answer would say is
 * {@code NaN}, and {@code havendesk.database.up} says which it is. The tags are lists that the program knows beforehand.
 */
final class HealthMetrics implements MeterBinder {
    private static final List<String> ANSWERS = List.of("done", "not_applicable", "cancelled", "failed", "unknown");
    private static final List<String> STREAMS = List.of("report", "check_in", "received_report", "received_check_in");

    private final Readings readings;

    HealthMetrics(Readings readings) {
        this.readings = readings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        up(registry);
        queues(registry);
        intake(registry);
        effects(registry);
        rest(registry);
    }

    private void up(MeterRegistry registry) {
        Gauge.builder("havendesk.database.up", () -> readings.desk().isPresent() ? 1 : 0)
                .description("Whether the database answers within three seconds")
                .tag("database", "desk")
                .register(registry);
        Gauge.builder("havendesk.database.up", () -> readings.chat().isPresent() ? 1 : 0)
                .description("Whether the database answers within three seconds")
                .tag("database", "chat")
                .register(registry);
    }

    private void queues(MeterRegistry registry) {
        for (Tier tier : Tier.values()) {
            queue(registry, tier, "havendesk.queue.open", "Open cases", Queue::open);
            queue(registry, tier, "havendesk.queue.overdue", "Open cases past their due time", Queue::overdue);
            queue(registry, tier, "havendesk.queue.unclaimed", "Open cases that nobody has", Queue::unclaimed);
            age(
                    registry,
                    "havendesk.queue.oldest",
                    "How long the longest of the unclaimed cases has been in the queue",
                    "tier",
                    tier.key(),
                    desk -> queue(desk, tier).oldest());
        }
    }

    private void queue(
            MeterRegistry registry, Tier tier, String name, String description, ToDoubleFunction<Queue> value) {
        count(registry, name, description, "tier", tier.key(), desk -> value.applyAsDouble(queue(desk, tier)));
    }

    private static Queue queue(DeskVitals desk, Tier tier) {
        return desk.queues().get(tier.ordinal());
    }

    private void intake(MeterRegistry registry) {
        for (String stream : STREAMS) {
            TimeGauge.builder(
                            "havendesk.intake.lag",
                            () -> readings.chat()
                                    .map(chat -> seconds(chat.lags().get(stream)))
                                    .orElse(Double.NaN),
                            TimeUnit.SECONDS)
                    .description("Age of the oldest record that was not read yet")
                    .tag("stream", stream)
                    .register(registry);
            count(
                    registry,
                    "havendesk.intake.quarantined",
                    "Records that could not be taken in within seven days",
                    "stream",
                    stream,
                    desk -> desk.quarantined().getOrDefault(stream, 0L));
        }
    }

    private void effects(MeterRegistry registry) {
        for (String answer : ANSWERS) {
            count(
                    registry,
                    "havendesk.effects.answered",
                    "Effects that were answered within a day, by what came of them",
                    "state",
                    answer,
                    desk -> desk.effects().lately(answer));
        }
        count(
                registry,
                "havendesk.effects.waiting",
                "Effects without an answer yet",
                "state",
                "planned",
                desk -> desk.effects().waiting());
        age(
                registry,
                "havendesk.effects.oldest",
                "How long the longest of the waiting effects could have been sent",
                "state",
                "planned",
                desk -> desk.effects().oldest());
    }

    private void rest(MeterRegistry registry) {
        String leases = "havendesk.leases";
        String held = "Cases that somebody has, and leases that ran out and were not swept yet";
        count(registry, leases, held, "state", "held", desk -> desk.leases().held());
        count(registry, leases, held, "state", "expired", desk -> desk.leases().expired());
        String releases = "havendesk.releases";
        String periods = "Periods whose figures are published, and those that were withdrawn";
        count(registry, releases, periods, "state", "published", desk -> desk.releases()
                .published());
        count(registry, releases, periods, "state", "withdrawn", desk -> desk.releases()
                .withdrawn());
        String jobs = "Recurring jobs that failed the last time, or should have begun a minute ago";
        count(registry, "havendesk.jobs", jobs, "state", "failing", desk -> jobs(desk, job -> job.failures() > 0));
        count(
                registry,
                "havendesk.jobs",
                jobs,
                "state",
                "late",
                desk -> jobs(desk, job -> job.late().toMinutes() > 0));
        count(registry, "havendesk.alarms", "Alarms that run", "state", "running", DeskVitals::alarms);
        count(registry, "havendesk.nodes", "Processes of the console", "state", "there", desk -> desk.nodes()
                .size());
        count(
                registry,
                "havendesk.ledger.broken",
                "1 where the chain is broken",
                "ledger",
                "desk",
                desk -> desk.chain().brokenEntry() == null ? 0 : 1);
        age(
                registry,
                "havendesk.backup.age",
                "Since the last backup; NaN where there was none",
                "database",
                "desk",
                desk -> desk.backedUpAt() == null ? null : Duration.between(desk.backedUpAt(), desk.at()));
    }

    private static long jobs(DeskVitals desk, java.util.function.Predicate<Job> which) {
        return desk.jobs().stream().filter(which).count();
    }

    private void count(
            MeterRegistry registry,
            String name,
            String description,
            String tag,
            String value,
            ToDoubleFunction<DeskVitals> count) {
        Gauge.builder(name, () -> readings.desk().map(count::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private void age(
            MeterRegistry registry,
            String name,
            String description,
            String tag,
            String value,
            Function<DeskVitals, Duration> age) {
        TimeGauge.builder(
                        name,
                        () -> readings.desk()
                                .map(desk -> seconds(age.apply(desk)))
                                .orElse(Double.NaN),
                        TimeUnit.SECONDS)
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    private static double seconds(@org.jspecify.annotations.Nullable Duration age) {
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }
}
