package org.havendesk.intake;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Answers to a questionnaire as the chat store has them. The score is not read: no decision rests on it. */
record IncomingCheckIn(
        long seq,
        String checkInId,
        @Nullable String memberId,
        @Nullable String roomId,
        @Nullable String instrument,
        @Nullable JSONB items,
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
