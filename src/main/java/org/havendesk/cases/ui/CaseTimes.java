package org.havendesk.cases.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times as the community's clock shows them.
 *
 * @param now the moment from which "today" is meant, of the database's clock
 */
record CaseTimes(ZoneId zone, Instant now, Locale locale) {

    /** {@code 13:22} */
    String clock(Instant at) {
        return write("HH:mm", at);
    }

    /** {@code 13:22} for today, {@code 9 Nov} for this year, {@code 9 Nov 2024} for others. */
    String brief(Instant at) {
        if (date(at).equals(date(now))) {
            return clock(at);
        }
        return write(isThisYear(at) ? "d MMM" : "d MMM yyyy", at);
    }

    /** {@code 13:22} for today, else with its day: {@code 9 Nov 13:22}. */
    String exact(Instant at) {
        return date(at).equals(date(now)) ? clock(at) : brief(at) + " " + clock(at);
    }

    /** {@code Monday 9 November}, with the year where it is not this one. */
    String day(Instant at) {
        return write(isThisYear(at) ? "EEEE d MMMM" : "EEEE d MMMM yyyy", at);
    }

    /** {@code March 2025} */
    String month(Instant at) {
        return write("MMMM yyyy", at);
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private boolean isThisYear(Instant at) {
        return date(at).getYear() == date(now).getYear();
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
