package org.havendesk.ledger;

import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.LEDGER_HEAD;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain from its first entry, recomputes every hash outside the database, and compares the end with the head row
 * and with the anchor kept outside the database.
 */
public final class LedgerVerifier {
    private static final int FETCH = 1000;

    private final DSLContext desk;
    private final LedgerAnchor anchor;

    /** @param desk the desk database as any role that may read the ledger */
    public LedgerVerifier(DSLContext desk, LedgerAnchor anchor) {
        this.desk = desk;
        this.anchor = anchor;
    }

    /** What the verifier found. */
    public sealed interface Verdict {
        /** @param entries how many there are */
        record Intact(long entries) implements Verdict {}

        /**
         * @param entryId the first entry that is wrong, or the first that is missing
         * @param why one plain clause
         */
        record Broken(long entryId, String why) implements Verdict {}
    }

    /** One row of the chain. */
    private record Row(
            long entryId,
            Instant at,
            String actorKind,
            String actor,
            String verb,
            String objectKind,
            String objectId,
            @Nullable String reason,
            @Nullable JSON before,
            @Nullable JSON after,
            @Nullable String requestId,
            byte[] previousHash,
            byte[] hash) {}

    /** Walks the whole chain. */
    public Verdict verify() {
        return desk.transactionResult(tx -> {
            // one moment for entries and head: others may append meanwhile; the anchor, read before, is never ahead
            Optional<LedgerAnchor.Mark> mark = anchor.read();
            tx.dsl().execute("set transaction isolation level repeatable read, read only");
            byte[] last = new byte[32];
            byte @Nullable [] marked = null;
            long expected = 1;
            try (Cursor<?> cursor = tx.dsl()
                    .selectFrom(LEDGER_ENTRY)
                    .orderBy(LEDGER_ENTRY.ENTRY_ID)
                    .fetchSize(FETCH)
                    .fetchLazy()) {
                for (var found : cursor) {
                    Row row = found.into(Row.class);
                    Optional<String> fault = fault(row, expected, last);
                    if (fault.isPresent()) {
                        return new Verdict.Broken(Math.min(row.entryId(), expected), fault.get());
                    }
                    last = row.hash();
                    if (mark.isPresent() && mark.get().entryId() == row.entryId()) {
                        marked = row.hash();
                    }
                    expected++;
                }
            }
            return end(tx.dsl(), expected - 1, last, mark, marked);
        });
    }

    private static Optional<String> fault(Row row, long expected, byte[] last) {
        if (row.entryId() != expected) {
            return Optional.of("the entry is missing");
        }
        if (!Arrays.equals(row.previousHash(), last)) {
            return Optional.of("it does not follow the entry before it");
        }
        return Arrays.equals(row.hash(), hash(row, last)) ? Optional.empty() : Optional.of("its content was changed");
    }

    private static Verdict end(
            DSLContext tx, long entries, byte[] last, Optional<LedgerAnchor.Mark> mark, byte @Nullable [] marked) {
        var head = tx.selectFrom(LEDGER_HEAD).fetchSingle();
        if (head.getEntryId() != entries || !Arrays.equals(head.getHash(), last)) {
            return new Verdict.Broken(entries + 1, "the head names entry " + head.getEntryId() + " as the last");
        }
        if (mark.isPresent()
                && mark.get().entryId() > 0
                && !Arrays.equals(mark.get().hash(), marked)) {
            long entryId = mark.get().entryId();
            return marked == null
                    ? new Verdict.Broken(entries + 1, "the file outside the database knows entry " + entryId)
                    : new Verdict.Broken(entryId, "the file outside the database has another hash for it");
        }
        return new Verdict.Intact(entries);
    }

    private static byte[] hash(Row row, byte[] previous) {
        String form = field(Long.toString(row.entryId()))
                + field(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, row.at())))
                + field(row.actorKind())
                + field(row.actor())
                + field(row.verb())
                + field(row.objectKind())
                + field(row.objectId())
                + field(row.reason())
                + field(row.before() == null ? null : row.before().data())
                + field(row.after() == null ? null : row.after().data())
                + field(row.requestId());
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(form.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@code ledger_field} in the database: length in bytes, colon, text; '-' for none. */
    private static String field(@Nullable String value) {
        return value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
