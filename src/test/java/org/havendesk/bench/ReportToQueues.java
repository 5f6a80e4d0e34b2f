package org.havendesk.bench;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.cases.TestDesk;
import org.havendesk.cases.ui.OpenQueues;
import org.postgresql.PGConnection;

/**
 * P10: how soon two hundred open queues have read a new report, how often the database tells them of a batch, and what that
 * costs the intake.
 */
final class ReportToQueues implements Row {
    private static final int QUEUES = 200;
    private static final int BATCH = 200;
    private static final int ROUNDS = 6;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private int filled;

    @Override
    public String id() {
        return "P10";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            List<Person> people = IntStream.range(0, QUEUES)
                    .mapToObj(i -> desk.moderator("Reader " + i))
                    .toList();
            new CaseFill(desk.databases).open(1_000);
            var heard = new Times();
            var alone = new Rounds();
            var watched = new Rounds();
            int batch = scale.of(5 * BATCH);
            int told;
            try (Connection listener = desk.databases.deskSource().getConnection()) {
                listen(listener);
                report(desk, BATCH);
                desk.intake.drain();
                told = told(listener);
            }
            for (int round = 0; round <= ROUNDS; round++) {
                alone.add(taken(desk, batch));
                try (var queues = new OpenQueues(desk, people)) {
                    untilAllKnow(desk, queues, 1);
                    heard.add(untilAllKnow(desk, queues, 2));
                    watched.add(taken(desk, batch));
                }
            }
            return List.of(
                    Figure.atMost(
                            id(), "a new report, until all 200 open queues have read it, p95", heard.p95(), 1000, "ms"),
                    Figure.atMost(
                            id(), "notifications of a batch of %d reports".formatted(BATCH), told, 1, "notifications"),
                    Figure.ratioAtLeast(
                            id(),
                            "intake of %,d reports while 200 queues are open".formatted(batch),
                            watched.median(),
                            alone.median(),
                            0.95,
                            "reports/s"));
        }
    }

    /** Takes one report in; the time until the last queue has read it. */
    private long untilAllKnow(TestDesk desk, OpenQueues queues, int cases) {
        report(desk, 1);
        long start = System.nanoTime();
        desk.intake.drain();
        while (queues.knowOf(cases) < QUEUES) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("only " + queues.knowOf(cases) + " of the queues heard of the report");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return System.nanoTime() - start;
    }

    /** Reports a second that the intake takes. */
    private double taken(TestDesk desk, int reports) throws Exception {
        report(desk, reports);
        return reports / (Times.millis(desk.intake::drain) / 1000);
    }

    /** So many members with a message each that somebody reported. */
    private void report(TestDesk desk, int count) {
        int from = filled + 1;
        filled += count;
        desk.chat.execute(
                "insert into chat.room (room_id, name, kind, created_at) values ('room', 'Room', 'public', now()) on conflict do nothing");
        desk.chat.execute("""
                insert into chat.member (member_id, handle, joined_at)
                select 'chatter-' || i, 'chatter ' || i, now() - interval '90 days' from generate_series({0}, {1}) i""", from, filled);
        desk.chat.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body)
                select 'words-' || i, 'room', 'chatter-' || i, now(), 'words ' || i from generate_series({0}, {1}) i""", from, filled);
        desk.chat.execute("""
                insert into chat.report (report_id, message_id, reporter_id, category, reported_at)
                select 'new-report-' || i, 'words-' || i, 'chatter-1', 'spam', now() from generate_series({0}, {1}) i""", from, filled);
    }

    private static void listen(Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("listen cases");
        }
    }

    private static int told(Connection connection) throws Exception {
        int told = 0;
        var listener = connection.unwrap(PGConnection.class);
        for (var found = listener.getNotifications(2_000);
                found != null && found.length > 0;
                found = listener.getNotifications(200)) {
            told += found.length;
        }
        return told;
    }
}
