package org.havendesk.shift;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A week of the rota in a time zone, Monday to Sunday. Its days begin at local midnight, so that one of them has 23 or 25
 * hours where the clocks change.
 */
public record Week(LocalDate monday, ZoneId zone) {
    public static final int DAYS = 7;

    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException(monday + " is no Monday");
        }
    }

    /** A time in which nobody is there. */
    public record Gap(Instant begin, Instant end) {
        public Duration length() {
            return Duration.between(begin, end);
        }
    }

    public static Week of(LocalDate day, ZoneId zone) {
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
    }

    public static Week of(Instant moment, ZoneId zone) {
        return of(LocalDate.ofInstant(moment, zone), zone);
    }

    public Week next() {
        return new Week(monday.plusDays(DAYS), zone);
    }

    public Week last() {
        return new Week(monday.minusDays(DAYS), zone);
    }

    public Instant begin() {
        return begin(monday);
    }

    public Instant end() {
        return end(days().getLast());
    }

    public List<LocalDate> days() {
        return IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList();
    }

    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    /** The shifts that have any of their time on the day, by begin. */
    public List<Shift> on(LocalDate day, List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.touches(begin(day), end(day)))
                .sorted(Comparator.comparing(Shift::begin).thenComparing(Shift::shiftId))
                .toList();
    }

    /** The times of the day in which nobody is there. */
    public List<Gap> gaps(LocalDate day, List<Shift> shifts) {
        return gaps(begin(day), end(day), shifts);
    }

    /** The times between two moments in which nobody is there. */
    public static List<Gap> gaps(Instant from, Instant to, List<Shift> shifts) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = from;
        for (Shift shift : shifts.stream()
                .filter(shift -> shift.touches(from, to))
                .sorted(Comparator.comparing(Shift::begin))
                .toList()) {
            if (shift.begin().isAfter(covered)) {
                gaps.add(new Gap(covered, shift.begin()));
            }
            covered = shift.until().isAfter(covered) ? shift.until() : covered;
        }
        if (covered.isBefore(to)) {
            gaps.add(new Gap(covered, to));
        }
        return gaps;
    }

    /** The same wall-clock time so many days later: a shift from 22:00 to 06:00 keeps these hours where the clocks change. */
    Instant later(Instant moment, int days) {
        return moment.atZone(zone).plusDays(days).toInstant();
    }
}
