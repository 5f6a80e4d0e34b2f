package org.havendesk.care;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When somebody answers.
 *
 * @param zone in which the times are meant
 * @param stretches empty: day and night
 */
public record OpeningHours(ZoneId zone, List<Stretch> stretches) {

    /**
     * Hours that begin on some days of the week.
     *
     * @param to later than {@code from} on the same day; earlier or equal: on the next day
     */
    public record Stretch(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Stretch {
            if (days == null || days.isEmpty()) {
                throw new IllegalArgumentException("opening hours need at least one day of the week");
            }
            if (from == null || to == null) {
                throw new IllegalArgumentException("opening hours need a beginning and an end");
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        private boolean holds(ZonedDateTime at) {
            LocalTime time = at.toLocalTime();
            if (from.isBefore(to)) {
                return days.contains(at.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
            }
            boolean begunToday = days.contains(at.getDayOfWeek()) && !time.isBefore(from);
            boolean begunYesterday = days.contains(at.getDayOfWeek().minus(1)) && time.isBefore(to);
            return begunToday || begunYesterday;
        }
    }

    public OpeningHours {
        if (zone == null) {
            throw new IllegalArgumentException("opening hours need a time zone");
        }
        stretches = stretches == null ? List.of() : List.copyOf(stretches);
    }

    /** Day and night. */
    public static OpeningHours always() {
        return new OpeningHours(ZoneId.of("UTC"), List.of());
    }

    public boolean isAlways() {
        return stretches.isEmpty();
    }

    public boolean isOpen(Instant at) {
        return isAlways() || stretches.stream().anyMatch(s -> s.holds(at.atZone(zone)));
    }
}
