package org.havendesk.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A day in the community's zone: 23 or 25 hours long where the clocks are set. Pure. */
public record ReadingDay(LocalDate date, ZoneId zone) {

    public static ReadingDay of(Instant moment, ZoneId zone) {
        return new ReadingDay(LocalDate.ofInstant(moment, zone), zone);
    }

    public Instant begins() {
        return date.atStartOfDay(zone).toInstant();
    }

    public Instant ends() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The beginning of the hour of the wall clock; an hour that comes twice stays two. */
    public Instant hourOf(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }
}
