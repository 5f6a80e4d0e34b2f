package org.havendesk.cases;

import java.time.Duration;
import java.time.Instant;
import org.havendesk.chat.Alias;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queue, as the database saw it at {@code readAt}.
 *
 * @param alias of the subject; null where the subject is a room, then {@code roomName} stands
 * @param clockFrom where the running clock began
 * @param raisedFrom the tier before an automatic raise
 * @param reporters how many different reporters
 * @param waitingFor {@code reply}, {@code second_person} or {@code follow_up} while it waits; null where it does not
 * @param holder who has the lease, null where nobody has (an ended lease counts as nobody's)
 * @param leftToOthers the reader leaves its topic to colleagues
 */
public record QueueRow(
        long caseId,
        Tier tier,
        int band,
        CasePath path,
        CaseState state,
        String category,
        boolean needsSorting,
        boolean lateArrival,
        @Nullable Tier raisedFrom,
        @Nullable Alias alias,
        @Nullable String roomName,
        @Nullable String program,
        int reports,
        int reporters,
        Instant reportedAt,
        Instant clockFrom,
        Instant dueAt,
        @Nullable String waitingFor,
        @Nullable Instant waitingUntil,
        @Nullable Holder holder,
        boolean leftToOthers,
        Instant readAt) {

    /** Who has the lease of a case, and until when. */
    public record Holder(long accountId, String name, Instant until) {}

    public QueueCursor cursor() {
        return new QueueCursor(band, dueAt, caseId);
    }

    public boolean isOverdue() {
        return dueAt.isBefore(readAt);
    }

    /** Time left until due; negative where overdue. */
    public Duration left() {
        return Duration.between(readAt, dueAt);
    }

    /** Share of the clock used, 0 to 1. */
    public double used() {
        double whole = Duration.between(clockFrom, dueAt).toMillis();
        return whole <= 0 ? 1 : Math.clamp(Duration.between(clockFrom, readAt).toMillis() / whole, 0, 1);
    }
}
