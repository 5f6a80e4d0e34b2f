package org.havendesk.intake;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a questionnaire as a source sends them; member and room are ids of the chat.
 *
 * @param id of the source's own, once for each check-in
 * @param phase before, after or periodic
 * @param items answers by item number as JSON, {@code {"1": 2}}; null where only the score is known
 */
public record NewCheckIn(
        String id,
        String member,
        @Nullable String room,
        String instrument,
        String phase,
        @Nullable String items,
        @Nullable BigDecimal score,
        Instant answeredAt) {

    public NewCheckIn {
        if (items == null && score == null) {
            throw new IllegalArgumentException("the check-in has neither items nor a score");
        }
    }

    @Override
    public String toString() {
        return "NewCheckIn[" + id + "]";
    }
}
