package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.havendesk.access.Person;
import org.havendesk.cases.ReadingToday.Suggestion;
import org.havendesk.ledger.LedgerVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts as a hard read, whose it is, and what follows from it. Severity: self_harm 3, abuse 3, spam 1. */
class ExposuresTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void hiddenWordsAreNoReadUntilSomebodyAsksForThem() {
        long caseId = severe("finch");
        desk.reviews.open(caseId, null, mira);
        assertThat(weight(mira)).isZero();
        desk.reviews.showWords(caseId, "message-of-finch", mira);
        assertThat(weight(mira)).isEqualTo(2);
    }

    @Test
    void theSameWordsCountOnceADayForEachPerson() {
        long caseId = severe("finch");
        desk.reviews.showWords(caseId, "message-of-finch", mira);
        desk.reviews.showWords(caseId, "message-of-finch", mira);
        assertThat(weight(mira)).isEqualTo(2);
        assertThat(weight(jonas)).isZero();
        desk.reviews.showWords(caseId, "message-of-finch", jonas);
        assertThat(weight(jonas)).isEqualTo(2);
        desk.databases.deskOwner().execute("update desk.exposure set day = day - 1, at = at - interval '1 day'");
        assertThat(weight(mira)).as("a new day").isZero();
        desk.reviews.showWords(caseId, "message-of-finch", mira);
        assertThat(weight(mira)).isEqualTo(2);
    }

    @Test
    void wordsOfSeverityTwoAreReadAsSoonAsTheyStandOpenAndThoseOfOneAreNot() {
        long two = ofSeverity("robin", 2);
        long one = ofSeverity("wren", 1);
        desk.reviews.open(one, null, mira);
        desk.reviews.showReasons(one, mira);
        assertThat(weight(mira)).isZero();
        desk.reviews.open(two, null, mira);
        desk.reviews.open(two, null, mira);
        assertThat(weight(mira)).isEqualTo(1);
    }

    @Test
    void theReasonsOfACaseAreOneReadWithTheWeightOfTheHardest() {
        desk.member("finch", "finch-handle");
        desk.room("circle");
        desk.message("m1", "circle", "finch", Duration.ofMinutes(5), "words");
        desk.report("m1", "r1", "self_harm", "she is not well", Duration.ofMinutes(4));
        desk.report("m1", "r2", "self_harm", "please look", Duration.ofMinutes(3));
        desk.intake.drain();
        long caseId = desk.caseOf("finch");
        desk.desk.execute("select 1");
        desk.reviews.showReasons(caseId, mira);
        desk.reviews.showReasons(caseId, mira);
        assertThat(weight(mira)).isEqualTo(2);
    }

    @Test
    void theReadIsWrittenInTheTransactionOfTheLook() {
        long caseId = severe("finch");
        desk.reviews.showWords(caseId, "message-of-finch", mira);
        var both = desk.desk.fetchSingle(
                "select (select at from desk.exposure) = (select first_look_at from desk.cases where case_id = ?)",
                caseId);
        assertThat(both.get(0, Boolean.class)).isTrue();
        assertThat(desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void aPauseOrANotNowStartsTheCountWithoutPauseAgainButNotTheDay() {
        long caseId = severe("finch");
        for (int i = 0; i < 5; i++) {
            desk.read(mira, caseId, "m" + i, 1);
        }
        assertThat(desk.exposures.today(mira).suggestion()).isEqualTo(Suggestion.FRIENDLY);
        desk.pass(Duration.ofMinutes(1));
        desk.pauses.notNow(mira);
        assertThat(desk.exposures.today(mira).suggestion()).isEqualTo(Suggestion.NONE);
        desk.pass(Duration.ofMinutes(1));
        desk.read(mira, caseId, "m5", 1);
        assertThat(desk.exposures.today(mira).withoutPause()).isEqualTo(1);
        assertThat(weight(mira)).isEqualTo(6);
        desk.pauses.begin(Pauses.LENGTH, false, mira);
        desk.pass(Pauses.LENGTH.plusMinutes(1));
        assertThat(desk.exposures.today(mira).withoutPause()).isZero();
        assertThat(weight(mira)).isEqualTo(6);
    }

    @Test
    void whoHasReadEnoughGetsTheHardestLastWhileAColleagueCanTakeIt() {
        long severe = severe("finch");
        long mild = ofSeverity("wren", 1);
        desk.onShift(mira);
        desk.onShift(jonas);
        useUp(mira, severe);
        assertThat(next(mira)).isEqualTo(mild);
        assertThat(next(mira)).as("last, but not withheld").isEqualTo(severe);
    }

    @Test
    void nothingIsWithheldFromWhoeverIsAlone() {
        long severe = severe("finch");
        ofSeverity("wren", 1);
        desk.onShift(mira);
        useUp(mira, severe);
        assertThat(next(mira)).isEqualTo(severe);
    }

    @Test
    void aColleagueOnAPauseOrWithTheirOwnBudgetUsedIsNobodyWhoCanTakeIt() {
        long severe = severe("finch");
        ofSeverity("wren", 1);
        desk.onShift(mira);
        desk.onShift(jonas);
        useUp(mira, severe);
        desk.pauses.begin(Pauses.LENGTH, false, jonas);
        assertThat(next(mira)).isEqualTo(severe);
        desk.cases.release(severe, mira);
        desk.pauses.end(jonas);
        useUp(jonas, severe);
        assertThat(next(mira)).isEqualTo(severe);
    }

    @Test
    void aTopicThatEveryColleagueLeavesToOthersStaysFirst() {
        long severe = severe("finch");
        ofSeverity("wren", 1);
        desk.onShift(mira);
        desk.onShift(jonas);
        useUp(mira, severe);
        String topic = desk.readers.topics().stream()
                .filter(t -> t.categories().contains("self_harm"))
                .findFirst()
                .orElseThrow()
                .key();
        desk.readers.save(new ReaderPreferences(java.util.Set.of(topic), null), jonas);
        assertThat(next(mira)).isEqualTo(severe);
    }

    @Test
    void anImmediatePastItsClockComesFirstForEverybody() {
        long severe = severe("finch");
        ofSeverity("wren", 1);
        desk.onShift(mira);
        desk.onShift(jonas);
        useUp(mira, severe);
        desk.desk.execute("update desk.cases set due_at = now() - interval '1 minute' where case_id = ?", severe);
        assertThat(next(mira)).isEqualTo(severe);
    }

    @Test
    void teamTotalsAreShownOnlyWhereTheyAreNobodysOwn() {
        long caseId = severe("finch");
        LocalDate today = desk.exposures.today(mira).day().date();
        desk.read(mira, caseId, "m1", 2);
        desk.read(jonas, caseId, "m1", 1);
        assertThat(desk.exposures.teamTotals(today, today)).isEmpty();
        desk.read(desk.moderator("Yuki Mori"), caseId, "m1", 1);
        assertThat(desk.exposures.teamTotals(today, today)).contains(new Exposures.TeamTotal(4, 90));
        assertThat(desk.exposures.teamTotals(today.minusDays(7), today.minusDays(1)))
                .isEmpty();
    }

    private void useUp(Person person, long caseId) {
        desk.read(person, caseId, "much", desk.exposures.today(person).budget());
    }

    private long next(Person person) {
        Outcome outcome = desk.queue.claimNext(QueueFilter.ALL, person);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).caseId();
    }

    private int weight(Person person) {
        return desk.exposures.today(person).weight();
    }

    private long severe(String member) {
        return ofSeverity(member, 3);
    }

    /** Severity 3 is an Immediate of the topic self-harm; the others are Soon. */
    private long ofSeverity(String member, int severity) {
        long caseId = desk.caseAbout(member, severity == 3 ? "self_harm" : "spam");
        desk.databases.deskOwner().execute("update desk.report set severity = ? where case_id = ?", severity, caseId);
        desk.databases.deskOwner().execute("update desk.cases set severity = ? where case_id = ?", severity, caseId);
        return caseId;
    }
}
