package org.havendesk.ledger;

import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.LEDGER_HEAD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.havendesk.db.GroupCommit;
import org.jooq.DSLContext;

/**
 * The end of the chain in a file outside the database: number and hash of the last entry. It may lag behind the database by
 * a moment; it is never ahead of it, unless the database lost entries.
 */
public final class LedgerAnchor {
    private final Path file;

    public LedgerAnchor(Path file) {
        this.file = file;
    }

    /** What the file says. */
    public record Mark(long entryId, byte[] hash) {
        /** As the file holds it. */
        public String line() {
            return entryId + " " + LedgerVerifier.hex(hash) + "\n";
        }
    }

    /** The end that the ledger has now, in the transaction of {@code desk}; empty where nothing was written yet. */
    public static Optional<Mark> end(DSLContext desk) {
        var head = desk.selectFrom(LEDGER_HEAD).fetchSingle();
        return Optional.of(new Mark(head.getEntryId(), head.getHash())).filter(mark -> mark.entryId() > 0);
    }

    /** Whether this was the end of the ledger once. */
    public static boolean stands(DSLContext desk, Mark mark) {
        return desk.fetchExists(
                LEDGER_ENTRY, LEDGER_ENTRY.ENTRY_ID.eq(mark.entryId()).and(LEDGER_ENTRY.HASH.eq(mark.hash())));
    }

    /** The mark; empty where no file was written yet. {@code UncheckedIOException} where it cannot be read. */
    public Optional<Mark> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ");
            if (parts.length != 2) {
                throw new IOException("the ledger's anchor " + file + " is not readable as a number and a hash");
            }
            return Optional.of(new Mark(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the head of the chain, durably and in one step. What the file says now has to stand in the ledger unchanged:
     * otherwise it stays, as the proof for the verifier, and {@code IllegalStateException} says so.
     */
    public synchronized void update(DSLContext desk) {
        var head = desk.selectFrom(LEDGER_HEAD).fetchSingle();
        Mark before = read().orElse(new Mark(0, new byte[32]));
        if (head.getEntryId() == before.entryId()) {
            return;
        }
        if (before.entryId() > 0 && !stands(desk, before)) {
            throw new IllegalStateException("entry " + before.entryId()
                    + " is not in the ledger as it was: have 'havendesk ledger verify' look at it");
        }
        GroupCommit.flush(desk); // never ahead of what a crash would leave
        String line = new Mark(head.getEntryId(), head.getHash()).line();
        try {
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, line.getBytes(StandardCharsets.UTF_8));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's anchor " + file + " cannot be written", e);
        }
    }
}
