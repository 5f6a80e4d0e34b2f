package org.havendesk.oversight.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as the community's clock shows them; a second matters here. */
record LedgerTimes(ZoneId zone) {

    /** {@code 13:31:07} for today, else {@code 9 Nov, 13:31} or, of another year, {@code 9 Nov 2024}. */
    String brief(Instant at) {
        LocalDate today = LocalDate.now(zone);
        LocalDate day = at.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return write("HH:mm:ss", at);
        }
        return write(day.getYear() == today.getYear() ? "d MMM, HH:mm" : "d MMM yyyy", at);
    }

    /** {@code Thu 19 Nov 2026, 12:58:40} */
    String full(Instant at) {
        return write("EEE d MMM yyyy, HH:mm:ss", at);
    }

    /** {@code 4 March 2025} */
    String day(Instant at) {
        return write("d MMMM yyyy", at);
    }

    /** {@code 9 Nov 2026} */
    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(day);
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atZone(zone));
    }
}
