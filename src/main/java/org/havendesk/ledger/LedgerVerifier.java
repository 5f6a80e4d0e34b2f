package org.havendesk.ledger;

import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.LEDGER_HEAD;
import static org.jooq.impl.DSL.noCondition;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.havendesk.ledger.LedgerAnchor.Mark;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain, recomputes every hash outside the database, and compares the end with the head row and with the anchor
 * kept outside the database.
 */
public final class LedgerVerifier {
    private static final int FETCH = 2000;
    private static final Mark BEGINNING = new Mark(0, new byte[32]);

    private final DSLContext desk;
    private final LedgerAnchor anchor;

    /** @param desk the desk database as any role that may read the ledger */
    public LedgerVerifier(DSLContext desk, LedgerAnchor anchor) {
        this.desk = desk;
        this.anchor = anchor;
    }

    /** What the verifier found. */
    public sealed interface Verdict {
        /**
         * @param entries how many there are
         * @param seal the hash of the last, in hexadecimal
         */
        record Intact(long entries, String seal) implements Verdict {}

        /**
         * @param entryId the first entry that is wrong, or the first that is missing
         * @param other the entry that the head or the file names, where the fault is about one; else 0
         */
        record Broken(long entryId, Fault fault, long other) implements Verdict {
            /** One plain clause. */
            public String why() {
                return fault.clause(other);
            }
        }
    }

    /** Walks the whole chain. */
    public Verdict verify() {
        return walk(BEGINNING);
    }

    /**
     * Walks what came after an entry that was verified earlier.
     *
     * @param entries how many entries were intact
     * @param seal the hash of the last of them, in hexadecimal
     */
    public Verdict verifyAfter(long entries, String seal) {
        return walk(new Mark(entries, HexFormat.of().parseHex(seal)));
    }

    /** What is wrong with this one entry beside the one before it; empty where it fits, or where there is none. */
    public Optional<Fault> faultOf(long entryId) {
        return desk.transactionResult(tx -> {
            List<ChainEntry> both = rows(tx.dsl(), LEDGER_ENTRY.ENTRY_ID.between(entryId - 1, entryId))
                    .fetch(LedgerVerifier::entry);
            if (both.isEmpty() || both.getLast().entryId() != entryId) {
                return Optional.empty();
            }
            Mark before = entryId == 1
                    ? BEGINNING
                    : new Mark(entryId - 1, both.getFirst().hash());
            return both.size() == 1 && entryId > 1
                    ? Optional.of(Fault.MISSING)
                    : new ChainWalk(before, null, null).next(both.getLast()).map(Verdict.Broken::fault);
        });
    }

    private Verdict walk(Mark from) {
        return desk.transactionResult(tx -> {
            // one moment for entries and head: others may append meanwhile; the anchor, read before, is never ahead
            Mark mark = anchor.read().orElse(null);
            tx.dsl().execute("set transaction isolation level repeatable read, read only");
            if (from.entryId() > 0 && !Arrays.equals(hashOf(tx.dsl(), from.entryId()), from.hash())) {
                return whole(tx.dsl(), mark); // it was changed since: where exactly is for the whole chain to say
            }
            boolean isBehind = mark != null && mark.entryId() <= from.entryId();
            var walk = new ChainWalk(from, mark, isBehind ? hashOf(tx.dsl(), mark.entryId()) : null);
            return walk(tx.dsl(), walk, from.entryId());
        });
    }

    private static Verdict whole(DSLContext tx, @Nullable Mark mark) {
        return walk(tx, new ChainWalk(BEGINNING, mark, null), 0);
    }

    private static Verdict walk(DSLContext tx, ChainWalk walk, long after) {
        try (var entries = rows(tx, after == 0 ? noCondition() : LEDGER_ENTRY.ENTRY_ID.gt(after))
                .fetchSize(FETCH)
                .fetchLazy()) {
            return walk.over(entries.stream().map(LedgerVerifier::entry).iterator(), () -> head(tx));
        }
    }

    private static Mark head(DSLContext tx) {
        var head = tx.selectFrom(LEDGER_HEAD).fetchSingle();
        return new Mark(head.getEntryId(), head.getHash());
    }

    private static byte @Nullable [] hashOf(DSLContext tx, long entryId) {
        return tx.select(LEDGER_ENTRY.HASH)
                .from(LEDGER_ENTRY)
                .where(LEDGER_ENTRY.ENTRY_ID.eq(entryId))
                .fetchOne(LEDGER_ENTRY.HASH);
    }

    private static ResultQuery<? extends Record> rows(DSLContext tx, Condition which) {
        return tx.select(
                        LEDGER_ENTRY.ENTRY_ID,
                        LEDGER_ENTRY.AT,
                        LEDGER_ENTRY.ACTOR_KIND,
                        LEDGER_ENTRY.ACTOR,
                        LEDGER_ENTRY.VERB,
                        LEDGER_ENTRY.OBJECT_KIND,
                        LEDGER_ENTRY.OBJECT_ID,
                        LEDGER_ENTRY.REASON,
                        LEDGER_ENTRY.BEFORE,
                        LEDGER_ENTRY.AFTER,
                        LEDGER_ENTRY.REQUEST_ID,
                        LEDGER_ENTRY.PREVIOUS_HASH,
                        LEDGER_ENTRY.HASH)
                .from(LEDGER_ENTRY)
                .where(which)
                .orderBy(LEDGER_ENTRY.ENTRY_ID);
    }

    private static ChainEntry entry(Record row) {
        return new ChainEntry(
                row.get(LEDGER_ENTRY.ENTRY_ID),
                row.get(LEDGER_ENTRY.AT),
                row.get(LEDGER_ENTRY.ACTOR_KIND),
                row.get(LEDGER_ENTRY.ACTOR),
                row.get(LEDGER_ENTRY.VERB),
                row.get(LEDGER_ENTRY.OBJECT_KIND),
                row.get(LEDGER_ENTRY.OBJECT_ID),
                row.get(LEDGER_ENTRY.REASON),
                row.get(LEDGER_ENTRY.BEFORE),
                row.get(LEDGER_ENTRY.AFTER),
                row.get(LEDGER_ENTRY.REQUEST_ID),
                row.get(LEDGER_ENTRY.PREVIOUS_HASH),
                row.get(LEDGER_ENTRY.HASH));
    }

    /** Every entry, in order. */
    static List<ChainEntry> entries(DSLContext tx) {
        return rows(tx, noCondition()).fetch(LedgerVerifier::entry);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
