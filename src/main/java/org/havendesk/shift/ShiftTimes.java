package org.havendesk.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the times of shifts as the community's clock shows them. */
public record ShiftTimes(ZoneId zone, Locale locale) {

    /** {@code 18:00} */
    public String clock(Instant at) {
        return write("HH:mm", at);
    }

    /** {@code 18:00} where it is on the same day as {@code now}, else {@code Fri 18:00}, from a week on {@code 9 Nov 18:00}. */
    public String near(Instant at, Instant now) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) {
            return clock(at);
        }
        boolean thisWeek = day.isAfter(today) && day.isBefore(today.plusDays(7));
        return write(thisWeek ? "EEE HH:mm" : "d MMM HH:mm", at);
    }

    /** {@code Thu 19 Nov, 18:00} */
    public String full(Instant at) {
        return write("EEE d MMM, HH:mm", at);
    }

    /** How fields for times write them: with 24 hours, as everything else here does. */
    public Locale pickers() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.UK : locale;
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
