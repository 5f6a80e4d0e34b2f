package org.havendesk.intake;

import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a questionnaire as the chat store has them.
 *
 * @param score read to see whether it can be; no decision rests on it
 */
record IncomingCheckIn(
        long seq,
        String checkInId,
        @Nullable String memberId,
        @Nullable String roomId,
        @Nullable String instrument,
        @Nullable JSONB items,
        @Nullable BigDecimal score,
        @Nullable Instant answeredAt)
        implements Incoming {

    @Override
    public String id() {
        return checkInId;
    }

    @Override
    public String toString() {
        return "IncomingCheckIn[" + checkInId + "]";
    }
}
