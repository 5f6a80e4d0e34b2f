package org.havendesk.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.cases.TestDesk;
import org.havendesk.db.TestDatabases;
import org.havendesk.intake.IntakeReading;
import org.havendesk.release.Measuring;
import org.havendesk.settings.Community;
import org.havendesk.settings.Community.Program;
import org.jooq.DSLContext;

/**
 * P11: everything that reads the chat store from end to end, in rows a second beside a plain JDBC cursor over the same columns:
 * the intake's cursors over reports and check-ins, and measuring, which reads answers and counts messages where they stand. And
 * how taking reports in grows with their number.
 */
final class IntakeStreams implements Row {
    private static final LocalDate QUARTER = LocalDate.of(2026, 4, 1);
    private static final int ROWS = 200_000;
    private static final int MESSAGES = 1_000_000;
    private static final int MEMBERS = 5_000;
    private static final int FETCH_SIZE = 5_000;
    private static final int ROUNDS = 3;
    private static final double HALF = 0.5;

    @Override
    public String id() {
        return "P11";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            int rows = scale.of(ROWS);
            fill(desk.chat, rows);
            List<Figure> figures = new ArrayList<>();
            DSLContext chat = desk.databases.chat();
            var reading = new IntakeReading(desk.desk, chat);
            var measuring = new Measuring(chat, community(), DemoCommunity.publishedSet());
            try (Connection raw =
                    DriverManager.getConnection(desk.databases.chatUrl(), "chat_reader", desk.databases.password())) {
                raw.setAutoCommit(false);
                figures.add(atLeastHalf(
                        "the intake reads reports",
                        rates(
                                rows,
                                reading::reports,
                                raw,
                                "select seq, report_id, message_id, room_id, member_id, reporter_id, category, reason, reported_at"
                                        + " from source.report order by seq, report_id")));
                figures.add(atLeastHalf(
                        "the intake reads check-ins",
                        rates(
                                rows,
                                reading::checkIns,
                                raw,
                                "select seq, check_in_id, member_id, room_id, instrument, items, score, answered_at"
                                        + " from source.check_in order by seq, check_in_id")));
                double[] answers = rates(
                        rows,
                        () -> measuring.answers(QUARTER),
                        raw,
                        "select check_in_id, member_id, instrument, items, score, answered_at from source.check_in");
                figures.add(
                        Figure.beside(id(), "measuring reads and scores answers", answers[0], answers[1], "rows/s"));
            }
            figures.add(messages(scale.of(MESSAGES)));
            figures.add(growth(desk, scale.of(200)));
            return figures;
        }
    }

    private Figure messages(int messages) throws Exception {
        try (var databases = TestDatabases.fresh();
                Connection raw =
                        DriverManager.getConnection(databases.chatUrl(), "chat_reader", databases.password())) {
            raw.setAutoCommit(false);
            MeasureQuarter.fill(databases.chatOwner(), messages);
            Measuring measuring = MeasureQuarter.measuring(databases.chat());
            return atLeastHalf(
                    "measuring counts messages",
                    rates(
                            messages,
                            () -> measuring.activity(QUARTER),
                            raw,
                            "select member_id, room_id, reply_to, sent_at from source.message"));
        }
    }

    private interface Read {
        int all();
    }

    /** Rows a second, ours and the cursor's, of the same run in turns. */
    private static double[] rates(int rows, Read ours, Connection raw, String query) throws Exception {
        Rounds[] rounds = {new Rounds(), new Rounds()};
        for (int round = 0; round <= ROUNDS; round++) { // the first one warms up
            rounds[0].add(rows / Times.millis(ours::all) * 1000);
            rounds[1].add(rows / Times.millis(() -> cursor(raw, query, rows)) * 1000);
        }
        return new double[] {rounds[0].median(), rounds[1].median()};
    }

    private Figure atLeastHalf(String job, double[] rates) {
        return Figure.ratioAtLeast(id(), job, rates[0], rates[1], HALF, "rows/s");
    }

    private static void cursor(Connection raw, String query, int expected) throws SQLException {
        try (var statement = raw.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            int read = 0;
            long bytes = 0;
            try (ResultSet found = statement.executeQuery(query)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    for (int column = 1; column <= columns; column++) {
                        Object value = found.getObject(column);
                        bytes += value == null ? 0 : 1;
                    }
                    read++;
                }
            }
            if (read != expected || bytes == 0) {
                throw new IllegalStateException("read " + read + " rows instead of " + expected);
            }
        }
        raw.rollback();
    }

    /** The time of ten times as many reports beside ten times that of so many; about a third of them open a case. */
    private Figure growth(TestDesk desk, int reports) throws Exception {
        desk.intake.beginHere();
        int from = ROWS + 1;
        take(desk, from, reports); // warms up
        from += reports;
        double once = take(desk, from, reports);
        from += reports;
        double tenTimes = take(desk, from, 10 * reports);
        String job = "growth: take in %,d reports beside ten times %,d".formatted(10 * reports, reports);
        return Figure.beside(id(), job, tenTimes, 10 * once, "ms");
    }

    private static double take(TestDesk desk, int from, int reports) throws Exception {
        desk.chat.execute("""
                insert into chat.report (report_id, message_id, member_id, reporter_id, category, reported_at)
                select 'report-' || n, 'message-' || 1 + n % ?, 'member-' || n / 3 % ?, 'member-' || n % 7,
                       (array['spam', 'abuse', 'misinformation'])[1 + n % 3], now()
                from generate_series(?, ?) n""", 10_000, MEMBERS, from, from + reports - 1);
        return Times.millis(() -> {
            int taken = desk.intake.drain();
            if (taken != reports) {
                throw new IllegalStateException("took in " + taken + " reports instead of " + reports);
            }
        });
    }

    private static Community community() {
        return new Community(
                "Bench", ZoneId.of("Europe/London"), List.of(new Program("Program", Set.of("room-0", "room-1"))));
    }

    private static void fill(DSLContext owner, int rows) {
        owner.execute(
                "insert into chat.member (member_id, handle, joined_at) select 'member-' || n, 'member-' || n, '2025-01-01' from generate_series(0, ? - 1) n",
                MEMBERS);
        owner.execute(
                "insert into chat.room (room_id, name, kind, created_at) select 'room-' || n, 'Room ' || n, 'public', '2025-01-01' from generate_series(0, 3) n");
        owner.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body)
                select 'message-' || n, 'room-' || n % 4, 'member-' || n % ?, '2026-01-02 00:00Z'::timestamptz + n * (interval '179 days' / ?),
                       repeat('some words ', 3 + n % 6)
                from generate_series(1, ?) n""", MEMBERS, rows, rows);
        owner.execute("""
                insert into chat.report (report_id, message_id, member_id, reporter_id, category, reason, reported_at)
                select 'report-' || n, 'message-' || n, 'member-' || n % ?, 'member-' || n % 7, 'spam', 'for some reason',
                       '2026-04-02 00:00Z'::timestamptz + n * (interval '80 days' / ?)
                from generate_series(1, ?) n""", MEMBERS, rows, rows);
        owner.execute("""
                insert into chat.check_in (check_in_id, member_id, room_id, instrument, phase, items, score, answered_at)
                select 'check-in-' || n, 'member-' || n % ?, 'room-0', 'mood', 'periodic',
                       jsonb_build_object('1', 1 + n % 5), 1 + n % 5,
                       '2026-04-02 00:00Z'::timestamptz + n * (interval '80 days' / ?)
                from generate_series(1, ?) n""", MEMBERS, rows, rows);
        owner.execute("vacuum analyze");
    }
}
