package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.havendesk.cases.ReadingToday.Hour;
import org.havendesk.cases.ReadingToday.Read;
import org.havendesk.cases.ReadingToday.Suggestion;
import org.junit.jupiter.api.Test;

/** The arithmetic of the budget, and the days and hours of the community. */
class ReadingTodayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ReadingDay DAY = new ReadingDay(LocalDate.of(2026, 11, 19), BERLIN);
    private static final Instant EIGHT = Instant.parse("2026-11-19T07:00:00Z");

    @Test
    void readsCountWithTheirWeights() {
        ReadingToday today = today(30, 5, 0, read(0, 2), read(5, 1), read(10, 2));
        assertThat(today.weight()).isEqualTo(5);
        assertThat(today.isBudgetUsed()).isFalse();
        assertThat(today(5, 5, 0, read(0, 2), read(5, 1), read(10, 2)).isBudgetUsed())
                .isTrue();
    }

    @Test
    void hoursRunFromTheFirstHardReadToTheLastWithTheQuietOnesBetween() {
        ReadingToday today = today(30, 5, 0, read(10, 1), read(50, 2), read(130, 1));
        assertThat(today.hours())
                .containsExactly(
                        new Hour(EIGHT, 3),
                        new Hour(EIGHT.plus(Duration.ofHours(1)), 0),
                        new Hour(EIGHT.plus(Duration.ofHours(2)), 1));
        assertThat(today(30, 5, 0).hours()).isEmpty();
    }

    @Test
    void aPauseIsSuggestedAfterSoManyHardReadsWithoutOneAndNotBefore() {
        assertThat(today(30, 5, 4, reads(4)).suggestion()).isEqualTo(Suggestion.NONE);
        assertThat(today(30, 5, 5, reads(5)).suggestion()).isEqualTo(Suggestion.FRIENDLY);
        assertThat(today(30, 0, 25, reads(25)).suggestion())
                .as("never, if so wished")
                .isEqualTo(Suggestion.NONE);
    }

    @Test
    void aUsedBudgetIsSaidPlainlyButNotRightAfterAPause() {
        assertThat(today(3, 5, 1, reads(3)).suggestion()).isEqualTo(Suggestion.STRONG);
        assertThat(today(3, 0, 1, reads(3)).suggestion())
                .as("also to whoever wants no pauses")
                .isEqualTo(Suggestion.STRONG);
        assertThat(today(3, 5, 0, reads(3)).suggestion()).isEqualTo(Suggestion.NONE);
    }

    @Test
    void aDayBeginsAndEndsInTheZoneAndIsLongerOrShorterWhereTheClocksAreSet() {
        assertThat(ReadingDay.of(Instant.parse("2026-11-18T22:59:59Z"), BERLIN).date())
                .isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(ReadingDay.of(Instant.parse("2026-11-18T23:00:00Z"), BERLIN).date())
                .isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(hours(LocalDate.of(2026, 3, 29))).isEqualTo(23);
        assertThat(hours(LocalDate.of(2026, 10, 25))).isEqualTo(25);
        assertThat(hours(LocalDate.of(2026, 11, 19))).isEqualTo(24);
    }

    @Test
    void theHourThatComesTwiceStaysTwoAndTheOneThatIsLeftOutIsNotCounted() {
        ReadingDay autumn = new ReadingDay(LocalDate.of(2026, 10, 25), BERLIN);
        Instant first = Instant.parse("2026-10-25T00:10:00Z"); // 2:10 in summer time
        Instant second = Instant.parse("2026-10-25T01:10:00Z"); // 2:10 again
        var twice = new ReadingToday(autumn, 30, 5, List.of(new Read(first, 1), new Read(second, 2)), first, 2);
        assertThat(twice.hours()).extracting(Hour::weight).containsExactly(1, 2);
        ReadingDay spring = new ReadingDay(LocalDate.of(2026, 3, 29), BERLIN);
        Instant before = Instant.parse("2026-03-29T00:50:00Z"); // 1:50
        Instant after = Instant.parse("2026-03-29T01:10:00Z"); // 3:10
        var gap = new ReadingToday(spring, 30, 5, List.of(new Read(before, 1), new Read(after, 1)), before, 2);
        assertThat(gap.hours()).hasSize(2);
    }

    @Test
    void hoursBeginWhereTheWallClockSaysInZonesOffTheFullHour() {
        var day = new ReadingDay(LocalDate.of(2026, 11, 19), ZoneId.of("Asia/Kathmandu"));
        assertThat(day.hourOf(Instant.parse("2026-11-19T07:20:00Z"))).isEqualTo(Instant.parse("2026-11-19T07:15:00Z"));
    }

    private static long hours(LocalDate date) {
        var day = new ReadingDay(date, BERLIN);
        return Duration.between(day.begins(), day.ends()).toHours();
    }

    private static Read read(int minute, int weight) {
        return new Read(EIGHT.plus(Duration.ofMinutes(minute)), weight);
    }

    private static Read[] reads(int count) {
        return IntStream.range(0, count).mapToObj(i -> read(i, 1)).toArray(Read[]::new);
    }

    private static ReadingToday today(int budget, int pauseAfter, int withoutPause, Read... reads) {
        return new ReadingToday(DAY, budget, pauseAfter, List.of(reads), EIGHT, withoutPause);
    }
}
