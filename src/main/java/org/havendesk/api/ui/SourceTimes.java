package org.havendesk.api.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as the community's clock shows them. */
record SourceTimes(ZoneId zone, Locale locale) {

    /** {@code Thu 19 Nov 2026, 18:00} */
    String full(Instant at) {
        return DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", locale).format(at.atZone(zone));
    }
}
