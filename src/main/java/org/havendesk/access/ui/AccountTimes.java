package org.havendesk.access.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments with their day, {@code 9 Nov 2026 13:22}, in the person's time zone. */
record AccountTimes(ZoneId zone, Locale locale) {
    String at(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", locale).format(moment.atZone(zone));
    }
}
