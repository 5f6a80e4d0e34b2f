package org.havendesk.team;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whole weeks that the figures are about, from Monday to Sunday in the community's zone.
 *
 * @param last the Monday of the last week
 * @param weeks how many
 */
public record TeamPeriod(LocalDate last, int weeks, ZoneId zone) {
    /** What a person can choose. */
    public static final List<Integer> CHOICES = List.of(4, 8, 13, 26, 52);

    private static final int USUAL = 8;
    private static final String WEEKS = "weeks";
    private static final String TO = "to";

    public TeamPeriod {
        if (last.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week begins on a Monday, not on " + last);
        }
        if (!CHOICES.contains(weeks)) {
            throw new IllegalArgumentException("not a choice of weeks: " + weeks);
        }
    }

    /**
     * Reads an address: {@code weeks}, and {@code to}, any day of the last week. What is missing, wrong or in the future
     * becomes the last eight weeks.
     */
    public static TeamPeriod of(Map<String, List<String>> parameters, LocalDate today, ZoneId zone) {
        LocalDate thisWeek = monday(today);
        LocalDate last = monday(date(first(parameters, TO), today));
        return new TeamPeriod(last.isAfter(thisWeek) ? thisWeek : last, weeks(first(parameters, WEEKS)), zone);
    }

    /** The same as an address says it; without what is usual. */
    public Map<String, List<String>> parameters(LocalDate today) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (weeks != USUAL) {
            parameters.put(WEEKS, List.of(Integer.toString(weeks)));
        }
        if (!last.equals(monday(today))) {
            parameters.put(TO, List.of(last.toString()));
        }
        return parameters;
    }

    public TeamPeriod withWeeks(int chosen) {
        return new TeamPeriod(last, chosen, zone);
    }

    /** As many weeks before this period, or after it. */
    public TeamPeriod moved(int periods) {
        return new TeamPeriod(last.plusWeeks((long) periods * weeks), weeks, zone);
    }

    public boolean isNow(LocalDate today) {
        return !last.isBefore(monday(today));
    }

    /** The Mondays, oldest first. */
    public List<LocalDate> mondays() {
        return IntStream.range(0, weeks)
                .mapToObj(i -> last.minusWeeks(weeks - 1L - i))
                .toList();
    }

    /** The first moment of the period. */
    public Instant from() {
        return mondays().getFirst().atStartOfDay(zone).toInstant();
    }

    /** The first moment after the period. */
    public Instant until() {
        return last.plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int weeks(@Nullable String text) {
        return CHOICES.stream()
                .filter(n -> n.toString().equals(text))
                .findFirst()
                .orElse(USUAL);
    }

    private static LocalDate date(@Nullable String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }
}
