package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.shift.Shifts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is with somebody, and how it gets into other hands. */
class HandOversTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final Person priya = desk.supervisor("Priya Raman");
    private final long claimed = desk.caseAbout("finch", "self_harm");
    private final long waiting = desk.caseAbout("moth", "self_harm");

    HandOversTest() {
        desk.cases.claim(claimed, mira);
        desk.decide(waiting, mira, Action.CONTACT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void claimedAndWaitingCasesAreWithTheirPersonAndNobodyElse() {
        assertThat(desk.ownWork.cases(mira))
                .extracting(OwnCase::caseId, OwnCase::state, OwnCase::waitingFor)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(claimed, CaseState.CLAIMED, null),
                        org.assertj.core.groups.Tuple.tuple(waiting, CaseState.WAITING, "reply"));
        assertThat(desk.ownWork.cases(jonas)).isEmpty();
    }

    @Test
    void atTheEndLeasesEndAndChosenCasesAreMarkedForTheColleague() {
        desk.handOvers.choose(claimed, jonas.accountId(), mira);
        desk.handOvers.choose(claimed, priya.accountId(), mira);
        desk.handOvers.choose(waiting, jonas.accountId(), mira);
        assertThat(desk.handOvers.leftTo(priya)).as("only chosen").isEmpty();
        desk.onShift(mira);
        assertThat(desk.handOvers.handOver(mira)).isEqualTo(new HandOvers.Over(1, 2, true));
        assertThat(Shifts.now(desk.desk)).isEmpty();
        assertThat(desk.row(claimed, mira).state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.row(waiting, mira).state()).isEqualTo(CaseState.WAITING);
        assertThat(desk.handOvers.leftTo(priya))
                .extracting(HandOvers.Left::caseId, HandOvers.Left::from)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(claimed, "Mira Okafor"));
        assertThat(desk.handOvers.leftTo(jonas))
                .extracting(HandOvers.Left::caseId)
                .containsExactly(waiting);
        assertThat(desk.verbs(claimed)).endsWith("pass_on", "release");
        desk.cases.claim(claimed, priya);
        assertThat(desk.handOvers.leftTo(priya)).as("taken").isEmpty();
        assertThat(desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void theSecondTimeEverythingIsOverAlreadyAndNothingIsWritten() {
        desk.handOvers.choose(claimed, jonas.accountId(), mira);
        desk.onShift(mira);
        desk.handOvers.handOver(mira);
        desk.cases.claim(claimed, jonas);
        int entries = desk.desk.fetchCount(LEDGER_ENTRY);
        assertThat(desk.handOvers.handOver(mira)).isEqualTo(new HandOvers.Over(0, 0, false));
        assertThat(desk.desk.fetchCount(LEDGER_ENTRY)).isEqualTo(entries);
        assertThat(desk.row(claimed, jonas).holder().accountId()).isEqualTo(jonas.accountId());
    }

    @Test
    void ofTwoWhoEndTheSameShiftAtOnceOneEndsIt() throws Exception {
        desk.onShift(mira);
        Callable<HandOvers.Over> end = () -> desk.handOvers.handOver(mira);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var outcomes = threads.invokeAll(List.of(end, end, end, end)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes).filteredOn(HandOvers.Over::shiftEnded).hasSize(1);
            assertThat(outcomes.stream().mapToInt(HandOvers.Over::released).sum())
                    .isEqualTo(1);
        }
        assertThat(desk.verbs(claimed)).containsOnlyOnce("release");
    }

    @Test
    void whereTheHandingOverFailsTheShiftGoesOn() {
        desk.onShift(mira);
        desk.databases.deskOwner().execute("""
                create function desk.fail() returns trigger language plpgsql as $$
                begin raise exception 'the disk is full'; end $$""");
        desk.databases
                .deskOwner()
                .execute("create trigger fail before update on desk.shift for each row execute function desk.fail()");
        assertThatThrownBy(() -> desk.handOvers.handOver(mira)).hasMessageContaining("the disk is full");
        assertThat(desk.row(claimed, mira).state()).isEqualTo(CaseState.CLAIMED);
        assertThat(Shifts.now(desk.desk)).hasSize(1);
        desk.databases.deskOwner().execute("drop trigger fail on desk.shift");
        assertThat(desk.handOvers.handOver(mira)).isEqualTo(new HandOvers.Over(1, 0, true));
    }

    @Test
    void aCareCaseSaysAtWhichStepItsOwnProtocolGoesOn() {
        assertThat(step()).as("none is answered, and no version is kept").isEqualTo(new OwnCase.Step(1, 7));
        desk.carePath.answer(claimed, "assess", "safe", "not_sure", mira);
        assertThat(step()).as("the first has more questions").isEqualTo(new OwnCase.Step(1, 7));
        for (String step : List.of("assess", "resources")) {
            desk.carePath.notNeeded(claimed, step, "a mix-up", mira);
        }
        assertThat(step()).as("respond comes before what is answered already").isEqualTo(new OwnCase.Step(2, 7));
        desk.databases.deskOwner().execute("""
                insert into desk.setting (kind, version, body, made_by)
                select 'protocol', version + 1, jsonb_set(body, '{steps}', (body -> 'steps') - 6), 'test'
                from desk.setting where kind = 'protocol' order by version desc limit 1""");
        assertThat(step()).as("it keeps its version").isEqualTo(new OwnCase.Step(2, 7));
        for (String step : List.of("respond", "hand_over", "document", "follow_up", "debrief")) {
            desk.carePath.notNeeded(claimed, step, "a mix-up", mira);
        }
        assertThat(step()).isEqualTo(new OwnCase.Step(7, 7));
        assertThat(desk.ownWork.cases(mira))
                .filteredOn(one -> one.caseId() == waiting)
                .as("what waits is not in any step")
                .singleElement()
                .extracting(OwnCase::step)
                .isNull();
    }

    @Test
    void onesOwnMattersAreInNoListOfOnes() {
        promise(waiting, "Say hello");
        desk.databases
                .deskOwner()
                .execute("update desk.account set member_id = 'moth' where account_id = ?", mira.accountId());
        assertThat(desk.ownWork.cases(mira)).extracting(OwnCase::caseId).containsExactly(claimed);
        assertThat(desk.ownWork.promises(mira)).isEmpty();
    }

    @Test
    void aChoiceCanBeTakenBackAndNobodyChoosesForACaseThatIsNotWithThem() {
        desk.handOvers.choose(claimed, jonas.accountId(), mira);
        desk.handOvers.choose(claimed, null, mira);
        desk.handOvers.choose(waiting, priya.accountId(), jonas);
        desk.handOvers.handOver(jonas);
        desk.handOvers.handOver(mira);
        assertThat(desk.handOvers.leftTo(jonas)).isEmpty();
        assertThat(desk.handOvers.leftTo(priya)).isEmpty();
    }

    @Test
    void whatTheColleagueIsThemselvesPartOfIsNotShownToThem() {
        desk.databases
                .deskOwner()
                .execute("update desk.account set member_id = 'finch' where account_id = ?", jonas.accountId());
        desk.handOvers.choose(claimed, jonas.accountId(), mira);
        desk.handOvers.handOver(mira);
        assertThat(desk.handOvers.leftTo(jonas)).isEmpty();
    }

    @Test
    void promisesAreSeenByThoseWhoMadeThemAndThoseWhoAreToKeepThem() {
        long promise = promise(waiting, "Say hello");
        assertThat(desk.ownWork.promises(mira))
                .extracting(OwnWork.Promise::assigned)
                .containsOnlyNulls();
        assertThat(desk.ownWork.promises(jonas)).isEmpty();
        assertThat(desk.handOvers.assign(promise, jonas.accountId(), mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.ownWork.promises(jonas).getFirst().what()).isEqualTo("Say hello");
        assertThat(desk.verbs(waiting)).endsWith("assign_follow_up");
    }

    @Test
    void aPromiseOfOthersAndOneThatIsKeptStayAsTheyAre() {
        long promise = promise(waiting, "Say hello");
        assertThat(desk.handOvers.assign(promise, jonas.accountId(), jonas))
                .isEqualTo(new Outcome.Refused("not_your_promise"));
        assertThat(desk.handOvers.assign(promise, jonas.accountId(), priya)).isInstanceOf(Outcome.Done.class);
        desk.desk.execute("update desk.follow_up set done_at = now()");
        assertThat(desk.handOvers.assign(promise, null, mira)).isEqualTo(new Outcome.Refused("promise_over"));
        assertThat(desk.handOvers.assign(4711, null, mira)).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void whatGotDoneIsCountedFromTheBeginningOfTheShift() {
        long spam = desk.caseAbout("wren", "spam");
        desk.reviews.open(spam, null, mira);
        desk.reviews.open(spam, null, jonas);
        desk.decide(spam, mira, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(30));
        desk.decisions.settleDue();
        var done = desk.ownWork.since(Instant.now().minusSeconds(3600), mira);
        assertThat(done.closed()).isEqualTo(1);
        assertThat(done.contacted()).isEqualTo(1);
        assertThat(done.approvals()).isZero();
        assertThat(done.firstLook()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2));
        assertThat(desk.ownWork.since(Instant.now().minusSeconds(3600), jonas).firstLook())
                .isNull();
        assertThat(desk.ownWork.since(Instant.now().plusSeconds(60), mira).closed())
                .isZero();
    }

    private OwnCase.Step step() {
        return desk.ownWork.cases(mira).stream()
                .filter(one -> one.caseId() == claimed)
                .findFirst()
                .orElseThrow()
                .step();
    }

    private long promise(long caseId, String what) {
        return desk.desk
                .fetchSingle(
                        "insert into desk.follow_up (case_id, due_at, what, made_by) values (?, now() + interval '1 day', ?, ?) returning follow_up_id",
                        caseId,
                        what,
                        mira.accountId())
                .get(0, Long.class);
    }
}
