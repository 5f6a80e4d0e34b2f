package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CaseTimesTest {
    private final CaseTimes times =
            new CaseTimes(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-23T12:00:00Z"), Locale.ENGLISH);

    @Test
    void todayNeedsNoDay() {
        assertThat(times.brief(Instant.parse("2026-11-23T08:30:00Z"))).isEqualTo("09:30");
        assertThat(times.exact(Instant.parse("2026-11-23T08:30:00Z"))).isEqualTo("09:30");
    }

    @Test
    void theDayIsTheCommunitysAndNotTheServers() {
        assertThat(times.brief(Instant.parse("2026-11-22T23:30:00Z"))).isEqualTo("00:30");
        assertThat(times.day(Instant.parse("2026-11-22T23:30:00Z"))).isEqualTo("Monday 23 November");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(times.brief(Instant.parse("2026-08-12T10:00:00Z"))).isEqualTo("12 Aug");
        assertThat(times.brief(Instant.parse("2024-08-12T10:00:00Z"))).isEqualTo("12 Aug 2024");
        assertThat(times.exact(Instant.parse("2026-08-12T10:00:00Z"))).isEqualTo("12 Aug 12:00");
        assertThat(times.month(Instant.parse("2025-03-04T10:00:00Z"))).isEqualTo("March 2025");
    }
}
