package org.havendesk.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of a row in the queue's order: band, due time (microseconds), case. In addresses "2.1732012345678901.4182". */
public record QueueCursor(int band, Instant dueAt, long caseId) {

    /** Reads a cursor from an address; empty where it is none. */
    public static Optional<QueueCursor> parse(@Nullable String text) {
        if (text == null || !text.matches("[1-3]\\.-?\\d{1,18}\\.\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.");
        Instant due = Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS);
        return Optional.of(new QueueCursor(Integer.parseInt(parts[0]), due, Long.parseLong(parts[2])));
    }

    @Override
    public String toString() {
        return band + "." + ChronoUnit.MICROS.between(Instant.EPOCH, dueAt) + "." + caseId;
    }
}
