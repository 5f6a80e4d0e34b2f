package org.havendesk.release;

import java.time.LocalDate;
import java.util.Locale;

/** How long a period is. */
public enum Cadence {
    MONTH(1),
    QUARTER(3);

    private final int months;

    Cadence(int months) {
        this.months = months;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cadence of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The first day of the period with this day in it. */
    LocalDate start(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return month.minusMonths((month.getMonthValue() - 1) % months);
    }

    /** The first day after the period that begins on this day. */
    LocalDate end(LocalDate start) {
        return start.plusMonths(months);
    }
}
