package org.havendesk.release;

import java.time.LocalDate;
import java.util.List;

/**
 * What the releases of a quarter cost each member at most.
 *
 * @param quarter its first day
 * @param thousandths of 1.0, which no quarter exceeds
 * @param charges in the order in which they were made
 */
public record SpentBudget(LocalDate quarter, int thousandths, List<Charge> charges) {

    /** A histogram of the release of a period that begins on this day. */
    public record Charge(long releaseId, LocalDate start, Histogram histogram, Epsilon epsilon) {}

    public SpentBudget {
        charges = List.copyOf(charges);
    }
}
