package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.care.Protocol;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.care.SafetyPlan;
import org.havendesk.care.SafetyPlan.Section;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guided steps of a care case from its claim to closed, on real PostgreSQL. */
class CarePathTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final Person hanna = desk.supervisor("Hanna Brandt");
    private final Person priya = desk.supervisor("Priya Raman");

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void fromClaimedToClosed() {
        long id = claimed("heron", "worry");
        assess(id, "yes");
        assertThat(run(id).answered()).isEqualTo(1);
        assertThat(send(id, Action.CONTACT, null, null)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.WAITING);
        desk.cases.claim(id, mira);
        assertThat(send(id, Action.SIGNPOST, null, null)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).state()).as("goes on").isEqualTo(CaseState.CLAIMED);
        desk.carePath.notNeeded(id, "hand_over", "a colleague is with them", mira);
        desk.carePath.answer(id, "document", "", "They sleep better and have company.", mira);
        assertThat(send(id, Action.CLOSE, null, null)).isEqualTo(new Outcome.Refused("steps_open"));
        assertThat(run(id).open()).extracting(s -> s.step().key()).containsExactly("follow_up", "debrief");
        send(id, Action.FOLLOW_UP, Instant.now().plus(Duration.ofDays(2)), jonas.accountId());
        assertThat(run(id).followUp().who()).isEqualTo("Jonas Lindqvist");
        desk.pass(Duration.ofDays(3));
        assertThat(desk.leases.resume()).isEqualTo(1);
        desk.cases.claim(id, mira);
        desk.carePath.answer(id, "debrief", "", "done", mira);
        assertThat(run(id).open()).isEmpty();
        assertThat(send(id, Action.CLOSE, null, null)).isInstanceOf(Outcome.Done.class);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        assertThat(desk.row(id, mira).state()).isEqualTo(CaseState.CLOSED);
        assertThat(run(id).followUp()).as("done with the case").isNull();
        assertThat(count("select count(*) from desk.strike")).isZero();
        assertThat(desk.verbs(id))
                .containsSubsequence(
                        "claim", "care_answer", "decide", "care_not_needed", "resume", "care_answer", "settle");
    }

    @Test
    void theLedgerSaysThatAStepWasAnsweredAndNotHow() {
        long id = claimed("heron", "worry");
        desk.carePath.answer(id, "document", "", "a secret word", mira);
        desk.carePath.notNeeded(id, "debrief", "another secret", mira);
        desk.carePath.savePlan(id, plan("a third secret"), mira);
        String ledger = desk.desk.fetch("select * from desk.ledger_entry").formatCSV();
        assertThat(ledger).contains("care_answer", "document").doesNotContain("secret");
    }

    @Test
    void everyActNeedsTheLease() {
        long id = desk.caseAbout("heron", "worry");
        assertThat(desk.carePath.answer(id, "document", "", "words", mira)).isInstanceOf(Outcome.LeaseEnded.class);
        assertThat(desk.carePath.notNeeded(id, "document", "why", mira)).isInstanceOf(Outcome.LeaseEnded.class);
        assertThat(desk.carePath.savePlan(id, plan("x"), mira)).isInstanceOf(Outcome.LeaseEnded.class);
        desk.cases.claim(id, jonas);
        assertThat(desk.carePath.answer(id, "document", "", "words", mira))
                .isInstanceOfSatisfying(
                        Outcome.LeaseEnded.class, e -> assertThat(e.takenBy()).isEqualTo("Jonas Lindqvist"));
    }

    @Test
    void whatIsNotAskedOrNotOfferedIsRefused() {
        long id = claimed("heron", "worry");
        assertThat(desk.carePath.answer(id, "no such", "", "x", mira)).isEqualTo(new Outcome.Refused("no_such_step"));
        assertThat(desk.carePath.answer(id, "assess", "", "x", mira)).isEqualTo(new Outcome.Refused("no_such_step"));
        assertThat(desk.carePath.answer(id, "assess", "safe", "perhaps", mira))
                .isEqualTo(new Outcome.Refused("no_such_answer"));
        assertThat(desk.carePath.answer(id, "document", "", " ", mira))
                .isEqualTo(new Outcome.Refused("no_such_answer"));
        assertThatThrownBy(() -> desk.carePath.notNeeded(id, "assess", " ", mira))
                .isInstanceOf(IllegalArgumentException.class);
        long conduct = claimed("finch", "abuse");
        assertThat(desk.carePath.answer(conduct, "document", "", "x", mira))
                .isEqualTo(new Outcome.Refused("wrong_path"));
    }

    @Test
    void theNewestAnswerWinsAndEarlierOnesStay() {
        long id = claimed("heron", "worry");
        desk.carePath.answer(id, "document", "", "first", mira);
        desk.carePath.notNeeded(id, "document", "nothing happened", mira);
        assertThat(step(id, "document").notNeeded().words()).isEqualTo("nothing happened");
        desk.carePath.answer(id, "document", "", "second", mira);
        assertThat(step(id, "document").notNeeded()).isNull();
        assertThat(step(id, "document").answers().get("").words()).isEqualTo("second");
        assertThat(count("select count(*) from desk.care_answer")).isEqualTo(3);
    }

    @Test
    void anAnswerRaisesTheTierToTheHighestItemAndNeverLowersIt() {
        long id = claimed("heron", "worry");
        desk.databases.deskOwner().execute("update desk.cases set tier = 4 where case_id = ?", id);
        int version = desk.version(id, mira);
        desk.carePath.answer(id, "assess", "safe", "not_sure", mira);
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.URGENT);
        assertThat(desk.version(id, mira)).as("what was read of it is old").isEqualTo(version + 1);
        desk.carePath.answer(id, "assess", "nearby", "nobody", mira);
        assertThat(desk.row(id, mira).tier()).as("nothing is added up").isEqualTo(Tier.URGENT);
        desk.carePath.answer(id, "assess", "plan", "yes", mira);
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.IMMEDIATE);
        desk.carePath.answer(id, "assess", "plan", "no", mira);
        assertThat(desk.row(id, mira).tier()).as("never lower").isEqualTo(Tier.IMMEDIATE);
    }

    @Test
    void aRunningCaseKeepsItsProtocolWhileSupervisorsEdit() {
        long running = claimed("heron", "worry");
        Settings settings = new Settings(desk.desk);
        Protocol first = settings.newest(Protocol.KIND).value();
        List<Step> more = new ArrayList<>(first.steps());
        more.add(new Step("pause", "Pause", null, true, StepKind.DEBRIEF, List.of()));
        settings.save(Protocol.KIND, 1, new Protocol(more), "a pause for everybody", hanna);
        assertThat(run(running).version()).isEqualTo(1);
        assertThat(run(running).steps()).hasSize(7);
        long later = claimed("wren", "worry");
        assertThat(run(later).version()).isEqualTo(2);
        assertThat(run(later).steps()).hasSize(8);
    }

    @Test
    void aCaseThatMovesToCareGetsItsProtocolWithTheFirstAnswer() {
        long id = claimed("finch", "abuse");
        assertThat(count("select count(protocol_version) from desk.cases")).isZero();
        desk.cases.changePath(id, CasePath.CARE, "they need help", mira);
        desk.carePath.answer(id, "document", "", "words", mira);
        assertThat(count("select count(protocol_version) from desk.cases")).isEqualTo(1);
    }

    @Test
    void aCareCaseMovesToConductWithOpenStepsOnceItIsNoImmediate() {
        long id = claimed("heron", "worry");
        assertThat(desk.cases.changePath(id, CasePath.CONDUCT, "it was a threat", mira))
                .isEqualTo(new Outcome.Refused("immediate_care"));
        assertThat(desk.cases.changePath(id, CasePath.CONDUCT, "it was a threat", priya))
                .as("a supervisor alone does not either")
                .isInstanceOf(Outcome.HeldBy.class);
        desk.cases.release(id, mira);
        assertThat(desk.cases.changePath(id, CasePath.CONDUCT, "it was a threat", priya))
                .isEqualTo(new Outcome.Refused("immediate_care"));
        var asked = (Outcome.Asked) desk.cases.changeTier(id, Tier.URGENT, "a threat, nobody in danger", mira);
        desk.approvals.approve(asked.approvalId(), "so I read it", priya);
        assertThat(desk.cases.changePath(id, CasePath.CONDUCT, "it was a threat", mira))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.URGENT);
    }

    @Test
    void anImmediateOfConductMovesToCareAndStaysImmediate() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.changeTier(id, Tier.IMMEDIATE, "in danger", mira);
        assertThat(desk.cases.changePath(id, CasePath.CARE, "they need help", mira))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(desk.cases.changePath(id, CasePath.CONDUCT, "back", mira))
                .isEqualTo(new Outcome.Refused("immediate_care"));
    }

    @Test
    void anImmediateIsNotPutAsideForLongByOnePerson() {
        long id = claimed("heron", "worry");
        for (Action action : List.of(Action.CONTACT, Action.FOLLOW_UP)) {
            assertThat(desk.cases.decide(at(id, action, Instant.now().plus(Duration.ofDays(30))), mira))
                    .isEqualTo(new Outcome.Refused("rests_too_long"));
        }
        assertThat(desk.cases.decide(at(id, Action.FOLLOW_UP, Instant.now().plus(Duration.ofDays(2))), mira))
                .isInstanceOf(Outcome.Done.class);
        long urgent = claimed("finch", "worry");
        var asked = (Outcome.Asked) desk.cases.changeTier(urgent, Tier.SOON, "calmer", mira);
        desk.approvals.approve(asked.approvalId(), "yes", priya);
        assertThat(desk.cases.decide(at(urgent, Action.FOLLOW_UP, Instant.now().plus(Duration.ofDays(30))), mira))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void reopeningAndNewReportsNeverLowerAnImmediate() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.changeTier(id, Tier.IMMEDIATE, "in danger", mira);
        desk.decide(id, mira, Action.WARN);
        desk.report("message-of-finch", "somebody", "spam", Duration.ZERO);
        desk.intake.drain();
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.IMMEDIATE);
        desk.decide(id, mira, Action.WARN);
        desk.settle();
        desk.cases.reopen(id, "once more", mira);
        assertThat(desk.row(id, mira).tier()).isEqualTo(Tier.IMMEDIATE);
        var row = desk.row(id, mira);
        assertThat(Duration.between(row.readAt(), row.dueAt())).isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void contactWaitsAsLongAsTheTierOrAsChosen() {
        long immediate = claimed("heron", "worry");
        send(immediate, Action.CONTACT, null, null);
        assertThat(waits(immediate)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        long urgent = claimed("wren", "worry");
        desk.databases.deskOwner().execute("update desk.cases set tier = 2 where case_id = ?", urgent);
        send(urgent, Action.CONTACT, null, null);
        assertThat(waits(urgent)).isBetween(Duration.ofMinutes(239), Duration.ofHours(4));
        long chosen = claimed("robin", "worry");
        assertThat(send(chosen, Action.CONTACT, Instant.now().minusSeconds(60), null))
                .isEqualTo(new Outcome.Refused("time_is_past"));
        send(chosen, Action.CONTACT, Instant.now().plus(Duration.ofHours(3)), null);
        assertThat(waits(chosen)).isBetween(Duration.ofMinutes(179), Duration.ofHours(3));
        assertThat(waitingFor(chosen)).isEqualTo("reply");
    }

    @Test
    void afterWaitingTheCaseReturnsToItsBandWithItsTiersClock() {
        long id = claimed("heron", "worry");
        send(id, Action.CONTACT, null, null);
        desk.pass(Duration.ofMinutes(31));
        assertThat(desk.leases.resume()).isEqualTo(1);
        QueueRow row = desk.row(id, mira);
        assertThat(row.state()).isEqualTo(CaseState.OPEN);
        assertThat(Duration.between(row.readAt(), row.dueAt()))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void undoingAMessageOpensItsStepAgain() {
        long id = claimed("heron", "worry");
        send(id, Action.SIGNPOST, null, null);
        assertThat(step(id, "resources").isAnswered()).isTrue();
        undo(id);
        assertThat(step(id, "resources").isAnswered()).isFalse();
        send(id, Action.CONTACT, null, null);
        assertThat(step(id, "respond").isAnswered()).isTrue();
        undo(id);
        assertThat(step(id, "respond").isAnswered()).isFalse();
        assertThat(desk.cases.file(id, mira).orElseThrow().isYours(mira.accountId()))
                .isTrue();
        assertThat(waitingFor(id)).isNull();
    }

    @Test
    void aHandOverWaitsUntilASupervisorTakesIt() {
        long id = claimed("heron", "worry");
        assertThat(send(id, Action.HAND_OVER, null, priya.accountId())).isEqualTo(new Outcome.Refused("not_a_lead"));
        lead(hanna);
        assertThat(send(id, Action.HAND_OVER, null, hanna.accountId())).isInstanceOf(Outcome.Done.class);
        assertThat(run(id).handOver().to()).isEqualTo("Hanna Brandt");
        assertThat(run(id).handOver().acknowledgedAt()).isNull();
        assertThat(step(id, "hand_over").isAnswered()).isTrue();
        assertThat(desk.cases.claim(id, jonas)).isEqualTo(new Outcome.Refused("escalated"));
        assertThat(desk.cases.claim(id, hanna)).isInstanceOf(Outcome.Done.class);
        assertThat(run(id).handOver().acknowledgedBy()).isEqualTo("Hanna Brandt");
        assertThat(desk.verbs(id)).endsWith("acknowledge");
        assertThat(desk.carePath.answer(id, "document", "", "goes on here", hanna))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void undoingAHandOverTakesItBackFromTheLeads() {
        long id = claimed("heron", "worry");
        send(id, Action.HAND_OVER, null, null);
        undo(id);
        assertThat(run(id).handOver()).isNull();
        assertThat(step(id, "hand_over").isAnswered()).isFalse();
        desk.cases.release(id, mira);
        desk.cases.claim(id, hanna);
        assertThat(desk.verbs(id)).as("there is nothing to acknowledge").endsWith("release", "claim");
    }

    @Test
    void undoingAFollowUpTakesItBackAndFollowingUpAgainFinishesTheFirst() {
        long id = claimed("heron", "worry");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        send(id, Action.FOLLOW_UP, tomorrow, null);
        assertThat(waitingFor(id)).isEqualTo("follow_up");
        undo(id);
        assertThat(run(id).followUp()).isNull();
        assertThat(step(id, "follow_up").isAnswered()).isFalse();
        send(id, Action.FOLLOW_UP, tomorrow, null);
        desk.cases.claim(id, mira);
        send(id, Action.FOLLOW_UP, tomorrow.plus(Duration.ofDays(1)), null);
        assertThat(count("select count(*) from desk.follow_up where done_at is not null"))
                .isEqualTo(1);
        undo(id);
        assertThat(count("select count(*) from desk.follow_up where done_at is not null"))
                .isZero();
        assertThat(run(id).followUp().dueAt())
                .isCloseTo(tomorrow, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void aSafetyPlanHasVersions() {
        long id = claimed("heron", "worry");
        assertThat(run(id).plan()).isNull();
        desk.carePath.savePlan(id, plan("Walk by the river"), mira);
        desk.carePath.savePlan(id, plan("Call my sister"), mira);
        assertThat(run(id).plan().version()).isEqualTo(2);
        assertThat(run(id).plan().plan()).isEqualTo(plan("Call my sister"));
        assertThat(count("select count(*) from desk.safety_plan")).isEqualTo(2);
    }

    @Test
    void theNextStepIsTheFirstWithoutAnAnswerAfterThisOne() {
        long id = claimed("heron", "worry");
        assertThat(run(id).next(null).orElseThrow().step().key()).isEqualTo("assess");
        desk.carePath.notNeeded(id, "resources", "they have all of it", mira);
        assertThat(run(id).next("respond").orElseThrow().step().key()).isEqualTo("hand_over");
        assertThat(run(id).next("debrief").orElseThrow().step().key()).isEqualTo("assess");
    }

    private long claimed(String member, String category) {
        long id = desk.caseAbout(member, category);
        desk.cases.claim(id, mira);
        return id;
    }

    private void assess(long id, String safe) {
        Map.of("safe", safe, "plan", "no", "nearby", "now", "reached_out", "yes", "young", "no")
                .forEach((question, answer) -> assertThat(desk.carePath.answer(id, "assess", question, answer, mira))
                        .isInstanceOf(Outcome.Done.class));
    }

    private Outcome send(long id, Action action, @Nullable Instant until, @Nullable Long colleague) {
        return desk.cases.decide(
                new DecisionRequest(
                        id,
                        desk.version(id, mira),
                        EnumSet.of(action),
                        null,
                        "as the steps say",
                        action.needsText() ? "Words" : null,
                        null,
                        null,
                        until,
                        colleague),
                mira);
    }

    private DecisionRequest at(long id, Action action, Instant time) {
        return new DecisionRequest(
                id,
                desk.version(id, mira),
                java.util.Set.of(action),
                null,
                "look again",
                action.needsText() ? "How are you" : null,
                null,
                null,
                time,
                null);
    }

    private void undo(long id) {
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
    }

    private void lead(Person person) {
        desk.databases
                .deskOwner()
                .execute("update desk.account set safeguarding_lead = true where account_id = ?", person.accountId());
    }

    private CareRun run(long id) {
        return desk.carePath.read(id, priya);
    }

    private StepRun step(long id, String key) {
        return run(id).step(key).orElseThrow();
    }

    private Duration waits(long id) {
        return Duration.between(desk.row(id, mira).readAt(), desk.row(id, mira).waitingUntil());
    }

    private @Nullable String waitingFor(long id) {
        return desk.desk
                .fetchSingle("select waiting_for from desk.cases where case_id = ?", id)
                .get(0, String.class);
    }

    private int count(String sql) {
        return desk.desk.fetchSingle(sql).get(0, Integer.class);
    }

    private static SafetyPlan plan(String words) {
        return new SafetyPlan(Map.of(Section.WHAT_I_CAN_DO, words));
    }
}
