package org.havendesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Reports become evidence and cases exactly once. */
class IntakeTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final org.jooq.DSLContext owner = desk.databases.deskOwner();

    @BeforeEach
    void aRoomWithTwoMembers() {
        desk.room("circle");
        desk.member("finch", "copperfinch");
        desk.member("robin", "dustyrobin");
        for (int i = 20; i > 0; i--) {
            desk.message("m" + i, "circle", i % 2 == 0 ? "finch" : "robin", Duration.ofMinutes(i), "word " + i);
        }
    }

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void reportsAboutOneSubjectFoldIntoOneCase() {
        desk.report("m10", "a", "misinformation", Duration.ofMinutes(9));
        desk.report("m10", "b", "misinformation", Duration.ofMinutes(8));
        desk.report("m8", "a", "abuse", Duration.ofMinutes(7));
        desk.report("m9", "a", "abuse", Duration.ofMinutes(7));
        assertThat(desk.intake.drain()).isEqualTo(4);
        QueueRow finch = desk.row(desk.caseOf("finch"), mira);
        assertThat(finch.reports()).isEqualTo(3);
        assertThat(finch.reporters()).isEqualTo(2);
        assertThat(desk.row(desk.caseOf("robin"), mira).reports()).isEqualTo(1);
        assertThat(count("cases")).isEqualTo(2);
    }

    @Test
    void automationRaisesATierAndNeverLowersIt() {
        desk.report("m10", "a", "misinformation", Duration.ofMinutes(9));
        desk.intake.drain();
        QueueRow before = desk.row(desk.caseOf("finch"), mira);
        assertThat(before.tier()).isEqualTo(Tier.SOON);
        desk.report("m8", "a", "abuse", Duration.ofMinutes(3));
        desk.report("m8", "a", "spam", Duration.ofMinutes(2));
        desk.intake.drain();
        QueueRow after = desk.row(desk.caseOf("finch"), mira);
        assertThat(after.tier()).isEqualTo(Tier.URGENT);
        assertThat(after.raisedFrom()).isEqualTo(Tier.SOON);
        assertThat(after.category()).isEqualTo("abuse");
        assertThat(after.dueAt()).isBefore(before.dueAt());
        assertThat(desk.verbs(desk.caseOf("finch"))).containsOnlyOnce("raise");
    }

    @Test
    void evidenceIsTheMessageWithFiveNeighboursOnEachSideAndSurvivesEdits() {
        String report = desk.report("m10", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        desk.chat.execute("update chat.message set body = 'other', edited_at = now() where message_id = 'm10'");
        var copies = desk.desk.fetch(
                "select position, message_id, body from desk.evidence where report_id = ? order by position", report);
        assertThat(copies).hasSize(11);
        assertThat(copies.get(5).get("message_id")).isEqualTo("m10");
        assertThat(copies.get(5).get("body")).isEqualTo("word 10");
        assertThat(copies.get(0).get("message_id")).isEqualTo("m15");
        assertThat(copies.get(10).get("message_id")).isEqualTo("m5");
        assertThatThrownBy(() -> desk.desk.execute("update desk.evidence set body = 'x'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aReportMadeLongAgoCountsFromItsArrival() {
        desk.report("m10", "a", "abuse", Duration.ofDays(40));
        desk.intake.drain();
        QueueRow row = desk.row(desk.caseOf("finch"), mira);
        assertThat(row.lateArrival()).isTrue();
        assertThat(row.left()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void anUnknownCategoryNeedsSorting() {
        desk.report("m10", "a", "something new", Duration.ofMinutes(1));
        desk.intake.drain();
        QueueRow row = desk.row(desk.caseOf("finch"), mira);
        assertThat(row.needsSorting()).isTrue();
        assertThat(row.tier()).isEqualTo(Tier.SOON);
        assertThat(row.path()).isEqualTo(CasePath.CONDUCT);
    }

    @Test
    void wordsOfTheReasonMayMakeItCare() {
        desk.report("m10", "a", "spam", "I am worried about them", Duration.ofMinutes(1));
        desk.intake.drain();
        QueueRow row = desk.row(desk.caseOf("finch"), mira);
        assertThat(row.path()).isEqualTo(CasePath.CARE);
        assertThat(row.tier()).isEqualTo(Tier.IMMEDIATE);
    }

    @Test
    void aReportAfterClosingOpensANewCaseLinkedToTheLast() {
        desk.report("m10", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        long first = desk.caseOf("finch");
        desk.databases.deskOwner().execute("update desk.cases set state = 'closed', closed_at = now()");
        desk.report("m8", "a", "abuse", Duration.ofMinutes(1));
        desk.intake.drain();
        long second = desk.caseOf("finch");
        assertThat(second).isNotEqualTo(first);
        assertThat(desk.desk
                        .fetchSingle("select previous_case_id from desk.cases where case_id = ?", second)
                        .get(0, Long.class))
                .isEqualTo(first);
    }

    @Test
    void recordsAreReadAheadAndAnewWhereTheCursorMovedOtherwise() {
        for (int i = 1; i <= 6; i++) {
            desk.report("m" + i, "a", "abuse", Duration.ofMinutes(1));
        }
        var stream = new IncomingReports(desk.desk, desk.databases.chat());
        var first = stream.after(Long.MIN_VALUE, 2);
        assertThat(messages(first)).containsExactly("m1", "m2");
        long seq = first.records().getLast().seq();
        var second = stream.after(seq, 2);
        assertThat(messages(second)).containsExactly("m3", "m4");
        assertThat(second.readAt()).isEqualTo(first.readAt());
        var again = stream.after(seq, 2); // after a rollback
        assertThat(messages(again)).containsExactly("m3", "m4");
        assertThat(again.readAt()).isGreaterThan(second.readAt());
        assertThat(messages(stream.after(seq + 3, 2))).containsExactly("m6"); // after another node
        assertThat(messages(stream.after(seq + 4, 2))).isEmpty();
    }

    private static java.util.List<String> messages(IncomingStream.Batch<IncomingReport> batch) {
        return batch.records().stream().map(IncomingReport::messageId).toList();
    }

    @Test
    void aLowerIdThatCommitsLateIsNotSkippedNorTakenTwice() throws Exception {
        desk.report("m10", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        try (Connection slow =
                DriverManager.getConnection(desk.databases.chatUrl(), "chat_owner", desk.databases.password())) {
            slow.setAutoCommit(false);
            slow.createStatement()
                    .execute("insert into chat.report (report_id, message_id, reporter_id, category, reported_at)"
                            + " values ('slow', 'm9', 'b', 'abuse', now())");
            desk.report("m8", "c", "abuse", Duration.ZERO);
            assertThat(desk.intake.drain()).isEqualTo(1);
            slow.commit();
        }
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.intake.drain()).isZero();
        assertThat(desk.row(desk.caseOf("robin"), mira).reports()).isEqualTo(1);
        assertThat(count("report")).isEqualTo(3);
    }

    @Test
    void theTrailingWindowMovesOnWithTime() {
        desk.report("m10", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        desk.pass(Duration.ofMinutes(6));
        desk.report("m8", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        desk.pass(Duration.ofMinutes(6));
        desk.report("m6", "a", "abuse", Duration.ofMinutes(9));
        desk.intake.drain();
        assertThat(desk.intake.drain()).isZero();
        assertThat(count("report")).isEqualTo(3);
        assertThat(count("intake_mark")).isLessThanOrEqualTo(2);
    }

    @Test
    void aPoisonRecordIsQuarantinedWithItsReasonAndTheRestGoesOn() {
        desk.report("m10", "a", "abuse", Duration.ofMinutes(9));
        desk.chat.execute("alter table chat.report drop constraint report_message_id_fkey");
        desk.report("no such message", "a", "abuse", Duration.ofMinutes(5));
        desk.report("m9", "a", "abuse", Duration.ofMinutes(1));
        assertThat(desk.intake.drain()).isEqualTo(2);
        assertThat(desk.intake.drain()).isZero();
        var quarantined = desk.desk.fetch("select record_id, error from desk.quarantine");
        assertThat(quarantined).hasSize(1);
        assertThat(quarantined.get(0).get("error", String.class)).contains("not in the chat store");
        assertThat(count("report")).isEqualTo(2);
    }

    @Test
    void anIdTooLongForTheDeskIsQuarantinedAndTheRestGoesOn() {
        String random = java.util.stream.IntStream.range(0, 400)
                .mapToObj(i -> java.util
                        .UUID
                        .nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                        .toString())
                .collect(java.util.stream.Collectors.joining())
                .substring(0, 7000);
        desk.chat.execute("alter table chat.report drop constraint report_member_id_fkey");
        desk.chat.execute(
                "insert into chat.report (report_id, member_id, reporter_id, category, reported_at)"
                        + " values ('long', ?, 'a', 'abuse', now())",
                random);
        desk.report("m9", "a", "abuse", Duration.ofMinutes(1));
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(count("quarantine")).isEqualTo(1);
        assertThat(count("report")).isEqualTo(1);
    }

    @Test
    void aConnectionKilledInTheMiddleLeavesEverythingOrNothing() throws Exception {
        for (int i = 1; i <= 20; i++) {
            for (int n = 0; n < 10; n++) {
                desk.report("m" + i, "r" + n, "abuse", Duration.ofMinutes(1));
            }
        }
        int kills = 0;
        try (Connection superuser = desk.databases.deskSuperuser();
                var threads = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            while (count("report") < 200) {
                var run = threads.submit(desk.intake::drain);
                if (kills < 15) {
                    superuser
                            .createStatement()
                            .execute(
                                    "select pg_sleep(" + 0.01 * kills + "), pg_terminate_backend(pid)"
                                            + " from pg_stat_activity where datname = current_database() and usename = 'desk_app'");
                    kills++;
                }
                try {
                    run.get();
                } catch (java.util.concurrent.ExecutionException killed) {
                    assertThat(killed.getCause()).isInstanceOf(org.jooq.exception.DataAccessException.class);
                }
            }
        }
        assertThat(kills).isPositive();
        assertThat(count("report")).isEqualTo(200);
        assertThat(owner.fetchSingle("select sum(reports) from desk.cases").get(0, Integer.class))
                .isEqualTo(200);
        assertThat(count("cases")).isEqualTo(2);
        assertThat(count("quarantine")).isZero();
    }

    @Test
    void twoNodesTakeEachReportOnce() throws Exception {
        for (int i = 1; i <= 20; i++) {
            desk.report("m" + i, "r", "abuse", Duration.ofMinutes(1));
        }
        var other = new Intake(desk.databases.desk(), desk.databases.chat());
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var first = threads.submit(desk.intake::drain);
            var second = threads.submit(other::drain);
            assertThat(first.get() + second.get()).isEqualTo(20);
        }
        assertThat(count("report")).isEqualTo(20);
    }

    private int count(String table) {
        return owner.fetchSingle("select count(*) from desk." + table).get(0, Integer.class);
    }
}
