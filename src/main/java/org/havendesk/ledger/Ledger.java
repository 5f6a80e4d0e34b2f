package org.havendesk.ledger;

import static org.havendesk.db.desk.Routines.ledgerAppend;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes entries. Appending locks the end of the chain until the transaction ends: do it last, in the transaction of the
 * act itself.
 */
public final class Ledger {
    /** The logging context's key of the request id, which entries carry too. */
    public static final String REQUEST_ID = "request";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Ledger() {}

    /** Appends one entry in the transaction of {@code tx} and returns its number. */
    public static long append(DSLContext tx, Entry entry) {
        return tx.select(appended(entry)).fetchSingle().value1();
    }

    /** What appends one entry where it is selected, for a statement that does something else besides. */
    public static Field<Long> appended(Entry entry) {
        return ledgerAppend(
                entry.actor().kind(),
                entry.actor().id(),
                entry.verb(),
                entry.objectKind(),
                entry.objectId(),
                entry.reason(),
                json(entry.before()),
                json(entry.after()),
                MDC.get(REQUEST_ID));
    }

    /** Appends entries in order, in the transaction of {@code tx}. */
    public static void append(DSLContext tx, Collection<Entry> entries) {
        List.copyOf(entries).forEach(entry -> append(tx, entry));
    }

    private static @Nullable String json(Map<String, ?> values) {
        return values.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(values));
    }
}
