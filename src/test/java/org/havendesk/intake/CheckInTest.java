package org.havendesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.havendesk.access.Person;
import org.havendesk.cases.QueueRow;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer at its alert line opens a care case, once; everything else opens nothing and stops nothing. */
class CheckInTest {
    private static final Duration NOW = Duration.ofMinutes(6);

    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final org.jooq.DSLContext owner = desk.databases.deskOwner();

    @BeforeEach
    void aMember() {
        desk.member("otter", "quietotter");
    }

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 9, 1, URGENT",
        "phq-9, 9, 2, IMMEDIATE",
        "phq-9, 9, 3, IMMEDIATE",
        "PHQ-9, 9, 1, URGENT",
        "phq9, 9, 3, IMMEDIATE",
        "Core 10, 6, 1, URGENT",
        "core-10, 6, 4, IMMEDIATE"
    })
    void theTierFollowsTheAnswer(String instrument, String item, int answer, Tier tier) {
        desk.checkIn("otter", instrument, "{\"1\": 3, \"" + item + "\": " + answer + "}", NOW);
        assertThat(desk.intake.drain()).isEqualTo(1);
        QueueRow row = desk.row(desk.caseOf("otter"), mira);
        assertThat(row.tier()).isEqualTo(tier);
        assertThat(row.path()).isEqualTo(CasePath.CARE);
        assertThat(row.category()).isEqualTo("check_in");
        assertThat(row.needsSorting()).isFalse();
        assertThat(row.lateArrival()).isFalse();
        Duration clock = tier == Tier.IMMEDIATE ? Duration.ofMinutes(15) : Duration.ofHours(1);
        assertThat(row.left()).isBetween(clock.minus(NOW).minusSeconds(30), clock.minus(NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phq-9|{\"9\": 0}",
                "phq-9|{\"1\": 3, \"2\": 3}",
                "phq-9|{\"9\": null}",
                "phq-9|",
                "phq-9|null",
                "core-10|{\"9\": 3}",
                "mood|{\"1\": 3}"
            })
    void whatStandsBelowTheLineOpensNothingAndIsNotReadAgain(String instrument, String items) {
        desk.checkIn("otter", instrument, items, NOW);
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.intake.drain()).isZero();
        assertThat(count("cases")).isZero();
        assertThat(count("quarantine")).isZero();
    }

    @Test
    void theScoreAloneOpensNothing() {
        desk.checkIn("otter", "phq-9", null, NOW);
        desk.chat.execute("update chat.check_in set score = 27");
        desk.intake.drain();
        assertThat(count("cases")).isZero();
    }

    @Test
    void anAnswerOlderThanThreeDaysOpensNothingAndAYoungerOneCountsFromItsArrival() {
        desk.checkIn("otter", "phq-9", "{\"9\": 3}", Duration.ofHours(72).plusMinutes(1));
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(count("cases")).isZero();
        desk.checkIn("otter", "phq-9", "{\"9\": 3}", Duration.ofHours(71));
        desk.intake.drain();
        QueueRow row = desk.row(desk.caseOf("otter"), mira);
        assertThat(row.lateArrival()).isTrue();
        assertThat(row.left()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void anAnswerOfTomorrowCountsFromNow() {
        desk.checkIn("otter", "phq-9", "{\"9\": 3}", Duration.ofDays(-1));
        desk.intake.drain();
        assertThat(desk.row(desk.caseOf("otter"), mira).left()).isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void ofSeveralLinesTheMostPressingCounts() {
        owner.execute("update desk.setting set body = '{\"lines\": ["
                + "{\"instrument\": \"phq-9\", \"item\": \"1\", \"urgent_from\": 1, \"immediate_from\": 9},"
                + "{\"instrument\": \"PHQ9\", \"item\": \"9\", \"urgent_from\": 1, \"immediate_from\": 2}]}'"
                + " where kind = 'alert_lines'");
        desk.checkIn("otter", "phq-9", "{\"1\": 3, \"9\": 2}", NOW);
        desk.intake.drain();
        assertThat(desk.row(desk.caseOf("otter"), mira).tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(owner.fetchSingle("select item from desk.check_in_answer").get(0))
                .isEqualTo("9");
    }

    @Test
    void itFoldsIntoTheOpenCareCaseOfTheMemberAndRaisesIt() {
        desk.checkIn("otter", "phq-9", "{\"9\": 1}", NOW);
        desk.intake.drain();
        desk.checkIn("otter", "phq-9", "{\"9\": 2}", Duration.ofMinutes(1));
        desk.checkIn("otter", "phq-9", "{\"9\": 1}", Duration.ofMinutes(1));
        desk.intake.drain();
        QueueRow row = desk.row(desk.caseOf("otter"), mira);
        assertThat(count("cases")).isEqualTo(1);
        assertThat(row.tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(row.raisedFrom()).isEqualTo(Tier.URGENT);
        assertThat(row.reports()).isEqualTo(3);
        assertThat(row.reporters()).isZero();
        assertThat(desk.verbs(row.caseId())).containsExactly("open", "report", "raise", "report", "report");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"9\": \"very often\"}|item 9 is not a number",
                "{\"9\": -1}|item 9 is not within 0 and 10",
                "{\"9\": 11}|item 9 is not within 0 and 10",
                "{\"9\": 1e300}|item 9 is not within 0 and 10",
                "{\"9\": 1.5}|item 9 is not a whole number",
                "{\"3\": true, \"9\": 3}|item 3 is not a number",
                "{\"I feel so low that\": \"x\"}|an item is not a number",
                "[0, 1, 2]|not answers by item number"
            })
    void whatCannotBeReadIsQuarantinedWithItsReasonAndTheRestGoesOn(String items, String reason) {
        String bad = desk.checkIn("otter", "phq-9", items, NOW);
        desk.checkIn("otter", "phq-9", "{\"9\": 2.0}", NOW);
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.intake.drain()).isZero();
        var quarantined = owner.fetchSingle("select stream, record_id, error from desk.quarantine");
        assertThat(quarantined.get(0)).isEqualTo("check_in");
        assertThat(quarantined.get(1)).isEqualTo(bad);
        assertThat(quarantined.get(2, String.class)).contains(reason).doesNotContain("often", "feel");
        assertThat(count("cases")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mood|{\"9\": 3}|0|has an item that Mood does not have: '9'",
                "mood|\"low\"|0|has items that are not answers by item number",
                "phq-99|{\"1\": 1}|0|is of the unknown instrument 'phq-99'",
                "gad-7|{\"1\": 4}|0|has an answer to item 1 that is not within 0 and 3",
                "gad-7|{\"8\": 1}|0|has an item that GAD-7 does not have: '8'",
                "gad-7|{\"1\": 1}|-2|is dated in the future"
            })
    void whatCannotBeRightIsQuarantinedByNameAndTheRestGoesOn(
            String instrument, String items, int daysAgo, String reason) {
        String bad = desk.checkIn("otter", instrument, items, Duration.ofDays(daysAgo));
        desk.checkIn("otter", "gad-7", "{\"1\": 1, \"2\": null}", NOW);
        assertThat(desk.intake.drain()).isEqualTo(1);
        var quarantined = owner.fetchSingle("select record_id, error from desk.quarantine");
        assertThat(quarantined.get(0)).isEqualTo(bad);
        assertThat(quarantined.get(1, String.class)).contains(reason);
    }

    @Test
    void anAnswerAtItsLineCountsWhateverElseIsWrong() {
        desk.checkIn("otter", "phq-9", "{\"1\": 9, \"9\": 2}", NOW);
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(count("cases")).isEqualTo(1);
    }

    @Test
    void noAnswerAndNoScoreStandsInTheLedger() {
        desk.checkIn("otter", "phq-9", "{\"9\": 2}", NOW);
        desk.intake.drain();
        String ledger = owner.fetch(
                        "select coalesce(reason, '') || coalesce(before::text, '') || coalesce(after::text, '')"
                                + " from desk.ledger_entry where object_kind = 'case'")
                .formatCSV();
        assertThat(ledger).contains("check_in").doesNotContain("phq", "score", "answer", "quietotter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"9\": 2}", "{\"9\": 0}"})
    void aLowerIdThatCommitsLateIsNotSkippedNorTakenTwice(String late) throws Exception {
        try (Connection slow =
                DriverManager.getConnection(desk.databases.chatUrl(), "chat_owner", desk.databases.password())) {
            slow.setAutoCommit(false);
            slow.createStatement()
                    .execute("insert into chat.check_in (check_in_id, member_id, instrument, phase, items, answered_at)"
                            + " values ('slow', 'otter', 'phq-9', 'before', '" + late + "', now())");
            desk.checkIn("otter", "phq-9", "{\"9\": 0}", NOW);
            assertThat(desk.intake.drain()).isEqualTo(1);
            slow.commit();
        }
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.intake.drain()).isZero();
        assertThat(count("report")).isEqualTo(late.contains("2") ? 1 : 0);
    }

    @Test
    void whatDidNothingIsForgottenWhenItCannotBeReadAgain() {
        for (int i = 0; i < 3; i++) {
            desk.checkIn("otter", "mood", "{\"1\": 3}", NOW);
            desk.intake.drain();
            desk.pass(Duration.ofMinutes(6));
        }
        assertThat(desk.intake.drain()).isZero();
        assertThat(count("intake_nothing")).isLessThanOrEqualTo(2);
    }

    @Test
    void reportsAndCheckInsHaveCursorsOfTheirOwn() {
        desk.room("circle");
        desk.message("m1", "circle", "otter", NOW, "word");
        desk.report("m1", "a", "worry", NOW);
        desk.checkIn("otter", "phq-9", "{\"9\": 2}", NOW);
        assertThat(desk.intake.drain()).isEqualTo(2);
        assertThat(desk.intake.drain()).isZero();
        assertThat(count("intake_cursor"))
                .as("two of the chat store, two of the inbox")
                .isEqualTo(4);
        assertThat(desk.row(desk.caseOf("otter"), mira).reports()).isEqualTo(2);
    }

    @Test
    void twoNodesTakeEachCheckInOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            desk.checkIn("otter", "phq-9", "{\"9\": " + i % 3 + "}", NOW);
        }
        var other = new Intake(desk.databases.desk(), desk.databases.chat());
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var first = threads.submit(desk.intake::drain);
            var second = threads.submit(other::drain);
            assertThat(first.get() + second.get()).isEqualTo(30);
        }
        assertThat(count("report")).isEqualTo(20);
        assertThat(desk.row(desk.caseOf("otter"), mira).reports()).isEqualTo(20);
    }

    private int count(String table) {
        return owner.fetchSingle("select count(*) from desk." + table).get(0, Integer.class);
    }
}
