package org.havendesk.team.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the team page writes times and shares. */
final class TeamWords {
    private static final int ENOUGH_FOR_A_SHARE = 20;
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter OLDER_WEEK = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private TeamWords() {}

    /** {@code 12 min}, {@code 1 h 05 min}, {@code 2 d 4 h}; whole minutes, rounded down. */
    static String duration(Component part, Duration time) {
        if (time.toMinutes() < 1) {
            return part.getTranslation("team.time.moment");
        }
        if (time.toHours() < 1) {
            return part.getTranslation("team.time.minutes", time.toMinutes());
        }
        if (time.toDays() < 1) {
            return part.getTranslation("team.time.hours", time.toHours(), "%02d".formatted(time.toMinutesPart()));
        }
        return part.getTranslation("team.time.days", time.toDays(), time.toHoursPart());
    }

    /** The Monday of a week: {@code 9 Nov}, with the year where it is not this one. */
    static String week(LocalDate monday, LocalDate today) {
        return (monday.getYear() == today.getYear() ? WEEK : OLDER_WEEK).format(monday);
    }

    static String clock(java.time.Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** {@code 3 of 14}; from 20 on with the share: {@code 12 of 40 (30 %)}. */
    static String share(Component part, int some, int all) {
        return all < ENOUGH_FOR_A_SHARE
                ? part.getTranslation("team.of", some, all)
                : part.getTranslation("team.of.share", some, all, Math.round(100f * some / all));
    }
}
