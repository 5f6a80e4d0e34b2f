package org.havendesk.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void minutesAreRoundedDown() {
        assertThat(TimeLeft.of(Duration.ofSeconds(9 * 60 + 59))).isEqualTo(Phrase.of("time.left.minutes", 9L));
        assertThat(TimeLeft.of(Duration.ofSeconds(-(3 * 60 + 59)))).isEqualTo(Phrase.of("time.overdue.minutes", 3L));
    }

    @Test
    void lessThanAMinuteIsNoNumber() {
        assertThat(TimeLeft.of(Duration.ofSeconds(59))).isEqualTo(Phrase.of("time.left.moment"));
        assertThat(TimeLeft.of(Duration.ZERO)).isEqualTo(Phrase.of("time.left.moment"));
        assertThat(TimeLeft.of(Duration.ofSeconds(-1))).isEqualTo(Phrase.of("time.overdue.moment"));
    }

    @Test
    void hoursKeepTheirMinutesInTwoDigits() {
        assertThat(TimeLeft.of(Duration.ofMinutes(65))).isEqualTo(Phrase.of("time.left.hours", 1L, "05"));
        assertThat(TimeLeft.of(Duration.ofMinutes(-(23 * 60 + 59))))
                .isEqualTo(Phrase.of("time.overdue.hours", 23L, "59"));
    }

    @Test
    void daysKeepTheirHours() {
        assertThat(TimeLeft.of(Duration.ofHours(27))).isEqualTo(Phrase.of("time.left.days", 1L, 3));
        assertThat(TimeLeft.of(Duration.ofHours(-48))).isEqualTo(Phrase.of("time.overdue.days", 2L, 0));
    }
}
