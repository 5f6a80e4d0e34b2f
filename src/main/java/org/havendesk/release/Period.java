package org.havendesk.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A month or a quarter. */
record Period(Cadence cadence, LocalDate start) {
    /** How long a period waits after its end, for what arrives late. */
    static final int EMBARGO_DAYS = 7;

    Period {
        if (!cadence.start(start).equals(start)) {
            throw new IllegalArgumentException("no " + cadence.key() + " begins on " + start);
        }
    }

    static Period of(Cadence cadence, LocalDate day) {
        return new Period(cadence, cadence.start(day));
    }

    /** The first day after it. */
    LocalDate end() {
        return cadence.end(start);
    }

    Period next() {
        return new Period(cadence, end());
    }

    /** The quarter that it is, or is in. */
    Period quarter() {
        return of(Cadence.QUARTER, start);
    }

    Instant begins(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    Instant ends(ZoneId zone) {
        return end().atStartOfDay(zone).toInstant();
    }

    /** From when on it can be published. */
    Instant due(ZoneId zone) {
        return end().plusDays(EMBARGO_DAYS).atStartOfDay(zone).toInstant();
    }

    /** The one of four that this quarter has. */
    Histogram inTurn() {
        return Histogram.IN_TURN.get((start.getMonthValue() - 1) / 3);
    }

    @Override
    public String toString() {
        return cadence.key() + " " + start;
    }
}
