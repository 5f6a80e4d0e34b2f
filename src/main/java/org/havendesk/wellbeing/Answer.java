package org.havendesk.wellbeing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered, as it came.
 *
 * @param recordId as a message about it names it
 * @param instrument as the chat store calls it
 * @param items answers by item number as JSON, {@code {"1": 2, ...}}; null where only the score is kept
 * @param score on the instrument's own scale; does not count where there are items
 */
public record Answer(
        String recordId,
        String instrument,
        @Nullable String items,
        @Nullable BigDecimal score) {}
