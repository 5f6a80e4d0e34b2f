package org.havendesk.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.havendesk.archive.ArchiveImport;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.archive.RecordType;
import org.havendesk.db.TestDatabases;
import org.havendesk.intake.Intake;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * P14: an archive of 196,146 messages arrives, {@code irc.jsonl.gz} of the folder {@code havendesk.shared}, by default {@code
 * ../shared/data}, or one of the same size that is made here. COPY of the same messages into a table with the same indexes and
 * references stands beside it. And the demo community is made and imported, as a first start does it.
 */
final class ArchiveArrival implements Row {
    private static final String FILE = "irc.jsonl.gz";
    private static final int MESSAGES = 196_146;
    private static final int MEMBERS = 15_734;
    private static final int ROUNDS = 2;
    private static final int BETWEEN_COLLECTIONS = 8;
    private static final String COLUMNS =
            "message_id, room_id, member_id, sent_at, body, reply_to, edited_at, removed_at";

    private interface Archive {
        InputStream open() throws IOException;
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    @Override
    public String id() {
        return "P14";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Path file = Path.of(System.getProperty(
                        "havendesk.shared", System.getProperty("havendesk.home", "") + "/../shared/data"))
                .resolve(FILE);
        boolean isThere = scale == Scale.FULL && Files.isReadable(file);
        int messages = scale.of(MESSAGES);
        if (!isThere && scale == Scale.FULL) {
            figures.add(new Figure(id(), "import " + FILE, "skipped: data absent", null, null, "", true));
        }
        byte[] made = isThere ? new byte[0] : made(messages, scale.of(MEMBERS));
        Archive archive = isThere ? () -> Files.newInputStream(file) : () -> new ByteArrayInputStream(made);
        figures.addAll(
                arrives((isThere ? FILE : "a made archive") + ", %,d messages".formatted(messages), archive, messages));
        figures.add(demo());
        return figures;
    }

    private List<Figure> arrives(String what, Archive archive, int messages) throws Exception {
        var heap = new AtomicLong();
        var imports = new Rounds();
        var copies = new Rounds();
        for (int round = 0; round <= ROUNDS; round++) { // the first one warms up, and looks at the heap
            boolean isFirst = round == 0;
            try (var databases = TestDatabases.fresh()) {
                imports.add(
                        Times.millis(() -> run(databases.chatOwnerSource(), archive, isFirst ? heap : null, messages)));
                copies.add(copy(databases.chatOwnerSource()));
            }
        }
        return List.of(
                Figure.atMost(id(), "import " + what, imports.median() / 1000, 20, "s"),
                Figure.atMost(id(), "its heap growth", heap.get() / 1048576.0, 64, "MB"),
                Figure.noted(id(), "COPY of the same messages", copies.median() / 1000, "s"));
    }

    private static void run(DataSource chatOwner, Archive archive, @Nullable AtomicLong heap, int messages)
            throws Exception {
        long before = heap == null ? 0 : heapInUse();
        var told = new AtomicLong();
        try (InputStream in = archive.open()) {
            var summary = new ArchiveImport(chatOwner, _ -> {
                        if (heap != null && told.incrementAndGet() % BETWEEN_COLLECTIONS == 0) {
                            heap.accumulateAndGet(heapInUse() - before, Math::max);
                        }
                    })
                    .run(in);
            if (!summary.isComplete() || summary.of(RecordType.MESSAGE).added() != messages) {
                throw new IllegalStateException("imported " + summary.of(RecordType.MESSAGE));
            }
        }
    }

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Milliseconds. */
    private static double copy(DataSource chatOwner) throws Exception {
        try (Connection connection = chatOwner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table chat.copied (like chat.message including all)");
            statement.execute(
                    "alter table chat.copied add foreign key (room_id) references chat.room,"
                            + " add foreign key (member_id) references chat.member, add foreign key (reply_to) references chat.copied");
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = new ByteArrayOutputStream();
            api.copyOut("copy (select " + COLUMNS + " from chat.message order by seq) to stdout", rows);
            return Times.millis(() -> api.copyIn(
                    "copy chat.copied (" + COLUMNS + ") from stdin", new ByteArrayInputStream(rows.toByteArray())));
        }
    }

    private Figure demo() throws Exception {
        var made = new Rounds();
        for (int round = 0; round <= ROUNDS; round++) {
            try (var databases = TestDatabases.fresh()) {
                Instant now = Instant.now();
                made.add(Times.millis(() -> {
                    importWhileWritten(databases.chatOwnerSource(), out -> DemoCommunity.writePast(now, out));
                    new Intake(databases.desk(), databases.chat()).beginHere();
                    importWhileWritten(databases.chatOwnerSource(), out -> DemoCommunity.writePresent(now, out));
                }));
            }
        }
        return Figure.atMost(id(), "demo community, made and imported", made.median() / 1000, 15, "s");
    }

    private static void importWhileWritten(DataSource chatOwner, Writer writer) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor();
                var in = new PipedInputStream(1 << 16)) {
            var out = new PipedOutputStream(in);
            var written = threads.submit(() -> {
                try (out) {
                    writer.write(out);
                }
                return true;
            });
            if (!new ArchiveImport(chatOwner, _ -> {}).run(in).isComplete()) {
                throw new IllegalStateException("records of the demo community were refused");
            }
            written.get();
        }
    }

    /** One busy room; a third of the messages answer one before them. */
    private static byte[] made(int messages, int members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        try (var out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < members; i++) {
                line(
                        out,
                        "{\"type\":\"member\",\"id\":\"member-%1$d\",\"handle\":\"member-%1$d\",\"joined_at\":\"%2$s\"}",
                        i,
                        first);
            }
            line(
                    out,
                    "{\"type\":\"room\",\"id\":\"room\",\"name\":\"Room\",\"kind\":\"public\",\"created_at\":\"%s\"}",
                    first);
            for (int i = 0; i < members; i++) {
                line(
                        out,
                        "{\"type\":\"membership\",\"room\":\"room\",\"member\":\"member-%d\",\"joined_at\":\"%s\"}",
                        i,
                        first);
            }
            for (int i = 0; i < messages; i++) {
                String reply = i % 3 == 2 ? ",\"reply_to\":\"message-%d\"".formatted(i - 2) : "";
                line(
                        out,
                        "{\"type\":\"message\",\"id\":\"message-%d\",\"room\":\"room\",\"member\":\"member-%d\",\"sent_at\":\"%s\",\"body\":\"%s\"%s}",
                        i,
                        (i * 7919L) % members,
                        first.plusSeconds(120L * i),
                        "a few words, and some more ".repeat(1 + i % 5),
                        reply);
            }
        }
        return bytes.toByteArray();
    }

    private static void line(OutputStream out, String format, Object... values) throws IOException {
        out.write((format.formatted(values) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
