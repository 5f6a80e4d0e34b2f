package org.havendesk.shift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which somebody is there.
 *
 * @param end as it was planned
 * @param ended when the person ended it before its time
 * @param planned on the rota; false where the person began it themselves
 */
public record Shift(
        long shiftId,
        long accountId,
        String name,
        Instant begin,
        Instant end,
        @Nullable Instant ended,
        boolean planned) {
    public Shift {
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException("a shift from " + begin + " cannot end at " + end);
        }
    }

    /** When the person was there last: its end, or the moment at which they ended it. */
    public Instant until() {
        return ended == null ? end : ended;
    }

    /** Whether any of its time lies in the interval. */
    public boolean touches(Instant from, Instant to) {
        return begin.isBefore(to) && until().isAfter(from);
    }
}
