package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pauses, and what happens meanwhile to what somebody has. */
class PausesTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final long immediate = desk.caseAbout("finch", "self_harm");
    private final long routine = desk.caseAbout("wren", "spam");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatSomebodyHasStaysTheirsUntilFiveMinutesAfterThePause() {
        desk.cases.claim(routine, mira);
        Instant ends = desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        assertThat(desk.row(routine, mira).holder().until())
                .isCloseTo(ends.plus(Duration.ofMinutes(5)), within(1, ChronoUnit.SECONDS));
        desk.pass(Duration.ofMinutes(14));
        assertThat(desk.cases.claim(routine, jonas)).isInstanceOf(Outcome.HeldBy.class);
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.cases.claim(routine, jonas)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anImmediateGoesBackAtOnceUnlessThePersonKeepsIt() {
        desk.cases.claim(immediate, mira);
        desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        assertThat(desk.row(immediate, mira).state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.verbs(immediate)).endsWith("claim", "release");
        desk.cases.claim(immediate, jonas);
        desk.pauses.begin(Duration.ofMinutes(10), true, jonas);
        assertThat(desk.row(immediate, jonas).holder().name()).isEqualTo("Jonas Lindqvist");
        assertThat(desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void nothingIsOfferedDuringAPauseAndAgainAfterIt() {
        desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isEqualTo(new Outcome.Refused("paused"));
        assertThat(desk.queue.claimNext(QueueFilter.ALL, jonas)).isInstanceOf(Outcome.Done.class);
        desk.pass(Duration.ofMinutes(11));
        assertThat(desk.pauses.running(mira)).isEmpty();
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoComesBackEarlyHasFullLeasesAndIsOfferedWorkAgain() {
        desk.cases.claim(routine, mira);
        desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        desk.pauses.end(mira);
        assertThat(desk.pauses.running(mira)).isEmpty();
        assertThat(Duration.between(
                        Instant.now(), desk.row(routine, mira).holder().until()))
                .isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(5));
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void movingThePointerDuringAPauseShortensNoLease() {
        desk.cases.claim(routine, mira);
        desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        Instant until = desk.row(routine, mira).holder().until();
        desk.cases.renew(routine, mira);
        assertThat(desk.row(routine, mira).holder().until()).isEqualTo(until);
    }

    @Test
    void aLeaseThatRanOutBeforeIsNotBroughtBackByAPause() {
        desk.cases.claim(routine, mira);
        desk.pass(Duration.ofMinutes(11));
        desk.pauses.begin(Duration.ofMinutes(10), false, mira);
        assertThat(desk.cases.claim(routine, jonas)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPauseLastsUpToAnHour() {
        assertThatThrownBy(() -> desk.pauses.begin(Duration.ZERO, false, mira)).hasMessageContaining("not 0 minutes");
        assertThatThrownBy(() -> desk.pauses.begin(Duration.ofMinutes(61), false, mira))
                .hasMessageContaining("not 61 minutes");
    }
}
