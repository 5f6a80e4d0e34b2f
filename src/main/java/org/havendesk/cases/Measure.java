package org.havendesk.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havendesk.chat.platform.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of a member with a begin and an end.
 *
 * @param roomId of a removal from a room, else null
 * @param endsAt null: until it is lifted
 * @param settled whether its decision can no longer be undone
 */
record Measure(
        long measureId,
        long caseId,
        Restriction restriction,
        @Nullable String roomId,
        Instant beginsAt,
        @Nullable Instant endsAt,
        @Nullable Instant liftedAt,
        @Nullable Instant cancelledAt,
        boolean settled) {

    /** The one that lasts longest is the greatest. */
    private static final Comparator<Measure> BY_END =
            Comparator.comparing(Measure::endsAt, Comparator.nullsLast(Comparator.naturalOrder()));

    /** What a member is to be kept from. */
    record Wanted(Restriction restriction, @Nullable String roomId) {}

    /**
     * What the member is to be kept from at {@code now}, each with the measure that keeps it longest. Measures of the same
     * kind overlap: the end of one leaves what another still wants. Pure.
     */
    static Map<Wanted, Measure> wanted(Collection<Measure> measures, Instant now) {
        Map<Wanted, Measure> wanted = new LinkedHashMap<>();
        for (Measure measure : measures) {
            if (measure.isLive(now)) {
                wanted.merge(measure.wants(), measure, (a, b) -> BY_END.compare(a, b) < 0 ? b : a);
            }
        }
        return wanted;
    }

    boolean isLive(Instant now) {
        return settled
                && cancelledAt == null
                && liftedAt == null
                && !now.isBefore(beginsAt)
                && (endsAt == null || now.isBefore(endsAt));
    }

    Wanted wants() {
        return new Wanted(restriction, roomId);
    }

    /** When it was over, or is to be; null: it is not known. */
    @Nullable
    Instant overAt() {
        return liftedAt != null ? liftedAt : endsAt;
    }
}
