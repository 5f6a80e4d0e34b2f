package org.havendesk.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.havendesk.access.Person;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.TestDesk;

/**
 * P4: the queue as CSV, beside a loop that prints the same columns from a plain result set; and what the heap holds at most
 * while a hundred times as many rows pass through.
 */
final class CsvExport implements Row {
    private static final int ROUNDS = 3;
    private static final String PLAIN = """
            select c.case_id, c.path, c.tier, c.state, c.category, coalesce(a.words || ' ' || a.code, c.room_name), c.program,
              c.reports, c.reported_at, c.due_at, c.first_look_at, c.decided_at, c.outcome
            from desk.cases c left join desk.member_alias a on c.subject_kind = 'member' and a.member_id = c.subject_id
            where c.state <> 'closed' order by c.band, c.due_at, c.case_id""";

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            Person reader = desk.moderator("Reader");
            var fill = new CaseFill(desk.databases);
            int few = scale.of(10_000);
            int cases = scale.of(1_000_000);
            fill.open(few);
            desk.export.writeQueue(QueueFilter.ALL, reader, false, OutputStream.nullOutputStream()); // warms up
            long heapOfFew = heap(desk, reader, few / 10);
            fill.open(cases / 10);
            double fewer = perSecond(cases / 10, () -> export(desk, reader));
            fill.open(cases);
            long heapOfMany = heap(desk, reader, cases / 10);
            var ours = new Rounds();
            var plain = new Rounds();
            for (int round = 0; round <= ROUNDS; round++) {
                plain.add(perSecond(cases, () -> plain(desk)));
                ours.add(perSecond(cases, () -> export(desk, reader)));
            }
            return List.of(
                    Figure.ratioAtLeast(
                            id(),
                            "CSV of %,d cases, beside a plain loop".formatted(cases),
                            ours.median(),
                            plain.median(),
                            0.8,
                            "rows/s"),
                    Figure.ratioAtLeast(id(), "CSV of ten times as many cases", ours.median(), fewer, 0.8, "rows/s"),
                    Figure.atMost(
                            id(),
                            "live heap of the export, growth from %,d to %,d cases".formatted(few, cases),
                            Math.max(0, heapOfMany - heapOfFew) / 1024.0 / 1024.0,
                            32,
                            "MB"));
        }
    }

    private static void export(TestDesk desk, Person reader) throws IOException {
        desk.export.writeQueue(QueueFilter.ALL, reader, false, OutputStream.nullOutputStream());
    }

    private static void plain(TestDesk desk) throws SQLException, IOException {
        try (Connection connection = desk.databases.deskSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(PLAIN)) {
                statement.setFetchSize(1000);
                try (var rows = statement.executeQuery();
                        var printer = new CSVPrinter(
                                new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                                CSVFormat.RFC4180)) {
                    printer.printRecords(rows);
                }
            }
            connection.commit();
        }
    }

    private static double perSecond(int rows, Times.Work work) throws Exception {
        return rows / (Times.millis(work) / 1000);
    }

    /** The most that is alive at one of ten moments of an export, in bytes; garbage is collected before each look. */
    private static long heap(TestDesk desk, Person reader, int every) throws Exception {
        var looks = new HeapLooks(every);
        desk.export.writeQueue(QueueFilter.ALL, reader, false, looks);
        return looks.most();
    }

    /** Looks at the heap each time that so many lines were written. */
    private static final class HeapLooks extends OutputStream {
        private final int every;
        private long lines;
        private long next;
        private long most;

        private HeapLooks(int every) {
            this.every = every;
            this.next = every;
        }

        private long most() {
            return most;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            if (lines >= next) {
                next = lines + every;
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }
}
