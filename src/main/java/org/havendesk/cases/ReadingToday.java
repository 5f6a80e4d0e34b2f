package org.havendesk.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person read today that was hard, against the team's budget. Pure.
 *
 * @param budget weighted hard reads that are enough for one day
 * @param pauseAfter hard reads without a pause after which one is suggested; 0: never
 * @param reads of the day, oldest first
 * @param since when the person last stopped: the end of a pause, the beginning of the shift, or when they put a suggestion aside
 * @param withoutPause hard reads since then, those of the evening before among them
 */
public record ReadingToday(
        ReadingDay day, int budget, int pauseAfter, List<Read> reads, Instant since, int withoutPause) {

    /** @param weight what the team's setting lets it count */
    public record Read(Instant at, int weight) {}

    /**
     * The reads of one hour.
     *
     * @param from its beginning
     */
    public record Hour(Instant from, int weight) {}

    /** How a pause is offered; it never blocks. */
    public enum Suggestion {
        NONE,
        FRIENDLY,
        /** The day's budget is used up. */
        STRONG
    }

    public ReadingToday {
        reads = List.copyOf(reads);
    }

    /** Weighted reads of the day. */
    public int weight() {
        return reads.stream().mapToInt(Read::weight).sum();
    }

    public boolean isBudgetUsed() {
        return weight() >= budget;
    }

    /** Nothing right after a pause or a "not now": another hard read has to come first. */
    public Suggestion suggestion() {
        if (withoutPause == 0) {
            return Suggestion.NONE;
        }
        if (isBudgetUsed()) {
            return Suggestion.STRONG;
        }
        return pauseAfter > 0 && withoutPause >= pauseAfter ? Suggestion.FRIENDLY : Suggestion.NONE;
    }

    /** From the first hour with a hard read to the last one, quiet hours between them included. */
    public List<Hour> hours() {
        if (reads.isEmpty()) {
            return List.of();
        }
        var hours = new ArrayList<Hour>();
        Instant last = day.hourOf(reads.getLast().at());
        for (Instant hour = day.hourOf(reads.getFirst().at()); !hour.isAfter(last); hour = after(hour)) {
            hours.add(new Hour(hour, weightOf(hour)));
        }
        return List.copyOf(hours);
    }

    private Instant after(Instant hour) {
        return day.hourOf(hour.plus(Duration.ofHours(1)));
    }

    private int weightOf(Instant hour) {
        return reads.stream()
                .filter(read -> day.hourOf(read.at()).equals(hour))
                .mapToInt(Read::weight)
                .sum();
    }
}
