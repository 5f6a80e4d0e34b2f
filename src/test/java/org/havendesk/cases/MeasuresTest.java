package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Measures begin, end, overlap and are lifted; the chat follows. */
class MeasuresTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person priya = desk.supervisor("Priya Raman");

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void aMuteBeginsWhenItsDecisionSettlesAndEndsByItself() {
        long id = desk.caseAbout("finch", "abuse");
        assertThat(desk.restrict(id, mira, Action.MUTE, DAY)).isInstanceOf(Outcome.Done.class);
        assertThat(line("finch").state()).isEqualTo(MemberStanding.State.PLANNED);
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("mute");
        assertThat(line("finch").state()).isEqualTo(MemberStanding.State.RUNNING);
        assertThat(Duration.between(line("finch").beginsAt(), line("finch").endsAt()))
                .as("the ten seconds do not count")
                .isEqualTo(DAY);
        desk.pass(DAY.minusSeconds(20));
        assertThat(desk.restrictions.endDue()).isZero();
        desk.pass(Duration.ofSeconds(20));
        assertThat(desk.restrictions.endDue()).isEqualTo(1);
        assertThat(desk.restrictions.endDue()).isZero();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(line("finch").state()).isEqualTo(MemberStanding.State.ENDED);
        assertThat(desk.verbs(id)).containsSubsequence("decide", "settle", "effect", "measure_end", "effect");
        assertThat(desk.verbs(id)).containsOnlyOnce("measure_end");
    }

    @Test
    void whatIsTakenBackNeverBegins() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, DAY);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(desk.measures.standing(id, priya).measures()).isEmpty();
    }

    @Test
    void theEndOfOneNeverLiftsAnother() {
        long id = muted("finch", DAY);
        again(id, Action.MUTE, DAY.multipliedBy(3));
        assertThat(asked("mute")).as("it was asked for once").isEqualTo(1);
        desk.pass(DAY.plusMinutes(1));
        desk.restrictions.endDue();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("mute");
        desk.pass(DAY.multipliedBy(2));
        desk.restrictions.endDue();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(asked("unmute")).isEqualTo(1);
    }

    @Test
    void liftingNeedsAReasonAndIsInTheLedger() {
        long id = muted("finch", DAY);
        long measure = line("finch").measureId();
        assertThatThrownBy(() -> desk.measures.lift(measure, " ", mira)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.measures.lift(measure, "they apologised", mira)).isInstanceOf(Outcome.Done.class);
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(desk.verbs(id)).contains("measure_lift");
        assertThat(desk.measures.lift(measure, "again", mira)).isEqualTo(new Outcome.Refused("measure_over"));
        desk.pass(DAY.multipliedBy(2));
        assertThat(desk.restrictions.endDue()).as("it ended already").isZero();
        assertThat(desk.measures.lift(-1, "no such", mira)).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void beforeItBeginsItIsTakenBackAndNotLifted() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, DAY);
        assertThat(desk.measures.lift(line("finch").measureId(), "too harsh", mira))
                .isEqualTo(new Outcome.Refused("measure_not_begun"));
    }

    @Test
    void aBanAndALongSuspensionAreLiftedBySupervisorsAlone() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        var ban = TestDesk.restriction(id, desk.version(id, mira), Action.BAN, null);
        assertThat(desk.decisionAlone(ban, mira)).isEqualTo(new Outcome.Refused("second_person"));
        assertThat(desk.approved(ban, mira, priya)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("ban");
        long measure = line("finch").measureId();
        assertThat(desk.measures.lift(measure, "enough", mira)).isEqualTo(new Outcome.Refused("lift_supervisor"));
        assertThat(desk.measures.lift(measure, "enough", priya)).isInstanceOf(Outcome.Done.class);
        long heron = desk.caseAbout("heron", "abuse");
        desk.cases.claim(heron, mira);
        var suspension = TestDesk.restriction(heron, desk.version(heron, mira), Action.SUSPEND, DAY.multipliedBy(8));
        desk.approved(suspension, mira, priya);
        desk.settle();
        assertThat(desk.measures.lift(line("heron").measureId(), "enough", mira))
                .isEqualTo(new Outcome.Refused("lift_supervisor"));
        long wren = desk.caseAbout("wren", "abuse");
        desk.restrict(wren, mira, Action.SUSPEND, DAY.multipliedBy(7));
        desk.settle();
        assertThat(desk.measures.lift(line("wren").measureId(), "enough", mira)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSecondPersonTakesBackWhatTheyApproved() {
        long id = desk.caseAbout("finch", "abuse");
        desk.cases.claim(id, mira);
        desk.approved(TestDesk.restriction(id, desk.version(id, mira), Action.BAN, null), mira, priya);
        CaseFile file = desk.cases.file(id, priya).orElseThrow();
        assertThat(file.lastDecision().yours()).isTrue();
        assertThat(file.lastDecision().who()).isEqualTo("Mira Okafor");
        assertThat(desk.cases.undo(id, file.lastDecision().decisionId(), priya)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
    }

    @Test
    void aConsoleThatWasDownForHoursCatchesUp() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, Duration.ofHours(1));
        desk.pass(Duration.ofHours(3));
        desk.decisions.settleDue();
        desk.restrictions.endDue();
        desk.deliver();
        assertThat(asked("mute"))
                .as("over before anybody was there to begin it")
                .isZero();
        assertThat(line("finch").state()).isEqualTo(MemberStanding.State.ENDED);
        again(id, Action.MUTE, Duration.ofHours(1));
        desk.pass(Duration.ofDays(3));
        desk.restrictions.endDue();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).as("late, but lifted").isEmpty();
    }

    @Test
    void aBeginThatIsADayLateFailsAndAnEndDoesNot() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, DAY.multipliedBy(3));
        desk.settle();
        desk.pass(DAY.plusMinutes(1));
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(receipt(id, "mute").state()).isEqualTo("failed");
        assertThat(receipt(id, "mute").why()).isEqualTo("too_late");
        muted("heron", DAY);
        desk.pass(DAY.plusMinutes(1));
        desk.restrictions.endDue();
        desk.pass(DAY.multipliedBy(5));
        desk.deliver();
        assertThat(desk.restrictionsInChat("heron")).isEmpty();
    }

    @Test
    void aBeginThatWasNeverHeardIsNotSentAfterItsEnd() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, DAY);
        desk.settle();
        long begin = desk.lastEffect("mute");
        desk.measures.lift(line("finch").measureId(), "a mistake", mira);
        long end = desk.lastEffect("unmute");
        assertThat(desk.effects.send(begin)).isTrue();
        assertThat(desk.effects.send(end)).isTrue();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(asked("mute")).isZero();
        assertThat(receipt(id, "unmute").state()).isEqualTo("not_applicable");
    }

    @Test
    void anEndWaitsForTheAnswerToItsBegin() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.MUTE, DAY);
        desk.settle();
        long begin = desk.lastEffect("mute");
        var outbox = new Outbox(desk.databases.chatEffects());
        var slow = new Effects(desk.desk, request -> {
            desk.measures.lift(line("finch").measureId(), "a mistake", mira);
            assertThat(desk.effects.send(desk.lastEffect("unmute")))
                    .as("the mute is still on its way")
                    .isFalse();
            return outbox.ask(request);
        });
        assertThat(slow.send(begin)).isTrue();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("mute");
        assertThat(desk.effects.send(desk.lastEffect("unmute"))).isTrue();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
    }

    @Test
    void somebodyIsRemovedFromTheRoomThatTheCaseIsAbout() {
        long id = desk.caseAbout("finch", "abuse");
        assertThat(desk.restrict(id, mira, Action.KICK, null)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("kick room-of-finch");
        assertThat(line("finch").roomName()).isEqualTo("room-of-finch");
        assertThat(line("finch").endsAt()).isNull();
    }

    @Test
    void whatTheChatCannotEndIsNotBegun() {
        long id = desk.caseAbout("finch", "abuse");
        desk.chat.execute("""
                create or replace view source.capability as
                select name, offered, note from (values ('mute', true, null::text), ('unmute', false, null)) c (name, offered, note)""");
        assertThat(desk.restrict(id, mira, Action.MUTE, DAY)).isEqualTo(new Outcome.Refused("not_offered"));
        assertThat(desk.decide(id, mira, Action.WARN)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anApprovedDecisionThatIsUndoneLeavesNoMeasureNoStrikeAndNoNotice() {
        long id = desk.caseAbout("finch", "abuse");
        long asked = desk.proposed(id, mira);
        assertThat(desk.approvals.approve(asked, "agreed", priya)).isInstanceOf(Outcome.Done.class);
        assertThat(line("finch").state()).isEqualTo(MemberStanding.State.PLANNED);
        long decision = desk.desk
                .fetchSingle("select max(decision_id) from desk.decision")
                .get(0, Long.class);
        assertThat(desk.cases.undo(id, decision, mira)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        desk.pass(Duration.ofDays(15));
        desk.restrictions.endDue();
        assertThat(desk.measures.standing(id, priya)).satisfies(standing -> {
            assertThat(standing.measures()).isEmpty();
            assertThat(standing.strikes()).isZero();
        });
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
        assertThat(desk.desk.fetch("select distinct state from desk.effect").getValues(0, String.class))
                .containsExactly("cancelled");
        assertThat(desk.verbs(id)).doesNotContain("measure_end", "settle");
        assertThat(desk.approvals.approve(asked, "again", priya))
                .as("what was approved is not approved twice")
                .isEqualTo(new Outcome.Refused("answered.approved"));
    }

    @Test
    void aBanApprovedWhileASuspensionRunsOutlivesIt() {
        long id = desk.caseAbout("finch", "abuse");
        desk.restrict(id, mira, Action.SUSPEND, DAY);
        desk.settle();
        desk.cases.reopen(id, "more of it", mira);
        desk.cases.claim(id, mira);
        var ban = (Outcome.Asked)
                desk.cases.decide(TestDesk.restriction(id, desk.version(id, mira), Action.BAN, null), mira);
        assertThat(desk.approvals.approve(ban.approvalId(), "agreed", priya)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("ban", "suspend");
        desk.pass(Duration.ofDays(2));
        desk.restrictions.endDue();
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).containsExactly("ban");
        assertThat(desk.measures.standing(id, priya).strikes()).isEqualTo(2);
    }

    @Test
    void twoWhoLiftAtOnceLiftOnce() throws Exception {
        long id = muted("finch", DAY);
        long measure = line("finch").measureId();
        Person noor = desk.supervisor("Noor Haddad");
        var start = new java.util.concurrent.CyclicBarrier(2);
        List<Outcome> outcomes = new java.util.ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var lifts = List.of(priya, noor).stream()
                    .map(person -> threads.submit(() -> {
                        start.await();
                        return desk.measures.lift(measure, "enough", person);
                    }))
                    .toList();
            for (var lift : lifts) {
                outcomes.add(lift.get());
            }
        }
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(Outcome.Done.class)
                .contains(new Outcome.Refused("measure_over"));
        assertThat(desk.verbs(id)).containsOnlyOnce("measure_lift");
        desk.deliver();
        assertThat(desk.restrictionsInChat("finch")).isEmpty();
    }

    private long muted(String member, Duration lasts) {
        long id = desk.caseAbout(member, "abuse");
        assertThat(desk.restrict(id, mira, Action.MUTE, lasts)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
        assertThat(desk.restrictionsInChat(member)).containsExactly("mute");
        return id;
    }

    private void again(long id, Action action, Duration lasts) {
        desk.cases.reopen(id, "more of it", mira);
        assertThat(desk.restrict(id, mira, action, lasts)).isInstanceOf(Outcome.Done.class);
        desk.settle();
        desk.deliver();
    }

    private MemberStanding.Line line(String member) {
        return desk.measures.standing(desk.caseOf(member), priya).measures().getFirst();
    }

    private int asked(String kind) {
        return desk.chat
                .fetchSingle("select count(*) from chat.moderation_action where kind = ?", kind)
                .get(0, Integer.class);
    }

    private CaseFile.Receipt receipt(long id, String kind) {
        return desk.cases.file(id, mira).orElseThrow().receipts().stream()
                .filter(r -> r.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
