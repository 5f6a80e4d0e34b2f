package org.havendesk.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads archives into the reference chat store. Each batch of lines is committed: an import that was cut off keeps what it
 * had, and running it again, or running a whole archive twice, adds only what is missing. Not for several threads.
 */
public final class ArchiveImport {
    private static final int BATCH_ROWS = 5_000;
    private static final int BATCH_BYTES = 2 << 20;
    private static final long BETWEEN_PROGRESS = Duration.ofMillis(250).toNanos();

    private final DataSource chatOwner;
    private final Consumer<Progress> progress;
    private final Consumer<Summary.Refusal> refusals;

    /**
     * How far an import is.
     *
     * @param bytesRead of the stream as it was given, so that they compare to the size of the file
     */
    public record Progress(long lines, long bytesRead) {}

    /**
     * @param chatOwner connects to the reference store as the owner of schema chat
     * @param progress told at most four times a second, and once at the end
     */
    public ArchiveImport(DataSource chatOwner, Consumer<Progress> progress) {
        this(chatOwner, progress, _ -> {});
    }

    /**
     * @param chatOwner connects to the reference store as the owner of schema chat
     * @param progress told at most four times a second, and once at the end
     * @param refusals told every refusal when it happens, so batch by batch and not strictly by line
     */
    public ArchiveImport(DataSource chatOwner, Consumer<Progress> progress, Consumer<Summary.Refusal> refusals) {
        this.chatOwner = chatOwner;
        this.progress = progress;
        this.refusals = refusals;
    }

    /**
     * Imports one archive; the stream is read to its end and not closed.
     *
     * @throws IOException where the archive cannot be read on; says how far it got, and what was imported until then stays
     */
    public Summary run(InputStream plainOrGzip) throws IOException, SQLException {
        long begin = System.nanoTime();
        try (Connection connection = chatOwner.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return new Run(connection).whole(plainOrGzip, begin);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private final class Run {
        private final Connection connection;
        private final Staging staging;
        private final RecordReader reader = new RecordReader();
        private final Map<RecordType, Tally> tallies = new EnumMap<>(RecordType.class);
        private final TreeMap<Long, String> firstRefusals = new TreeMap<>();
        private @Nullable RecordType current;
        private int uncommitted;
        private long refused;
        private long lastProgress = System.nanoTime();

        Run(Connection connection) throws SQLException {
            this.connection = connection;
            this.staging = new Staging(connection);
            for (RecordType type : RecordType.values()) {
                tallies.put(type, new Tally());
            }
        }

        Summary whole(InputStream plainOrGzip, long begin) throws IOException, SQLException {
            long lines = 0;
            try (var archive = new ArchiveLines(plainOrGzip)) {
                try {
                    while (archive.next()) {
                        lines = archive.number();
                        take(archive);
                        tell(archive);
                    }
                } catch (IOException e) {
                    finish();
                    throw brokenAfter(lines, e);
                }
                finish();
                progress.accept(new Progress(lines, archive.bytesRead()));
            } catch (ZipException | EOFException e) {
                throw brokenAfter(lines, e);
            }
            return summary(Duration.ofNanos(System.nanoTime() - begin));
        }

        private void take(ArchiveLines archive) throws SQLException {
            if (archive.isTooLong()) {
                refuse(null, archive.number(), "is longer than 1 MiB");
                return;
            }
            int length = archive.length();
            if (isBlank(archive.bytes(), length)) {
                return;
            }
            try {
                var record = reader.read(archive.bytes(), length);
                if (record.type() != current) {
                    flush(true);
                    current = record.type();
                }
                tallies.get(record.type()).read++;
                staging.add(archive.number(), record.values());
                if (staging.count() >= BATCH_ROWS || staging.size() >= BATCH_BYTES) {
                    flush(false);
                }
            } catch (Refused e) {
                if (e.type() != null) {
                    tallies.get(e.type()).read++;
                }
                refuse(e.type(), archive.number(), e.getMessage());
            }
        }

        private void flush(boolean endOfType) throws SQLException {
            if (current == null) {
                return;
            }
            Tally tally = tallies.get(current);
            uncommitted += staging.count();
            tally.added += staging.flush(current, this::refuse);
            if (endOfType && current == RecordType.MESSAGE) {
                tally.added += staging.settle(this::refuse);
            }
            if (!endOfType || uncommitted >= BATCH_ROWS) {
                connection.commit();
                uncommitted = 0;
            }
        }

        private void finish() throws SQLException {
            flush(true);
            connection.commit();
            staging.finish();
        }

        private void refuse(@Nullable RecordType type, long line, String reason) {
            refused++;
            if (type != null) {
                tallies.get(type).refused++;
            }
            refusals.accept(new Summary.Refusal(line, reason));
            firstRefusals.put(line, reason);
            if (firstRefusals.size() > Summary.REFUSALS_NAMED) {
                firstRefusals.pollLastEntry();
            }
        }

        private void tell(ArchiveLines archive) {
            long now = System.nanoTime();
            if (now - lastProgress >= BETWEEN_PROGRESS) {
                lastProgress = now;
                progress.accept(new Progress(archive.number(), archive.bytesRead()));
            }
        }

        private IOException brokenAfter(long lines, IOException cause) {
            long added = tallies.values().stream().mapToLong(t -> t.added).sum();
            String why =
                    switch (cause) {
                        case EOFException _ -> "the file is cut off";
                        case ZipException _ -> "the file is damaged";
                        default -> String.valueOf(cause.getMessage());
                    };
            return new IOException(
                    "the archive breaks off after line %d: %s; %d records were added and stay, the rest is missing"
                            .formatted(lines, why, added),
                    cause);
        }

        private Summary summary(Duration duration) {
            var counts = new EnumMap<RecordType, Summary.Count>(RecordType.class);
            tallies.forEach((type, t) ->
                    counts.put(type, new Summary.Count(t.read, t.added, t.read - t.added - t.refused, t.refused)));
            List<Summary.Refusal> named = firstRefusals.entrySet().stream()
                    .map(e -> new Summary.Refusal(e.getKey(), e.getValue()))
                    .toList();
            return new Summary(counts, reader.unknownKeys(), named, refused, duration);
        }
    }

    private static boolean isBlank(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static final class Tally {
        private long read;
        private long added;
        private long refused;
    }
}
