package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that somebody leaves to others: shown with a mark, never offered. */
class OptedOutTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.supervisor("Jonas Lindqvist");
    private long distress;
    private long quarrel;

    @BeforeEach
    void twoTopics() {
        desk.databases
                .deskOwner()
                .execute("insert into desk.setting (kind, version, body, made_by)"
                        + " select 'topics', coalesce(max(version), 0) + 1, '{\"topics\": ["
                        + "{\"key\": \"distress\", \"name\": \"Distress\", \"categories\": [\"self_harm\", \"worry\"]},"
                        + "{\"key\": \"insults\", \"name\": \"Insults\", \"categories\": [\"abuse\"]}]}', 'test'"
                        + " from desk.setting where kind = 'topics'");
        distress = desk.caseAbout("heron", "worry");
        quarrel = desk.caseAbout("finch", "conflict");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatOneLeavesToOthersIsListedWithAMarkAndNotOffered() {
        leave(mira, "distress");
        assertThat(desk.queue.page(QueueFilter.ALL, null, mira).rows())
                .extracting(QueueRow::caseId, QueueRow::leftToOthers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(distress, true),
                        org.assertj.core.groups.Tuple.tuple(quarrel, false));
        assertThat(desk.queue.counts(QueueFilter.ALL, mira).claimable()).isEqualTo(1);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.caseId()).isEqualTo(quarrel));
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Nothing.class);
        assertThat(desk.row(distress, jonas).leftToOthers()).isFalse();
        assertThat(desk.queue.claimNext(QueueFilter.ALL, jonas))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.caseId()).isEqualTo(distress));
    }

    @Test
    void whoIsSureMayStillTakeIt() {
        leave(mira, "distress");
        assertThat(desk.cases.claim(distress, mira)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCategoryOfAnyReportCounts() {
        leave(mira, "insults");
        assertThat(desk.row(quarrel, mira).leftToOthers()).isFalse();
        desk.report("message-of-finch", "b", "spam", "this is overdue", Duration.ofMinutes(1));
        desk.chat.execute("update chat.report set category = 'ABUSE' where category = 'spam'");
        desk.intake.drain();
        assertThat(desk.row(quarrel, mira).leftToOthers()).isTrue();
    }

    @Test
    void aSupervisorIsNotOfferedWhatWasEscalatedEither() {
        leave(jonas, "distress");
        desk.cases.claim(distress, mira);
        desk.cases.escalate(distress, "needs somebody senior", mira);
        desk.cases.claim(quarrel, mira);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, jonas)).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void anUnknownTopicMeansNothing() {
        leave(mira, "gone");
        assertThat(desk.row(distress, mira).leftToOthers()).isFalse();
    }

    @Test
    void anImmediateThatEverybodyOnShiftLeavesToOthersIsFound() {
        leave(mira, "distress");
        assertThat(OptedOut.everybody(desk.desk)).as("nobody is on shift").isEmpty();
        onShift(mira);
        assertThat(OptedOut.everybody(desk.desk)).containsExactly(distress);
        onShift(jonas);
        assertThat(OptedOut.everybody(desk.desk)).as("Jonas is there").isEmpty();
        leave(jonas, "distress");
        assertThat(OptedOut.everybody(desk.desk)).containsExactly(distress);
        desk.cases.claim(distress, jonas);
        assertThat(OptedOut.everybody(desk.desk)).as("somebody took it").isEmpty();
        desk.cases.release(distress, jonas);
        desk.cases.changeTier(distress, org.havendesk.settings.Tier.URGENT, "not so urgent", jonas);
        assertThat(desk.row(distress, jonas).leftToOthers()).isTrue();
    }

    private void leave(Person person, String topic) {
        desk.desk.execute(
                "insert into desk.topic_opt_out (account_id, topic) values (?, ?)", person.accountId(), topic);
    }

    private void onShift(Person person) {
        desk.desk.execute(
                "insert into desk.shift (account_id, begins_at, ends_at) values (?, now() - interval '1 hour', now() + interval '1 hour')",
                person.accountId());
    }
}
