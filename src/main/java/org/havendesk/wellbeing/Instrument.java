package org.havendesk.wellbeing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire as its authors score it.
 *
 * @param items how many it has; 0 where only its total is known here
 * @param low the lowest answer to an item, or the lowest total where there are no items; {@code high} likewise
 * @param reversed items, counted from 1, that count the other way round
 * @param times what the sum is multiplied with
 * @param metric the score of each sum, from the lowest on; empty where the sum is the score
 * @param score whether the items make one score at all
 * @param bands of scores, from the lowest on
 * @param itemBands of answers, by item, where there is no score
 * @param worseItems items that are worse when higher, in an instrument of which the others are better
 * @param caseFrom the score from which somebody counts as a case; {@code caseTo} the one up to which; null where none is published
 * @param reliableChange the points from which a change is more than chance; null where none is published
 * @param missingAllowed how many items may be unanswered by its authors' rule
 * @param recalled what of this was written down from memory and wants checking before it is relied on
 */
public record Instrument(
        String key,
        String name,
        int items,
        int low,
        int high,
        Direction higherIs,
        Set<Integer> reversed,
        int times,
        List<BigDecimal> metric,
        Score score,
        List<Band> bands,
        List<List<Band>> itemBands,
        Set<Integer> worseItems,
        @Nullable BigDecimal caseFrom,
        @Nullable BigDecimal caseTo,
        @Nullable BigDecimal reliableChange,
        @Nullable Risk risk,
        int missingAllowed,
        String licence,
        List<String> recalled) {

    /** What a higher score says about somebody. */
    public enum Direction {
        BETTER,
        WORSE,
        NEITHER
    }

    /** Whether there is one score for the whole. */
    public enum Score {
        SUM,
        NONE
    }

    /** A band reaches from here to the next one. */
    public record Band(BigDecimal from, String name) {}

    /** The item about not wanting to live, and the answer from which somebody looks after it. */
    public record Risk(int item, int from) {}

    public Instrument {
        reversed = Set.copyOf(reversed);
        metric = List.copyOf(metric);
        bands = List.copyOf(bands);
        itemBands = itemBands.stream().map(List::copyOf).toList();
        worseItems = Set.copyOf(worseItems);
        recalled = List.copyOf(recalled);
        if (high <= low || items < 0 || times < 1 || missingAllowed < 0 || missingAllowed > items) {
            throw new IllegalArgumentException("the instrument " + key + " is not written right");
        }
        if (!metric.isEmpty() && metric.size() != items * (high - low) + 1) {
            throw new IllegalArgumentException("the metric table of " + key + " has " + metric.size() + " scores");
        }
    }

    /** The lowest score that there is. */
    public BigDecimal lowest() {
        return metric.isEmpty() ? total(low) : metric.getFirst();
    }

    public BigDecimal highest() {
        return metric.isEmpty() ? total(high) : metric.getLast();
    }

    /** The band of a score; empty where none are published. */
    public Optional<Band> band(BigDecimal score) {
        return band(bands, score);
    }

    /** The band of the answer to an item, where the instrument is read item by item. */
    public Optional<Band> band(int item, int answer) {
        return itemBands.isEmpty() ? Optional.empty() : band(itemBands.get(item - 1), BigDecimal.valueOf(answer));
    }

    /** Whether this score makes somebody a case; false where no cut-off is published. */
    public boolean isCase(BigDecimal score) {
        return caseFrom != null && score.compareTo(caseFrom) >= 0 || caseTo != null && score.compareTo(caseTo) <= 0;
    }

    private BigDecimal total(int each) {
        return BigDecimal.valueOf((long) each * Math.max(items, 1) * times);
    }

    private static Optional<Band> band(List<Band> bands, BigDecimal score) {
        return bands.stream().filter(band -> band.from().compareTo(score) <= 0).reduce((lower, higher) -> higher);
    }
}
