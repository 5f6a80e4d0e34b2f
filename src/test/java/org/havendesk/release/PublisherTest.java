package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.release.Town.LONG_AFTER;
import static org.havendesk.release.Town.day;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.havendesk.settings.Community;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.PublishedSet;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published when, and that no period is ever drawn twice. */
class PublisherTest {
    private final Town town = new Town(60, 2);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void aQuarterIsPublishedSevenDaysAfterItsEndAndOnce() {
        town.live(1).open();
        assertThat(town.publisher().publishDue(day("2025-04-07"))).isEmpty();
        assertThat(town.publisher().publishDue(day("2025-04-08")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Publishing.Done.class, done -> assertThat(done.period()).isEqualTo("quarter 2025-01-01"));
        String first = town.csv();
        assertThat(town.publisher().publishDue(day("2025-04-08"))).isEmpty();
        assertThat(town.csv()).isEqualTo(first);
        assertThat(first.lines().findFirst()).hasValue(String.join(",", PublishedExport.HEADER));
    }

    @Test
    void nothingIsPublishedBeforeThereIsAProgram() {
        town.live(1);
        assertThat(town.publisher().publishDue(LONG_AFTER)).isEmpty();
        assertThat(town.published().releases()).isEmpty();
    }

    @Test
    void theFirstFiguresAreInWorkFromWhenTheirQuarterIsSettledUntilTheyAreThere() {
        assertThat(town.published().isFirstInWork()).isFalse();
        town.live(1).open();
        var specs = new Specs(town.desk, town.databases.chat());
        specs.of(Cadence.QUARTER.start(LocalDate.now(Town.ZONE))); // runs still, so nothing of it is due
        assertThat(town.published().isFirstInWork()).isFalse();
        specs.of(Town.FIRST);
        assertThat(town.published().isFirstInWork()).isTrue();
        town.publisher().publishDue(day("2025-04-08"));
        assertThat(town.published().isFirstInWork()).isFalse();
    }

    @Test
    void aLargeCommunityHasItsLevelByMonthAndTheRestByQuarter() {
        town.live(2).open(Town.monthly());
        assertThat(town.publisher().publishDue(day("2025-07-08"))).hasSize(8);
        assertThat(town.published().releases())
                .extracting(release -> release.cadence() + " " + release.start())
                .startsWith("MONTH 2025-01-01", "QUARTER 2025-01-01", "MONTH 2025-02-01", "MONTH 2025-03-01")
                .hasSize(8);
        assertThat(town.published().cells(Histogram.LEVEL, Town.FIRST, Town.FIRST.plusMonths(5)))
                .allMatch(cell -> cell.cadence() == Cadence.MONTH)
                .allMatch(cell -> cell.epsilon().equals(new Epsilon(1, 10)));
        assertThat(town.published().spent())
                .extracting(SpentBudget::thousandths)
                .containsExactly(1000, 1000);
        assertThat(town.published().spent().getFirst().charges()).hasSize(7);
    }

    @Test
    void everyShareAndMeanLiesWithinItsIntervals() {
        town.live(4).open();
        town.publisher(8).publishDue(day("2026-01-08"));
        assertThat(town.published().cells())
                .filteredOn(cell -> cell.figure() != null && cell.figure().wideLow() != null)
                .hasSizeGreaterThan(20)
                .allSatisfy(cell -> {
                    var figure = cell.figure();
                    assertThat(figure.value()).isBetween(figure.low(), figure.high());
                    assertThat(figure.value()).isBetween(figure.wideLow(), figure.wideHigh());
                });
    }

    @Test
    void whatTakesTurnsHasAQuarterEach() {
        town.live(4).open();
        town.publisher().publishDue(day("2026-01-08"));
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate start = Town.FIRST.plusMonths(3L * quarter);
            for (Histogram histogram : Histogram.IN_TURN) {
                assertThat(town.published().cells(histogram, start, start).isEmpty())
                        .isEqualTo(histogram != Histogram.IN_TURN.get(quarter));
            }
        }
    }

    @Test
    void emptyCellsAreThereToo() {
        town.open();
        town.publisher().publishDue(day("2025-04-08"));
        assertThat(town.published().cells(Histogram.CHANGE, Town.FIRST, Town.FIRST))
                .hasSize(4 * (3 + 1 + 3))
                .allMatch(cell -> cell.status() == Status.SUPPRESSED && cell.figure() == null);
    }

    @Test
    void aMemberIsAtHomeWhereTheyWroteInTheQuarterBefore() {
        town.live(2).open();
        var measured = new Measure(town.databases.chat());
        var spec = Spec.of(town.community(), Town.quarterly());
        var first =
                measured.of(new Period(Cadence.QUARTER, Town.FIRST), spec).of().get(Histogram.ACTIVE_DAYS);
        assertThat(sum(first.get(Cohort.of("Program 0")))).isZero();
        assertThat(sum(first.get(Cohort.NONE))).isEqualTo(60);
        var second = measured.of(new Period(Cadence.QUARTER, Town.FIRST.plusMonths(3)), spec)
                .of()
                .get(Histogram.ACTIVE_DAYS);
        assertThat(sum(second.get(Cohort.of("Program 0")))).isEqualTo(30);
        assertThat(sum(second.get(Cohort.of("Program 1")))).isEqualTo(30);
        assertThat(sum(second.get(Cohort.NONE))).isZero();
    }

    @Test
    void aChangeInMidQuarterIsForTheNextQuarter() {
        town.live(2).open();
        town.publisher().publishDue(day("2025-02-01")); // freezes the running quarter
        town.settings.save(Kinds.PUBLISHED_SET, Town.monthly(), "test");
        town.settings.save(new Community("Town", Town.ZONE, List.of()), "test");
        assertThat(town.published().measures(Town.FIRST)).isPresent();
        town.settings.save(
                new Community("Town", Town.ZONE, List.of(new Community.Program("New", Set.of("r0")))), "test");
        town.publisher().publishDue(day("2025-04-08"));
        assertThat(town.published().cells(Histogram.LEVEL, Town.FIRST, Town.FIRST))
                .extracting(cell -> cell.cadence() + " " + cell.cohort().label())
                .contains("QUARTER Program 0", "QUARTER Program 1")
                .doesNotContain("QUARTER New");
        town.publisher().publishDue(day("2025-07-08"));
        assertThat(town.published().cells(Histogram.LEVEL, LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 1)))
                .extracting(cell -> cell.cadence() + " " + cell.cohort().label())
                .contains("MONTH New")
                .doesNotContain("QUARTER Program 0");
    }

    @Test
    void programsThatShareARoomAndSetsThatCostMoreThanOneAreRefused() {
        assertThatThrownBy(() -> new Community(
                        "Town",
                        Town.ZONE,
                        List.of(
                                new Community.Program("A", Set.of("r0")),
                                new Community.Program("B", Set.of("r0", "r1")))))
                .isInstanceOf(InvalidSetting.class);
        var q = Town.quarterly();
        assertThatThrownBy(() -> new PublishedSet(true, q.level(), q.change(), q.activeDays(), q.heard(), q.inTurn()))
                .isInstanceOfSatisfying(InvalidSetting.class, refused -> {
                    assertThat(refused.problem()).isEqualTo("published-sum");
                    assertThat(refused.facts()).containsExactly(160L, 100);
                });
        assertThatThrownBy(() -> new PublishedSet.Change("phq-99", 5, 25)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new PublishedSet.Level("mood", List.of(1, 2, 3, 5), 2, 30))
                .isInstanceOf(InvalidSetting.class);
    }

    @Test
    void twoPublishersAtOnceDrawEachPeriodOnce() throws Exception {
        town.live(4).open(Town.monthly());
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Publishing>>> publishers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                publishers.add(() -> town.publisher().publishDue(day("2026-01-08")));
            }
            int done = 0;
            for (var outcome : pool.invokeAll(publishers)) {
                done += outcome.get().size();
            }
            assertThat(done).isEqualTo(16);
        }
        assertThat(town.published().releases()).hasSize(16);
        assertThat(town.published().spent()).allMatch(quarter -> quarter.thousandths() == 1000);
    }

    @Test
    void anOldBackupPublishesNothingTwice() throws IOException {
        town.live(2).open();
        town.publisher().publishDue(day("2025-04-08"));
        String first = town.csv();
        try (var older =
                new Town(60, 2)) { // the same community before its first release, with the mark of the day after
            older.live(2).open();
            Files.copy(town.mark, older.mark);
            assertThat(older.publisher().publishDue(day("2025-04-09")))
                    .singleElement()
                    .isInstanceOfSatisfying(Publishing.Refused.class, refused -> assertThat(refused.why())
                            .contains("older than its mark", "nothing is drawn twice"));
            assertThat(older.published().releases()).isEmpty();
            assertThat(older.publisher().publishDue(day("2025-07-08")))
                    .as("the next quarter goes on")
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(Publishing.Done.class);
        }
        assertThat(town.csv()).isEqualTo(first);
    }

    @Test
    void aDrawThatWasNotCommittedIsTakenUpAndNotRepeated() {
        town.live(1).open();
        var period = new Period(Cadence.QUARTER, Town.FIRST);
        town.databases.deskOwner().execute("alter table release.cell add constraint broken check (false) not valid");
        assertThatThrownBy(() -> town.publisher().publishDue(day("2025-04-08")))
                .isInstanceOf(DataAccessException.class);
        assertThat(town.published().releases()).isEmpty();
        Draw kept = new ReleaseMark(town.mark).pending(period).orElseThrow();
        town.databases.deskOwner().execute("alter table release.cell drop constraint broken");
        town.publisher().publishDue(day("2025-04-08"));
        assertThat(Recount.integers(town.desk, Town.FIRST)).isEqualTo(Recount.integers(kept.noisy()));
        assertThat(new ReleaseMark(town.mark).pending(period)).isEmpty();
    }

    @Test
    void everyDerivedFigureFollowsFromTheIntegers() {
        town.live(2).open();
        town.publisher().publishDue(day("2025-07-08"));
        for (PublishedRelease release : town.published().releases()) {
            assertThat(Recount.stored(town.desk, release.id())).isEqualTo(Recount.again(town.desk, release.id()));
        }
        assertThat(Recount.chainIsWhole(town.desk)).isTrue();
    }

    @Test
    void aWithdrawnReleaseKeepsItsFiguresAndSaysWhy() {
        town.live(1).open();
        town.publisher().publishDue(day("2025-04-08"));
        String before = town.csv();
        long release = town.published().releases().getFirst().id();
        var operator = new org.havendesk.ledger.Actor.Operator("test");
        assertThat(town.publisher().withdraw(release, "A wrong questionnaire was named.", operator))
                .isTrue();
        assertThat(town.publisher().withdraw(release, "Again.", operator)).isFalse();
        assertThat(town.published().releases().getFirst().withdrawn()).isEqualTo("A wrong questionnaire was named.");
        assertThat(town.csv()).isEqualTo(before);
        assertThat(town.publisher().publishDue(day("2025-07-08")).stream().map(Publishing::period))
                .doesNotContain("quarter 2025-01-01");
    }

    @Test
    void manyYearsArePublishedInSeconds() {
        town.live(20).open(Town.monthly());
        long begin = System.nanoTime();
        assertThat(town.publisher().publishDue(day("2030-01-08"))).hasSize(80);
        assertThat((System.nanoTime() - begin) / 1e9).as("seconds").isLessThan(60);
    }

    private static long sum(long[] bins) {
        return java.util.stream.LongStream.of(bins).sum();
    }
}
