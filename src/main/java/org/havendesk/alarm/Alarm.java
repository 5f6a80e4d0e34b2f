package org.havendesk.alarm;

import java.time.Instant;
import java.util.List;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * An alarm and what came of telling it.
 *
 * @param object what it is about beside the case, or empty
 * @param tier of its case now
 * @param step how many times it was told
 * @param deliveries the newest first
 */
public record Alarm(
        long alarmId,
        AlarmKind kind,
        @Nullable Long caseId,
        @Nullable Tier tier,
        String object,
        Instant raised,
        @Nullable Instant ended,
        @Nullable Instant acknowledged,
        @Nullable String acknowledgedBy,
        int step,
        List<Delivery> deliveries) {

    public Alarm {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * One message of an alarm to one place.
     *
     * @param target an e-mail address, or the address of a webhook
     * @param state planned, delivered, failed, unknown or cancelled
     * @param problem what went wrong last, if anything did
     * @param at when it came to its state; of a planned one when it was made
     */
    public record Delivery(
            String channel,
            String target,
            String state,
            int attempts,
            @Nullable String problem,
            Instant at) {}

    public boolean isRunning() {
        return ended == null;
    }

    /** Whether it goes on being told. */
    public boolean isLoud() {
        return ended == null && acknowledged == null;
    }
}
