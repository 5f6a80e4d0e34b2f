package org.havendesk.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One published figure.
 *
 * @param end the last day of its period
 * @param bin of counts and shares, one of {@link Histogram#bins()}; else empty
 * @param figure null unless the status is published
 */
public record PublishedCell(
        long id,
        long releaseId,
        Cadence cadence,
        LocalDate start,
        LocalDate end,
        Histogram histogram,
        Cohort cohort,
        Metric metric,
        String bin,
        Epsilon epsilon,
        Status status,
        @Nullable Figure figure) {

    /**
     * A value with its intervals of 95%.
     *
     * @param low to {@code high}: where the true figure of these members is, under the noise
     * @param wideLow to {@code wideHigh}: where the figure of people like these is; null for numbers of members
     */
    public record Figure(
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            @Nullable BigDecimal wideLow,
            @Nullable BigDecimal wideHigh) {}

    public PublishedCell {
        if ((status == Status.PUBLISHED) != (figure != null)) {
            throw new IllegalArgumentException("cell " + id + " is " + status + " and its figure " + figure);
        }
    }
}
