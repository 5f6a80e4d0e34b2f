package org.havendesk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Week SPRING = Week.of(LocalDate.of(2026, 3, 29), BERLIN); // its Sunday has 23 hours
    private static final Week AUTUMN = Week.of(LocalDate.of(2026, 10, 25), BERLIN); // its Sunday has 25 hours

    @Test
    void aWeekBeginsOnMondayAtLocalMidnight() {
        assertThat(SPRING.monday()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(SPRING.begin()).isEqualTo(Instant.parse("2026-03-22T23:00:00Z"));
        assertThat(Week.of(Instant.parse("2026-03-22T22:59:59Z"), BERLIN)).isEqualTo(SPRING.last());
        assertThatThrownBy(() -> new Week(LocalDate.of(2026, 3, 24), BERLIN)).hasMessage("2026-03-24 is no Monday");
    }

    @Test
    void theDayOnWhichTheClocksChangeIsShorterOrLonger() {
        assertThat(length(SPRING, 29, 3)).isEqualTo(Duration.ofHours(23));
        assertThat(length(AUTUMN, 25, 10)).isEqualTo(Duration.ofHours(25));
        assertThat(Duration.between(SPRING.begin(), SPRING.end())).isEqualTo(Duration.ofHours(167));
        assertThat(Duration.between(AUTUMN.begin(), AUTUMN.end())).isEqualTo(Duration.ofHours(169));
        assertThat(SPRING.end()).isEqualTo(SPRING.next().begin());
        assertThat(AUTUMN.end()).isEqualTo(AUTUMN.next().begin());
    }

    @Test
    void aWholeDayOfShiftsLeavesNoGapOnThoseDays() {
        assertThat(SPRING.gaps(LocalDate.of(2026, 3, 29), List.of(shift("2026-03-29T00:00", "2026-03-30T00:00"))))
                .isEmpty();
        assertThat(AUTUMN.gaps(LocalDate.of(2026, 10, 25), List.of(shift("2026-10-25T00:00", "2026-10-26T00:00"))))
                .isEmpty();
        assertThat(AUTUMN.gaps(LocalDate.of(2026, 10, 25), List.of(shift("2026-10-25T04:00", "2026-10-26T00:00"))))
                .singleElement()
                .extracting(Week.Gap::length)
                .as("four by the clock on the wall, and the hour that came twice")
                .isEqualTo(Duration.ofHours(5));
    }

    @Test
    void aShiftKeepsItsHoursOnTheWallAWeekLater() {
        Instant before = at("2026-03-22T22:00");
        assertThat(SPRING.last().later(before, 7)).isEqualTo(at("2026-03-29T22:00"));
        assertThat(Duration.between(before, at("2026-03-29T22:00"))).isEqualTo(Duration.ofHours(167));
        assertThat(AUTUMN.last().later(at("2026-10-18T22:00"), 7)).isEqualTo(at("2026-10-25T22:00"));
    }

    @Test
    void gapsAreWhatNoShiftCovers() {
        var shifts = List.of(
                shift("2026-03-23T08:00", "2026-03-23T12:00"),
                shift("2026-03-23T11:00", "2026-03-23T14:00"),
                shift("2026-03-23T22:00", "2026-03-24T06:00"));
        assertThat(SPRING.gaps(LocalDate.of(2026, 3, 23), shifts))
                .containsExactly(
                        new Week.Gap(at("2026-03-23T00:00"), at("2026-03-23T08:00")),
                        new Week.Gap(at("2026-03-23T14:00"), at("2026-03-23T22:00")));
        assertThat(SPRING.gaps(LocalDate.of(2026, 3, 24), shifts).getFirst().begin())
                .as("a night shift counts on the next day too")
                .isEqualTo(at("2026-03-24T06:00"));
        assertThat(SPRING.on(LocalDate.of(2026, 3, 24), shifts)).containsExactly(shifts.getLast());
    }

    @Test
    void aShiftThatWasEndedEarlyLeavesAGap() {
        var ended =
                new Shift(1, 1, "Mira", at("2026-03-23T08:00"), at("2026-03-23T12:00"), at("2026-03-23T10:00"), true);
        assertThat(Week.gaps(at("2026-03-23T08:00"), at("2026-03-23T12:00"), List.of(ended)))
                .containsExactly(new Week.Gap(at("2026-03-23T10:00"), at("2026-03-23T12:00")));
    }

    private static Duration length(Week week, int day, int month) {
        LocalDate date = LocalDate.of(2026, month, day);
        return Duration.between(week.begin(date), week.end(date));
    }

    private static Shift shift(String begin, String end) {
        return new Shift(1, 1, "Mira", at(begin), at(end), null, true);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
