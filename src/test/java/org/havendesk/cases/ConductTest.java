package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Strikes, care before conduct, and what reporters are told. */
class ConductTest {
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
    void aBrokenRuleIsAStrikeWhenTheDecisionSettlesAndExpires() {
        long id = desk.caseAbout("finch", "abuse");
        desk.decide(id, mira, Action.WARN);
        assertThat(desk.measures.standing(id, priya).strikes()).isZero();
        desk.settle();
        assertThat(desk.measures.standing(id, priya).strikes()).isEqualTo(1);
        assertThat(desk.measures.standing(id, priya).limit()).isEqualTo(3);
        desk.pass(Duration.ofDays(89));
        assertThat(desk.measures.standing(id, priya).strikes()).isEqualTo(1);
        desk.pass(Duration.ofDays(1));
        assertThat(desk.measures.standing(id, priya).strikes()).isZero();
        assertThat(desk.measures.standing(id, priya).strikesUntil()).isNull();
    }

    @Test
    void neitherAnUndoneDecisionNorAFriendlyWordNorOneWithoutARuleIsAStrike() {
        long undone = desk.caseAbout("finch", "abuse");
        desk.decide(undone, mira, Action.WARN);
        desk.cases.undo(
                undone,
                desk.cases.file(undone, mira).orElseThrow().lastDecision().decisionId(),
                mira);
        long steered = desk.caseAbout("heron", "abuse");
        desk.decide(steered, mira, Action.STEER);
        long ruleless = desk.caseAbout("wren", "abuse");
        desk.cases.claim(ruleless, mira);
        desk.cases.decide(
                new DecisionRequest(
                        ruleless,
                        desk.version(ruleless, mira),
                        java.util.Set.of(Action.WARN),
                        Policy.NONE,
                        "a gentle word",
                        "Words"),
                mira);
        desk.settle();
        for (long id : List.of(undone, steered, ruleless)) {
            assertThat(desk.measures.standing(id, priya).strikes()).isZero();
        }
    }

    @Test
    void careIsNeverAStrike() {
        long id = desk.caseAbout("heron", "worry");
        desk.decide(id, mira, Action.SIGNPOST);
        desk.settle();
        assertThat(desk.measures.standing(id, priya).strikes()).isZero();
    }

    @Test
    void whileSomebodyIsLookedAfterOnlyTheirHelperOrASupervisorRestricts() {
        long conduct = both("finch");
        assertThat(desk.restrict(conduct, mira, Action.MUTE, Duration.ofHours(1)))
                .isEqualTo(new Outcome.Refused("care_first"));
        assertThat(desk.decide(conduct, mira, Action.WARN)).isInstanceOf(Outcome.Done.class);
        long second = both("heron");
        desk.cases.claim(careCase("heron"), mira);
        assertThat(desk.restrict(second, mira, Action.MUTE, Duration.ofHours(1)))
                .isInstanceOf(Outcome.Done.class);
        long third = both("wren");
        assertThat(desk.restrict(third, priya, Action.MUTE, Duration.ofHours(1)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aHelperWhoseLeaseEndedIsNotTheHelperAnyMore() {
        long conduct = both("finch");
        desk.cases.claim(careCase("finch"), mira);
        desk.pass(Duration.ofMinutes(6));
        assertThat(desk.restrict(conduct, mira, Action.MUTE, Duration.ofHours(1)))
                .isEqualTo(new Outcome.Refused("care_first"));
    }

    @Test
    void aCareCaseThatIsNotPressingOrIsClosedForbidsNothing() {
        long conduct = both("finch");
        var asked = (Outcome.Asked) desk.cases.changeTier(careCase("finch"), Tier.SOON, "all is well", priya);
        assertThat(desk.restrict(conduct, mira, Action.MUTE, Duration.ofHours(1)))
                .as("asked for, and not agreed to")
                .isEqualTo(new Outcome.Refused("care_first"));
        desk.approvals.approve(asked.approvalId(), "I spoke with them", desk.supervisor("Sana Iqbal"));
        assertThat(desk.restrict(conduct, mira, Action.MUTE, Duration.ofHours(1)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoIsAboutToLoseTheCareCaseDoesNotRestrictBesideTheOneWhoTakesIt() throws Exception {
        long conduct = both("finch");
        long care = careCase("finch");
        desk.cases.claim(care, mira);
        desk.cases.claim(conduct, mira);
        var request = TestDesk.restriction(conduct, desk.version(conduct, mira), Action.MUTE, Duration.ofHours(1));
        CompletableFuture<Outcome> restricted = desk.desk.transactionResult(tx -> {
            var locked = CaseMoves.lock(tx.dsl(), care).orElseThrow();
            var deciding = CompletableFuture.supplyAsync(() -> desk.cases.decide(request, mira));
            awaitSomebodyWaiting();
            locked.row().setLeasedBy(jonas.accountId());
            locked.row().update();
            return deciding;
        });
        assertThat(restricted.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Refused("care_first"));
    }

    @Test
    void reportersHearThatSomethingWasDoneAndNotWhat() {
        long id = reportedByMembers("finch", "robin", "lamb");
        desk.decide(id, mira, Action.REMOVE_MESSAGE, Action.WARN);
        desk.deliver();
        assertThat(told("robin")).isEmpty();
        desk.settle();
        desk.deliver();
        assertThat(told("robin"))
                .singleElement()
                .asString()
                .contains("Thank you")
                .doesNotContain("finch", "remove");
        assertThat(told("lamb")).hasSize(1);
        assertThat(told("finch")).containsExactly("Words to you");
        assertThat(receipts(id)).contains("outcome done 2", "notice done 1", "remove_message done 1");
        assertThat(desk.cases.file(id, mira).orElseThrow().timeline())
                .as("one line of the receipts tells of all of them")
                .noneMatch(event -> event.detail() != null && event.detail().startsWith("outcome"));
    }

    @Test
    void whoReportedTwiceHearsOnceAndWhoIsNoMemberNothing() {
        long id = reportedByMembers("finch", "robin");
        desk.report("message-of-finch", "robin", "abuse", Duration.ofSeconds(5));
        desk.report("message-of-finch", "a panel of reviewers", "abuse", Duration.ofSeconds(5));
        desk.intake.drain();
        desk.decide(id, mira, Action.NO_ACTION);
        desk.settle();
        desk.deliver();
        assertThat(told("robin")).hasSize(1);
        assertThat(receipts(id)).containsExactly("outcome done 1");
    }

    @Test
    void aCaseDecidedAgainTellsOnlyWhoReportedSince() {
        long id = reportedByMembers("finch", "robin");
        desk.decide(id, mira, Action.NO_ACTION);
        desk.settle();
        desk.cases.reopen(id, "another look", mira);
        desk.member("lamb", "lamb-handle");
        desk.report("message-of-finch", "lamb", "abuse", Duration.ofSeconds(5));
        desk.intake.drain();
        desk.decide(id, mira, Action.WARN);
        desk.settle();
        desk.deliver();
        assertThat(told("robin")).hasSize(1);
        assertThat(told("lamb")).hasSize(1);
    }

    @Test
    void anUndoneDecisionTellsNobody() {
        long id = reportedByMembers("finch", "robin");
        desk.decide(id, mira, Action.WARN);
        desk.cases.undo(
                id, desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId(), mira);
        desk.settle();
        desk.deliver();
        assertThat(told("robin")).isEmpty();
    }

    @Test
    void whoWorriedAboutSomebodyHearsThatSomebodyIsThere() {
        desk.member("robin", "robin-handle");
        desk.member("heron", "heron-handle");
        desk.room("circle");
        desk.message("m", "circle", "heron", Duration.ofMinutes(2), "words");
        desk.report("m", "robin", "worry", Duration.ofMinutes(1));
        desk.intake.drain();
        desk.decide(desk.caseOf("heron"), mira, Action.CONTACT);
        desk.settle();
        desk.deliver();
        assertThat(told("robin")).singleElement().asString().contains("is taking care of it");
    }

    private long reportedByMembers(String member, String... reporters) {
        desk.member(member, member + "-handle");
        desk.room("room-of-" + member);
        desk.message("message-of-" + member, "room-of-" + member, member, Duration.ofMinutes(2), "words");
        for (String reporter : reporters) {
            desk.member(reporter, reporter + "-handle");
            desk.report("message-of-" + member, reporter, "abuse", Duration.ofMinutes(1));
        }
        desk.intake.drain();
        return desk.caseOf(member);
    }

    /** A member with a conduct case and an Immediate care case. Returns the first. */
    private long both(String member) {
        long conduct = desk.caseAbout(member, "abuse");
        desk.message("worrying-" + member, "room-of-" + member, member, Duration.ofMinutes(1), "words");
        desk.report("worrying-" + member, "somebody", "worry", Duration.ZERO);
        desk.intake.drain();
        return conduct;
    }

    private long careCase(String member) {
        return desk.desk
                .fetchSingle("select case_id from desk.cases where subject_id = ? and path = 'care'", member)
                .get(0, Long.class);
    }

    private List<String> told(String member) {
        return desk.chat
                .fetch(
                        "select body from chat.message where member_id = 'moderation' and room_id = ? order by seq",
                        "moderation:" + member)
                .map(r -> r.get(0, String.class));
    }

    private List<String> receipts(long id) {
        return desk.cases.file(id, mira).orElseThrow().receipts().stream()
                .map(r -> r.kind() + " " + r.state() + " " + r.times())
                .toList();
    }

    /** Until another transaction waits for a row that this test holds. */
    private void awaitSomebodyWaiting() {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desk.databases
                                .deskOwner()
                                .fetchSingle("select count(*) from pg_locks where not granted")
                                .get(0, Integer.class)
                        > 0);
    }
}
