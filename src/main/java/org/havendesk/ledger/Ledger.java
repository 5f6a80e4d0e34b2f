package org.havendesk.ledger;

import static org.havendesk.db.desk.Routines.ledgerAppend;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.havendesk.db.GroupCommit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes entries. Appending locks the end of the chain until the transaction commits, though not until it is on disk
 * ({@link GroupCommit}): do it last, in the transaction of the act itself.
 */
public final class Ledger {
    /** The logging context's key of the request id, which entries carry too. */
    public static final String REQUEST_ID = "request";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The function is called for one row after the other, in their order. */
    private static final String MANY = """
            select desk.ledger_append(actor_kind, actor, verb, object_kind, object_id, reason, before, after, cast(? as text))
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
              cast(? as text[]), cast(? as text[]), cast(? as text[]))
              with ordinality as e (actor_kind, actor, verb, object_kind, object_id, reason, before, after, number)
            order by number""";

    private Ledger() {}

    /**
     * Appends one entry in the transaction of {@code tx} and returns its number.
     *
     * @param besides what the same statement selects too
     */
    public static long append(DSLContext tx, Entry entry, Field<?>... besides) {
        Field<Long> appended = appended(entry);
        return tx.select(GroupCommit.later(tx), appended)
                .select(besides)
                .fetchSingle()
                .get(appended);
    }

    private static Field<Long> appended(Entry entry) {
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

    /** Appends entries in order, in the transaction of {@code tx} and in one statement, however many they are. */
    public static void append(DSLContext tx, Collection<Entry> entries) {
        if (!entries.isEmpty()) {
            List<Entry> inOrder = List.copyOf(entries);
            tx.select(GroupCommit.later(tx)).fetch();
            tx.fetch(
                    MANY,
                    MDC.get(REQUEST_ID),
                    each(inOrder, entry -> entry.actor().kind()),
                    each(inOrder, entry -> entry.actor().id()),
                    each(inOrder, Entry::verb),
                    each(inOrder, Entry::objectKind),
                    each(inOrder, Entry::objectId),
                    each(inOrder, Entry::reason),
                    each(inOrder, entry -> json(entry.before())),
                    each(inOrder, entry -> json(entry.after())));
        }
    }

    private static @Nullable String[] each(List<Entry> entries, Function<Entry, @Nullable String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String json(Map<String, ?> values) {
        return values.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(values));
    }
}
