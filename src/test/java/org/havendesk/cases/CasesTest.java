package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The acts on a case, on real PostgreSQL. */
class CasesTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final Person priya = desk.supervisor("Priya Raman");

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void aClaimedCaseIsHeldForTenMinutesAndAnImmediateForFive() {
        long urgent = desk.caseAbout("finch", "abuse");
        long immediate = desk.caseAbout("heron", "worry");
        assertThat(desk.cases.claim(urgent, mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.cases.claim(immediate, mira)).isInstanceOf(Outcome.Done.class);
        QueueRow row = desk.row(urgent, mira);
        assertThat(row.state()).isEqualTo(CaseState.CLAIMED);
        assertThat(Duration.between(row.readAt(), row.holder().until()))
                .isBetween(Duration.ofSeconds(595), Duration.ofMinutes(10));
        QueueRow pressing = desk.row(immediate, mira);
        assertThat(Duration.between(pressing.readAt(), pressing.holder().until()))
                .isBetween(Duration.ofSeconds(295), Duration.ofMinutes(5));
    }

    @Test
    void whoComesSecondIsToldWhoHasItAndUntilWhen() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        assertThat(desk.cases.claim(id, jonas))
                .isInstanceOfSatisfying(
                        Outcome.HeldBy.class, held -> assertThat(held.name()).isEqualTo("Mira Okafor"));
    }

    @Test
    void takingOverNeedsAReasonAndIsInTheLedger() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        assertThatThrownBy(() -> desk.cases.takeOver(id, " ", jonas)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.cases.takeOver(id, "Mira had to leave", jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, jonas).holder().name()).isEqualTo("Jonas Lindqvist");
        assertThat(desk.cases.decide(TestDesk.request(id, desk.version(id, mira), Action.NO_ACTION), mira))
                .isInstanceOfSatisfying(
                        Outcome.LeaseEnded.class, e -> assertThat(e.takenBy()).isEqualTo("Jonas Lindqvist"));
        assertThat(desk.verbs(id)).containsSubsequence("claim", "take_over");
    }

    @Test
    void anEndedLeaseIsNobodysAndTheNextMayClaim() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        desk.pass(Duration.ofMinutes(11));
        assertThat(desk.row(id, jonas).holder()).isNull();
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.cases.renew(id, mira)).isInstanceOf(Outcome.LeaseEnded.class);
        assertThat(desk.leases.expire()).isEqualTo(1);
        assertThat(desk.cases.claim(id, jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.verbs(id)).containsSubsequence("claim", "expire", "claim");
    }

    @Test
    void renewingGivesTheWholeTimeAgainWithoutALedgerEntry() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        desk.pass(Duration.ofMinutes(8));
        int before = desk.verbs(id).size();
        assertThat(desk.cases.renew(id, mira)).isInstanceOf(Outcome.Done.class);
        QueueRow row = desk.row(id, mira);
        assertThat(Duration.between(row.readAt(), row.holder().until())).isGreaterThan(Duration.ofMinutes(9));
        assertThat(desk.verbs(id)).hasSize(before);
    }

    @Test
    void signingOutGivesEverythingBack() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        desk.leases.releaseAll(mira);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void onlyASupervisorTakesWhatWasEscalated() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        assertThat(desk.cases.escalate(id, "I know this person", mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.cases.claim(id, jonas)).isEqualTo(new Outcome.Refused("escalated"));
        assertThat(desk.queue.claimNext(QueueFilter.ALL, jonas)).isInstanceOf(Outcome.Nothing.class);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, priya)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void changingTheTierMovesTheDueTimeWithItsClock() {
        long id = desk.caseAbout("finch", "abuse");
        QueueRow before = desk.row(id, mira);
        desk.cases.changeTier(id, Tier.SOON, "no hurry", mira);
        QueueRow after = desk.row(id, mira);
        assertThat(Duration.between(before.dueAt(), after.dueAt())).isEqualTo(Duration.ofHours(7));
        assertThat(after.band()).isEqualTo(3);
    }

    @Test
    void aCaseMovesToCareWithAReasonUnlessTheSubjectHasOneThere() {
        long conduct = desk.caseAbout("finch", "abuse");
        assertThat(desk.cases.changePath(conduct, CasePath.CARE, "they need help", mira))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(conduct, mira).path()).isEqualTo(CasePath.CARE);
        desk.message("second", "room-of-finch", "finch", Duration.ofMinutes(1), "again");
        desk.report("second", "somebody", "abuse", Duration.ZERO);
        desk.intake.drain();
        long second = desk.caseOf("finch");
        assertThat(second).isNotEqualTo(conduct);
        assertThat(desk.cases.changePath(second, CasePath.CARE, "also", mira))
                .isEqualTo(new Outcome.Refused("path_taken"));
    }

    @Test
    void aDecisionNeedsTheLease() {
        long id = desk.caseAbout("finch", "abuse");
        assertThat(desk.cases.decide(TestDesk.request(id, 1, Action.NO_ACTION), mira))
                .isInstanceOf(Outcome.LeaseEnded.class);
    }

    @Test
    void aDecisionOnWhatChangedMeanwhileIsRefusedWithWhatChanged() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        int seen = desk.version(id, mira);
        desk.report("message-of-finch", "another", "racist", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.cases.decide(TestDesk.request(id, seen, Action.NO_ACTION), mira))
                .isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
                    assertThat(changed.changes()).hasSize(1);
                    assertThat(changed.changes().getFirst().what()).isEqualTo("report");
                    assertThat(changed.changes().getFirst().detail()).isEqualTo("racist");
                });
    }

    @Test
    void aCareCaseIsNeverWarnedNorRemoved() {
        long id = desk.caseAbout("heron", "worry");
        assertThat(desk.decide(id, mira, Action.WARN)).isEqualTo(new Outcome.Refused("wrong_path"));
        assertThat(desk.decide(id, mira, Action.REMOVE_MESSAGE)).isEqualTo(new Outcome.Refused("wrong_path"));
        assertThat(desk.decide(id, mira, Action.SIGNPOST)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nothingLeavesBeforeTheUndoWindowIsOver() {
        long id = desk.caseAbout("finch", "abuse");
        assertThat(desk.decide(id, mira, Action.REMOVE_MESSAGE, Action.WARN)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.CLOSING);
        assertThat(desk.decisions.settleDue()).isZero();
        assertThat(desk.scheduled).isEmpty();
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.decisions.settleDue()).isEqualTo(1);
        assertThat(desk.scheduled).hasSize(2);
        assertThat(desk.decisions.settleDue()).isZero();
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void aDecisionThatCannotSettleStandsInNobodysWay() {
        long first = desk.caseAbout("finch", "abuse");
        long second = desk.caseAbout("heron", "abuse");
        desk.decide(first, mira, Action.WARN);
        desk.decide(second, jonas, Action.WARN);
        desk.pass(Duration.ofSeconds(11));
        var stuck = desk.desk
                .fetchSingle("select effect_id from desk.effect where case_id = ?", first)
                .get(0, Long.class);
        EffectQueue queue = (tx, effectId) -> {
            if (effectId == stuck) {
                throw new IllegalStateException("cannot be scheduled");
            }
        };
        var decisions = TestDesk.decisions(desk.desk, desk.databases.chat(), queue, new Restrictions(desk.desk, queue));
        assertThatThrownBy(decisions::settleDue).hasMessageContaining("cannot be scheduled");
        assertThat(desk.row(first, mira).state()).isEqualTo(CaseState.CLOSING);
        assertThat(desk.row(second, mira).state()).isEqualTo(CaseState.CLOSED);
        assertThat(desk.decisions.settleDue()).as("nothing is lost").isEqualTo(1);
    }

    @Test
    void undoingGivesTheCaseBackAndCancelsWhatWouldHaveLeft() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.REMOVE_MESSAGE);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        assertThat(desk.cases.undo(id, decision, jonas)).isEqualTo(new Outcome.Refused("not_your_decision"));
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
        CaseFile file = desk.cases.file(id, mira).orElseThrow();
        assertThat(file.isYours(mira.accountId())).isTrue();
        assertThat(file.lastDecision()).isNull();
        assertThat(file.receipts()).isEmpty();
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.decisions.settleDue()).isZero();
        assertThat(desk.decide(id, mira, Action.NO_ACTION)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatHasSettledCannotBeUndone() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.WARN);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.cases.undo(id, decision, mira)).isEqualTo(new Outcome.Refused("undo_over"));
        desk.decisions.settleDue();
        assertThat(desk.cases.undo(id, decision, mira)).isEqualTo(new Outcome.Refused("undo_over"));
    }

    @Test
    void aReportAfterTheDecisionOpensTheCaseAgainWithoutAConflict() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.WARN);
        desk.report("message-of-finch", "late reporter", "abuse", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.OPEN);
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.decisions.settleDue()).isEqualTo(1);
        assertThat(desk.scheduled).hasSize(1);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void undoingWhileAColleagueIsAtTheReopenedCaseOnlyCancels() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.WARN);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        desk.report("message-of-finch", "late reporter", "abuse", Duration.ZERO);
        desk.intake.drain();
        desk.cases.claim(id, jonas);
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).holder().name()).isEqualTo("Jonas Lindqvist");
        assertThat(desk.cases.file(id, mira).orElseThrow().receipts()).isEmpty();
    }

    @Test
    void contactWaitsForAnAnswerAndComesBackWithTheTime() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.CONTACT);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.WAITING);
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.decisions.settleDue()).isEqualTo(1);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.WAITING);
        desk.pass(Duration.ofHours(24));
        assertThat(desk.leases.resume()).isEqualTo(1);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void aHandOverReachesTheSupervisors() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.HAND_OVER);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.ESCALATED);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, priya)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aClosedCaseOpensAgainWithAReasonUnlessANewerOneIsOpen() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        assertThat(desk.cases.reopen(id, "new facts", mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.OPEN);
        desk.decide(id, mira, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        desk.report("message-of-finch", "someone", "abuse", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.caseOf("finch")).isNotEqualTo(id);
        assertThat(desk.cases.reopen(id, "new facts", mira)).isEqualTo(new Outcome.Refused("newer_open"));
    }

    @Test
    void undoingAfterClaimingWhatWaitsGivesTheCaseBackWhole() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.CONTACT);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        desk.cases.claim(id, mira);
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.CLAIMED);
        assertThat(desk.desk
                        .fetchSingle("select outcome, decided_at from desk.cases where case_id = ?", id)
                        .intoList())
                .containsOnlyNulls();
        assertThat(desk.verbs(id)).endsWith("undo");
    }

    @Test
    void settlingAnEarlierDecisionDoesNotCloseTheWindowOfALaterOne() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.CONTACT);
        desk.pass(Duration.ofSeconds(7));
        desk.decide(id, mira, Action.SIGNPOST);
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.decisions.settleDue()).isEqualTo(1);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.CLAIMED);
        long later = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        assertThat(desk.cases.undo(id, later, mira)).isInstanceOf(Outcome.Done.class);
        CaseFile file = desk.cases.file(id, mira).orElseThrow();
        assertThat(file.isYours(mira.accountId())).isTrue();
        assertThat(file.lastDecision().actions()).containsExactly(Action.CONTACT);
        assertThat(file.lastDecision().settled()).isTrue();
    }

    @Test
    void onlyTheLastDecisionCanBeUndone() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.CONTACT);
        long first = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        desk.decide(id, mira, Action.SIGNPOST);
        assertThat(desk.cases.undo(id, first, mira)).isEqualTo(new Outcome.Refused("undo_over"));
        assertThat(desk.row(id, mira).state()).as("with a message on its way").isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void aCaseThatIsOpenedAgainIsNewWorkForOpenPages() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        var since = desk.queue.page(QueueFilter.ALL, null, mira).rows();
        assertThat(since).isEmpty();
        var now = desk.desk
                .fetchSingle("select clock_timestamp()")
                .get(0, java.time.OffsetDateTime.class)
                .toInstant();
        assertThat(desk.queue.counts(QueueFilter.ALL, now, mira).arrived()).isZero();
        desk.cases.reopen(id, "new facts", mira);
        assertThat(desk.queue.counts(QueueFilter.ALL, now, mira).arrived()).isEqualTo(1);
    }
}
