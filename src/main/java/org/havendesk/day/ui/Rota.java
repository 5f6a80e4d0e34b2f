package org.havendesk.day.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.shift.Shift;
import org.jspecify.annotations.Nullable;

/**
 * The next hours of the rota, laid out in lanes: shifts that do not overlap share one. Where nobody is there, the first
 * lane has a gap. Pure.
 */
record Rota(Instant from, Instant to, List<Stretch> stretches) {
    private static final Duration SPAN = Duration.ofHours(14);

    /**
     * A stretch of one lane.
     *
     * @param name null: nobody yet
     */
    record Stretch(
            int lane, Instant begin, Instant end, @Nullable String name, boolean own) {}

    /** From the full even hour of now or before. */
    static Instant start(DayTimes times) {
        var hour = times.now().atZone(times.zone()).truncatedTo(ChronoUnit.HOURS);
        return hour.minusHours(hour.getHour() % 2).toInstant();
    }

    static Instant end(Instant start) {
        return start.plus(SPAN);
    }

    static Rota of(List<Shift> shifts, Instant from, Instant now, long reader) {
        Instant to = end(from);
        var stretches = new ArrayList<Stretch>();
        var freeFrom = new ArrayList<Instant>();
        for (Shift shift : shifts) {
            Instant begin = later(shift.begin(), from);
            Instant end = earlier(shift.until(), to);
            if (begin.isBefore(end)) {
                int lane = lane(freeFrom, begin);
                freeFrom.set(lane, end);
                stretches.add(new Stretch(lane, begin, end, shift.name(), shift.accountId() == reader));
            }
        }
        stretches.addAll(gaps(stretches, now, to));
        return new Rota(from, to, List.copyOf(stretches));
    }

    int lanes() {
        return stretches.stream().mapToInt(Stretch::lane).max().orElse(0) + 1;
    }

    private static int lane(List<Instant> freeFrom, Instant begin) {
        for (int i = 0; i < freeFrom.size(); i++) {
            if (!freeFrom.get(i).isAfter(begin)) {
                return i;
            }
        }
        freeFrom.add(Instant.MIN);
        return freeFrom.size() - 1;
    }

    /** Nobody stands in any lane then, so the first is free. Stretches are ordered by begin. */
    private static List<Stretch> gaps(List<Stretch> there, Instant now, Instant to) {
        var gaps = new ArrayList<Stretch>();
        Instant covered = now;
        for (Stretch stretch : there) {
            if (stretch.begin().isAfter(covered)) {
                gaps.add(new Stretch(0, covered, stretch.begin(), null, false));
            }
            covered = later(covered, stretch.end());
        }
        if (covered.isBefore(to)) {
            gaps.add(new Stretch(0, covered, to, null, false));
        }
        return gaps;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
