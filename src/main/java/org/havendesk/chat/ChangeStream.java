package org.havendesk.chat;

import static org.havendesk.db.source.Tables.CHANGE;
import static org.jooq.Records.mapping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stream of edits and removals from where it stood when it was first read. Numbers are given before they are committed: what
 * was read in the last minutes is read again, and a lower number that is committed late is told once, like all others.
 */
final class ChangeStream {
    private static final long WINDOW = Duration.ofMinutes(5).toNanos();
    private static final int PAGE = 1000;

    /** How many of the changes before the first reading may still have a lower number to come between them. */
    private static final int BEFORE = 100;

    private final DSLContext chat;
    private final LongSupplier nanos;
    private final Set<Change> seen = new HashSet<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private @Nullable Long trailing;

    /** Up to this number everything had been read at this time. */
    private record Mark(long nanos, long seq) {}

    /** @param nanos a clock that only goes forward */
    ChangeStream(DSLContext chat, LongSupplier nanos) {
        this.chat = chat;
        this.nanos = nanos;
    }

    /** What was not told yet, in the order of the stream; the first call only remembers where the stream stands. */
    List<Change> news() {
        if (trailing == null) {
            begin();
            return List.of();
        }
        List<Change> news = new ArrayList<>();
        long head = trailing;
        List<Change> page = page(head);
        while (!page.isEmpty()) {
            page.stream().filter(seen::add).forEach(news::add);
            head = page.getLast().seq();
            page = page.size() < PAGE ? List.of() : page(head);
        }
        forget(head);
        return news;
    }

    private void begin() {
        List<Change> newest = chat.select(CHANGE.SEQ, CHANGE.MESSAGE_ID, CHANGE.KIND)
                .from(CHANGE)
                .orderBy(CHANGE.SEQ.desc())
                .limit(BEFORE)
                .fetch(mapping(Change::new));
        seen.addAll(newest);
        trailing = newest.size() < BEFORE
                ? Long.valueOf(Long.MIN_VALUE)
                : Long.valueOf(newest.getLast().seq());
    }

    private List<Change> page(long from) {
        return chat.select(CHANGE.SEQ, CHANGE.MESSAGE_ID, CHANGE.KIND)
                .from(CHANGE)
                .where(CHANGE.SEQ.gt(from))
                .orderBy(CHANGE.SEQ)
                .limit(PAGE)
                .fetch(mapping(Change::new));
    }

    /** What was read long enough ago has nothing to come below it. */
    private void forget(long head) {
        long now = nanos.getAsLong();
        marks.addLast(new Mark(now, head));
        while (now - marks.getFirst().nanos() > WINDOW) {
            trailing = Math.max(trailing, marks.removeFirst().seq());
        }
        long old = trailing;
        seen.removeIf(change -> change.seq() <= old);
    }
}
