package org.havendesk.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.Action;
import org.havendesk.cases.TestDesk;
import org.havendesk.health.DeskVitals.Job;
import org.havendesk.health.DeskVitals.Node;
import org.havendesk.health.DeskVitals.Queue;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vital signs say what the databases hold, on a desk where a little happened. */
class VitalsTest {
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final TestDesk desk = new TestDesk();
    private final DSLContext owner = desk.databases.deskOwner();
    private final Vitals vitals = new Vitals(desk.desk, desk.databases.chat());
    private final Person mira = desk.moderator("Mira");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anEmptyDeskIsAtRest() {
        DeskVitals now = vitals.desk();
        assertThat(now.queues()).extracting(Queue::tier).containsExactly(Tier.values());
        assertThat(now.queues()).allSatisfy(queue -> {
            assertThat(queue.open() + queue.overdue() + queue.unclaimed()).isZero();
            assertThat(queue.oldest()).isZero();
        });
        assertThat(now.effects().waiting()).isZero();
        assertThat(now.leases()).isEqualTo(new DeskVitals.Leases(0, 0));
        assertThat(now.backedUpAt()).isNull();
        assertThat(now.version()).startsWith("1");
        assertThat(now.bytes()).isPositive();
        assertThat(now.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void casesAreCountedByTierWithTheLongestThatNobodyHas() {
        long held = desk.caseAbout("finch", "harassment");
        long free = desk.caseAbout("heron", "harassment");
        desk.cases.claim(held, mira);
        owner.execute("update desk.cases set tier = 2, due_at = now() - interval '1 hour' where case_id = ?", held);
        owner.execute("update desk.cases set tier = 2, queued_at = now() - interval '2 hours' where case_id = ?", free);
        Queue urgent = vitals.desk().queues().get(Tier.URGENT.ordinal());
        assertThat(urgent.open()).isEqualTo(2);
        assertThat(urgent.overdue()).isEqualTo(1);
        assertThat(urgent.unclaimed()).isEqualTo(1);
        assertThat(urgent.oldest())
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plus(SLACK));
        assertThat(vitals.desk().leases()).isEqualTo(new DeskVitals.Leases(1, 0));
        desk.pass(Duration.ofHours(3));
        assertThat(vitals.desk().leases()).isEqualTo(new DeskVitals.Leases(0, 1));
        assertThat(vitals.desk().queues().get(Tier.URGENT.ordinal()).unclaimed())
                .isEqualTo(2);
    }

    @Test
    void effectsWaitUntilTheyAreAnswered() {
        long caseId = desk.caseAbout("wren", "harassment");
        desk.decide(caseId, mira, Action.REMOVE_MESSAGE);
        owner.execute("update desk.decision set undo_until = now() - interval '20 minutes'");
        assertThat(vitals.desk().effects().waiting()).isPositive();
        assertThat(vitals.desk().effects().oldest())
                .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(20).plus(SLACK));
        owner.execute("update desk.effect set state = 'failed', receipt = 'chat_fault', receipt_at = now()");
        assertThat(vitals.desk().effects().waiting()).isZero();
        assertThat(vitals.desk().effects().lately("failed")).isPositive();
        owner.execute("update desk.effect set receipt_at = now() - interval '2 days'");
        assertThat(vitals.desk().effects().lately("failed")).as("long ago").isZero();
    }

    @Test
    void theEffectOfAMeasureWaitsFromItsBeginAndNotFromItsEnd() {
        long caseId = desk.caseAbout("swift", "harassment");
        desk.restrict(caseId, mira, Action.MUTE, Duration.ofDays(2));
        desk.pass(Duration.ofSeconds(11));
        desk.settleAll();
        owner.execute("delete from desk.effect where purpose <> 'measure'");
        assertThat(vitals.desk().effects().waiting()).isEqualTo(1);
        owner.execute("update desk.measure set begins_at = now() - interval '7 minutes'");
        assertThat(vitals.desk().effects().oldest())
                .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(7).plus(SLACK));
    }

    @Test
    void whatNobodyHasReadYetHasAnAge() {
        desk.caseAbout("robin", "harassment");
        assertThat(vitals.chat().lags())
                .containsOnlyKeys("report", "check_in", "received_report", "received_check_in")
                .containsEntry("report", Duration.ZERO);
        desk.report("message-of-robin", "somebody", "harassment", Duration.ofMinutes(4));
        assertThat(vitals.chat().lags().get("report"))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(4).plus(SLACK));
        desk.intake.drain();
        assertThat(vitals.chat().lags()).containsEntry("report", Duration.ZERO);
    }

    @Test
    void aJobThatShouldHaveBegunIsLateAndOneThatRunsIsNot() {
        owner.execute("""
                insert into desk.scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values ('late', 'recurring', now() - interval '3 minutes', false, 4, 1),
                       ('runs', 'recurring', now() - interval '3 minutes', true, 0, 1),
                       ('next', 'recurring', now() + interval '3 minutes', false, null, 1),
                       ('effect', '17', now() - interval '3 minutes', false, 0, 1)""");
        List<Job> jobs = vitals.desk().jobs();
        assertThat(jobs).extracting(Job::name).containsExactly("late", "next", "runs");
        assertThat(jobs.getFirst().late())
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(3).plus(SLACK));
        assertThat(jobs.getFirst().failures()).isEqualTo(4);
        assertThat(jobs).filteredOn(job -> !job.name().equals("late")).allSatisfy(job -> {
            assertThat(job.late()).isZero();
            assertThat(job.failures()).isZero();
        });
    }

    @Test
    void nodesAreThereWhileTheySaySo() {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var one = new Node("one:1", "0.1.0", begun);
        var other = new Node("other:2", "0.2.0", begun.plusSeconds(1));
        vitals.beat(one);
        vitals.beat(other);
        vitals.beat(one);
        assertThat(vitals.desk().nodes()).containsExactly(one, other);
        owner.execute("update desk.console_node set seen_at = now() - interval '2 minutes' where node = 'one:1'");
        assertThat(vitals.desk().nodes()).as("one is silent").containsExactly(other);
        vitals.leave(other);
        assertThat(vitals.desk().nodes()).isEmpty();
        owner.execute("update desk.console_node set seen_at = now() - interval '2 days'");
        vitals.beat(other);
        assertThat(owner.fetchValues("select node from desk.console_node")).isEqualTo(List.of("other:2"));
    }
}
