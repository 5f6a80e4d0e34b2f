package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.cases.TestDesk.suspension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.havendesk.access.Person;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
    private final TestDesk desk = new TestDesk();
    private final Person jonas = desk.moderator("Jonas");
    private final Person ana = desk.moderator("Ana");
    private final Person priya = desk.supervisor("Priya");
    private final Person noor = desk.supervisor("Noor");

    @AfterEach
    void close() {
        assertThat(desk.verdict().toString()).contains("Intact");
        desk.close();
    }

    @Test
    void aLongSuspensionWaitsForASecondPersonAndNothingIsDecidedMeanwhile() {
        long id = desk.caseAbout("finch", "harassment");
        desk.cases.claim(id, jonas);
        Outcome outcome = desk.cases.decide(TestDesk.longSuspension(id, version(id)), jonas);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Asked.class, asked -> assertThat(asked.answerBy())
                .isEqualTo(desk.row(id, jonas).waitingUntil()));
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.WAITING);
        assertThat(desk.row(id, jonas).holder()).isNull();
        assertThat(file(id).lastDecision()).isNull();
        assertThat(desk.queue.counts(QueueFilter.ALL, jonas).mine()).isEqualTo(1);
        assertThat(desk.queue.counts(QueueFilter.ALL, ana).mine()).isZero();
        assertThat(desk.queue.counts(QueueFilter.ALL, ana).claimable()).isZero();
        assertThat(desk.verbs(id)).endsWith("claim", "ask");
    }

    @Test
    void aSuspensionOfAWeekIsForOnePersonAlone() {
        long id = desk.caseAbout("finch", "harassment");
        desk.cases.claim(id, jonas);
        assertThat(desk.cases.decide(suspension(id, version(id), Duration.ofDays(7)), jonas))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.approvals.pending(noor)).isEmpty();
        assertThat(file(id).lastDecision().approvedBy()).isNull();
    }

    @Test
    void approvingTakesTheDecisionAsItWasProposed() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        assertThat(desk.approvals.approve(asked, "I agree", priya)).isInstanceOf(Outcome.Done.class);
        var decision = file(id).lastDecision();
        assertThat(decision.actions()).containsExactly(Action.REMOVE_MESSAGE, Action.SUSPEND);
        assertThat(decision.who()).isEqualTo("Jonas");
        assertThat(decision.approvedBy()).isEqualTo("Priya");
        assertThat(decision.text()).isEqualTo("You can come back in 14 days.");
        assertThat(decision.undoLeftMillis()).isPositive();
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.CLOSING);
        assertThat(approval(id).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(approval(id).answer().reason()).isEqualTo("I agree");
        assertThat(desk.verbs(id)).endsWith("ask", "approve");
        assertThat(desk.row(id, jonas).waitingUntil()).isNull();
        desk.pass(Duration.ofSeconds(11));
        assertThat(desk.decisions.settleDue()).isEqualTo(1);
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void bothOfThemMayTakeItBackAndNobodyElse() {
        long id = desk.caseAbout("finch", "harassment");
        desk.approvals.approve(desk.proposed(id, jonas), "I agree", priya);
        long decision = file(id).lastDecision().decisionId();
        assertThat(desk.cases.undo(id, decision, noor)).isEqualTo(new Outcome.Refused("not_your_decision"));
        assertThat(desk.cases.file(id, noor).orElseThrow().lastDecision().yours())
                .isFalse();
        assertThat(desk.cases.file(id, priya).orElseThrow().lastDecision().yours())
                .isTrue();
        assertThat(desk.cases.undo(id, decision, priya)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, priya).holder().name()).isEqualTo("Priya");

        long other = desk.caseAbout("robin", "harassment");
        desk.approvals.approve(desk.proposed(other, jonas), "I agree", priya);
        assertThat(desk.cases.undo(other, file(other).lastDecision().decisionId(), jonas))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(other, jonas).holder().name()).isEqualTo("Jonas");
    }

    @Test
    void nobodyApprovesTheirOwnAndModeratorsApproveNothing() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, priya);
        assertThat(desk.approvals.approve(asked, "my own", priya)).isEqualTo(new Outcome.Refused("own_ask"));
        assertThat(desk.approvals.refuse(asked, "my own", priya)).isEqualTo(new Outcome.Refused("own_ask"));
        assertThat(desk.approvals.approve(asked, "why not", ana)).isEqualTo(new Outcome.Refused("not_supervisor"));
        assertThat(desk.approvals.refuse(asked, "why not", ana)).isEqualTo(new Outcome.Refused("not_supervisor"));
        assertThat(approval(id).state()).isEqualTo(Approval.State.ASKED);
        assertThat(desk.approvals.countFor(priya)).isZero();
        assertThat(desk.approvals.countFor(ana)).isZero();
        assertThat(desk.approvals.countFor(noor)).isEqualTo(1);
        assertThat(desk.approvals.approve(asked, "I agree", noor)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theDatabaseHoldsThatNobodyApprovesTheirOwn() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, priya);
        for (String state : List.of("approved", "refused")) {
            assertThatThrownBy(() -> answerByHand(asked, state, priya)).isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() ->
                        desk.desk.execute("update desk.approval set asked_by = ? where approval_id = ?", 1, asked))
                .as("what was asked stays as it was asked")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        desk.desk.execute("update desk.approval set state = 'approved' where approval_id = ?", asked))
                .as("an answer has somebody who gave it, and a reason")
                .isInstanceOf(DataAccessException.class);
        answerByHand(asked, "approved", noor);
    }

    @Test
    void everyAnswerHasAReason() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        assertThatThrownBy(() -> desk.approvals.approve(asked, " ", priya))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.approvals.refuse(asked, " ", priya)).isInstanceOf(IllegalArgumentException.class);
        assertThat(approval(id).state()).isEqualTo(Approval.State.ASKED);
    }

    @Test
    void whatIsSentBackIsOpenAgainWithItsClockSetAnew() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        desk.databases
                .deskOwner()
                .execute("update desk.cases set due_at = due_at - interval '5 hours' where case_id = ?", id);
        assertThat(desk.approvals.refuse(asked, "a shorter one is enough", priya))
                .isInstanceOf(Outcome.Done.class);
        QueueRow row = desk.row(id, jonas);
        assertThat(row.state()).isEqualTo(CaseState.OPEN);
        assertThat(row.isOverdue()).isFalse();
        assertThat(approval(id).state()).isEqualTo(Approval.State.REFUSED);
        assertThat(file(id).lastDecision()).isNull();
        assertThat(desk.verbs(id)).endsWith("refuse");
        assertThat(desk.approvals.approve(asked, "after all", noor)).isEqualTo(new Outcome.Refused("answered.refused"));
        assertThat(desk.proposed(id, jonas)).as("it can be asked again").isGreaterThan(asked);
    }

    @Test
    void whoAskedTakesItBackAndHasTheCaseAgain() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        assertThat(desk.approvals.withdraw(asked, priya)).isEqualTo(new Outcome.Refused("not_your_ask"));
        assertThat(desk.approvals.withdraw(asked, jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, jonas).holder().name()).isEqualTo("Jonas");
        assertThat(desk.approvals.approve(asked, "too late", priya))
                .isEqualTo(new Outcome.Refused("answered.withdrawn"));
        assertThat(desk.verbs(id)).endsWith("withdraw");
    }

    @Test
    void whatNobodyAnsweredInTimeLapses() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        desk.pass(Duration.ofMinutes(59));
        assertThat(desk.approvals.lapse()).isZero();
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.leases.resume()).as("its end is that of the ask").isZero();
        assertThat(desk.approvals.approve(asked, "late", priya)).isEqualTo(new Outcome.Refused("ask_over"));
        assertThat(desk.approvals.lapse()).isEqualTo(1);
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.row(id, jonas).isOverdue()).isFalse();
        assertThat(approval(id).state()).isEqualTo(Approval.State.LAPSED);
        assertThat(desk.verbs(id)).endsWith("lapse");
        assertThat(desk.approvals.lapse()).isZero();
    }

    @Test
    void aWaitingCaseIsReadByEverybodyAndClaimedByNobody() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        assertThat(desk.reviews.open(id, null, priya).lines()).isNotEmpty();
        assertThat(desk.cases.claim(id, priya)).isEqualTo(new Outcome.Refused("second_person"));
        assertThat(desk.cases.claim(id, jonas)).isEqualTo(new Outcome.Refused("second_person"));
        assertThat(desk.approvals.approve(asked, "I agree", priya)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aReportThatArrivesEndsTheAskCleanly() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        desk.report("message-of-finch", "somebody-else", "harassment", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.row(id, jonas).state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.row(id, jonas).waitingUntil()).isNull();
        assertThat(approval(id).state()).isEqualTo(Approval.State.WITHDRAWN);
        assertThat(desk.verbs(id)).endsWith("overtaken", "report");
        assertThat(desk.approvals.approve(asked, "I agree", priya))
                .isEqualTo(new Outcome.Refused("answered.withdrawn"));
        assertThat(desk.proposed(id, ana)).isGreaterThan(asked);
    }

    @Test
    void aCaseThatChangedIsNotApprovedAndWhatChangedIsTold() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        desk.cases.changeTier(id, Tier.SOON, "it can wait", ana);
        assertThat(desk.approvals.approve(asked, "I agree", priya))
                .isInstanceOfSatisfying(Outcome.Changed.class, changed -> assertThat(changed.changes())
                        .extracting(CaseFile.Event::what)
                        .containsExactly("tier"));
        assertThat(approval(id).state()).isEqualTo(Approval.State.ASKED);
        assertThat(file(id).lastDecision()).isNull();
        assertThat(desk.approvals.refuse(asked, "please look again", priya)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aShorterTimeIsApprovedWithWordsThatFit() {
        long id = desk.caseAbout("finch", "harassment");
        long asked = desk.proposed(id, jonas);
        Duration days = Duration.ofDays(10);
        assertThatThrownBy(() -> desk.approvals.approveShorter(asked, Duration.ofDays(14), "text", "no", priya))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.approvals.approveShorter(asked, days, "until {until}", "no", priya))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.approvals.approveShorter(asked, days, "You can come back in 10 days.", "enough", priya))
                .isInstanceOf(Outcome.Done.class);
        assertThat(file(id).lastDecision().text()).isEqualTo("You can come back in 10 days.");
        assertThat(approval(id).decision().lasts())
                .as("what was proposed is kept")
                .isEqualTo(Duration.ofDays(14));

        long ban = desk.caseAbout("robin", "harassment");
        desk.cases.claim(ban, jonas);
        var outcome = (Outcome.Asked) desk.cases.decide(TestDesk.request(ban, version(ban), Action.BAN), jonas);
        assertThat(desk.approvals.approveShorter(outcome.approvalId(), days, "text", "enough", priya))
                .isEqualTo(new Outcome.Refused("no_suspension"));
    }

    @Test
    void aDecisionThatCouldNotBeTakenIsNotProposedEither() {
        long id = desk.caseAbout("finch", "harassment");
        desk.cases.claim(id, jonas);
        assertThat(desk.cases.decide(TestDesk.longSuspension(id, version(id) - 1), jonas))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(desk.cases.decide(TestDesk.longSuspension(id, version(id)), ana))
                .isInstanceOf(Outcome.LeaseEnded.class);
        desk.cases.changePath(id, CasePath.CARE, "needs help", jonas);
        assertThat(desk.cases.decide(TestDesk.longSuspension(id, version(id)), jonas))
                .isEqualTo(new Outcome.Refused("wrong_path"));
        assertThat(desk.approvals.pending(noor)).isEmpty();
    }

    @Test
    void loweringAnImmediateNeedsASecondPersonEvenForASupervisor() {
        long id = desk.caseAbout("finch", "crisis");
        desk.cases.claim(id, priya);
        var outcome = (Outcome.Asked) desk.cases.changeTier(id, Tier.SOON, "it was a quote", priya);
        assertThat(desk.row(id, priya).tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(desk.row(id, priya).holder().name()).as("the case stays").isEqualTo("Priya");
        assertThat(desk.cases.changeTier(id, Tier.URGENT, "again", priya))
                .isEqualTo(new Outcome.Refused("asked_already"));
        assertThat(desk.approvals.approve(outcome.approvalId(), "mine", priya))
                .isEqualTo(new Outcome.Refused("own_ask"));
        assertThat(desk.approvals.approve(outcome.approvalId(), "I read it too", noor))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, priya).tier()).isEqualTo(Tier.SOON);
        assertThat(desk.row(id, priya).holder().name()).isEqualTo("Priya");
        assertThat(desk.verbs(id)).endsWith("ask", "approve");
    }

    @Test
    void anImmediateIsNotLoweredAfterAnotherReport() {
        long id = desk.caseAbout("finch", "crisis");
        var outcome = (Outcome.Asked) desk.cases.changeTier(id, Tier.SOON, "it was a quote", jonas);
        desk.report("message-of-finch", "somebody-else", "crisis", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.approvals.approve(outcome.approvalId(), "I agree", priya))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(desk.row(id, priya).tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(desk.approvals.withdraw(outcome.approvalId(), jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, priya).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void raisingAndLoweringOthersNeedsNobodyElse() {
        long id = desk.caseAbout("finch", "harassment");
        assertThat(desk.cases.changeTier(id, Tier.ROUTINE, "calm", jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.cases.changeTier(id, Tier.IMMEDIATE, "not calm", jonas)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.approvals.pending(noor)).isEmpty();
    }

    @Test
    void whatWaitsIsListedOldestFirst() {
        long first = desk.caseAbout("finch", "harassment");
        long second = desk.caseAbout("robin", "crisis");
        desk.proposed(first, jonas);
        desk.cases.changeTier(second, Tier.SOON, "it was a quote", ana);
        assertThat(desk.approvals.pending(noor))
                .extracting(pending -> pending.row().caseId())
                .containsExactly(first, second);
        desk.approvals.approve(desk.approvals.ofCase(second, priya).getFirst().approvalId(), "yes", priya);
        assertThat(desk.approvals.pending(noor)).hasSize(1);
    }

    @Test
    void anUnknownNumberIsNothing() {
        assertThat(desk.approvals.approve(4711, "yes", priya)).isEqualTo(new Outcome.Nothing());
        assertThat(desk.approvals.withdraw(4711, jonas)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void twoWhoApproveAtOnceDecideOnce() throws Exception {
        for (int round = 0; round < 8; round++) {
            long id = desk.caseAbout("finch-" + round, "harassment");
            long asked = desk.proposed(id, jonas);
            var outcomes = together(
                    () -> desk.approvals.approve(asked, "yes", priya),
                    () -> desk.approvals.approve(asked, "yes", noor));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(new Outcome.Refused("answered.approved"));
            assertThat(desk.verbs(id)).containsOnlyOnce("approve");
        }
    }

    @Test
    void approvalWithdrawalAndTheEndOfTheTimeHaveOneOutcome() throws Exception {
        for (int round = 0; round < 12; round++) {
            long id = desk.caseAbout("finch-" + round, "harassment");
            long asked = desk.proposed(id, jonas);
            if (round % 2 == 1) {
                desk.pass(Duration.ofMinutes(61));
            }
            together(
                    () -> desk.approvals.approve(asked, "yes", priya),
                    () -> desk.approvals.refuse(asked, "no", noor),
                    () -> desk.approvals.withdraw(asked, jonas),
                    () -> {
                        desk.approvals.lapse();
                        return new Outcome.Nothing();
                    });
            assertThat(desk.verbs(id).stream().filter(List.of("approve", "refuse", "withdraw", "lapse")::contains))
                    .hasSize(1);
            assertThat(approval(id).state()).isNotEqualTo(Approval.State.ASKED);
            CaseState expected =
                    switch (approval(id).state()) {
                        case APPROVED -> CaseState.CLOSING;
                        case WITHDRAWN -> CaseState.CLAIMED;
                        default -> CaseState.OPEN;
                    };
            assertThat(desk.row(id, jonas).state()).isEqualTo(expected);
        }
    }

    @Test
    void aReportAndAnApprovalAtOnceNeverLoseTheReport() throws Exception {
        for (int round = 0; round < 8; round++) {
            String member = "finch-" + round;
            long id = desk.caseAbout(member, "harassment");
            long asked = desk.proposed(id, jonas);
            desk.report("message-of-" + member, "somebody-else", "harassment", Duration.ZERO);
            together(() -> desk.approvals.approve(asked, "yes", priya), () -> {
                desk.intake.drain();
                return new Outcome.Nothing();
            });
            assertThat(desk.row(id, jonas).state())
                    .as("approved first or not, the new report is not covered")
                    .isEqualTo(CaseState.OPEN);
            assertThat(approval(id).state()).isIn(Approval.State.APPROVED, Approval.State.WITHDRAWN);
        }
    }

    @Test
    void askingTwiceAtOnceAsksOnce() throws Exception {
        for (int round = 0; round < 8; round++) {
            long id = desk.caseAbout("finch-" + round, "crisis");
            var outcomes = together(
                    () -> desk.cases.changeTier(id, Tier.SOON, "calm", jonas),
                    () -> desk.cases.changeTier(id, Tier.ROUTINE, "calm", ana));
            assertThat(outcomes).filteredOn(Outcome.Asked.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(new Outcome.Refused("asked_already"));
            assertThat(desk.approvals.ofCase(id, priya)).hasSize(1);
        }
    }

    @SafeVarargs
    private static List<Outcome> together(Callable<Outcome>... acts) throws Exception {
        var start = new CyclicBarrier(acts.length);
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            var running = List.of(acts).stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            var outcomes = new java.util.ArrayList<Outcome>();
            for (var each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    private void answerByHand(long asked, String state, Person by) {
        desk.desk.execute(
                "update desk.approval set state = ?, answered_by = ?, answered_at = now(), answer_reason = 'by hand' where approval_id = ?",
                state,
                by.accountId(),
                asked);
    }

    private Approval approval(long caseId) {
        return desk.approvals.ofCase(caseId, priya).getFirst();
    }

    private CaseFile file(long caseId) {
        return desk.cases.file(caseId, jonas).orElseThrow();
    }

    private int version(long caseId) {
        return desk.version(caseId, jonas);
    }
}
