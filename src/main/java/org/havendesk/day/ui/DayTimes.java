package org.havendesk.day.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of the community's zone in words. */
record DayTimes(ZoneId zone, Instant now) {
    private static final int DAYS_WITH_A_NAME = 6;

    /** {@code 13:22} */
    String clock(Instant at) {
        return write("HH:mm", at);
    }

    /** {@code 13:22} today, {@code Fri 16:30} within a week, else {@code 9 Nov 16:30}. */
    String when(Instant at) {
        LocalDate today = date(now);
        LocalDate day = date(at);
        if (day.equals(today)) {
            return clock(at);
        }
        boolean near =
                !day.isBefore(today.minusDays(DAYS_WITH_A_NAME)) && !day.isAfter(today.plusDays(DAYS_WITH_A_NAME));
        return write(near ? "EEE HH:mm" : "d MMM HH:mm", at);
    }

    boolean isToday(Instant at) {
        return date(at).equals(date(now));
    }

    /** {@code Thursday 19 November} */
    String today() {
        return write("EEEE d MMMM", now);
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atZone(zone));
    }
}
