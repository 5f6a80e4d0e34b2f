package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of the queue, its filters, and two moderators at once. */
class QueueTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");

    @AfterEach
    void close() {
        desk.close();
    }

    /** Cases straight into the table: many, in a known order of tier and due time. */
    private void fill(int cases) {
        desk.databases.deskOwner().execute("""
                insert into desk.cases (subject_kind, subject_id, path, tier, category, severity, needs_sorting, late_arrival,
                  reports, reporters, clock_from, reported_at, last_report_at, due_at, program)
                select 'member', 'm' || i, case when i %% 5 = 0 then 'care' else 'conduct' end, 1 + i %% 4, 'abuse', 3, false, false,
                  1, 1, now(), now() - make_interval(days => i %% 9), now(), now() + make_interval(mins => (i * 7919) %% 3000), 'program ' || i %% 3
                from generate_series(1, %d) i""".formatted(cases));
    }

    @Test
    void rowsStandInBandsAndByDueTimeInside() {
        fill(120);
        List<QueueRow> rows = all(QueueFilter.ALL);
        assertThat(rows).hasSize(120);
        for (int i = 1; i < rows.size(); i++) {
            QueueRow before = rows.get(i - 1);
            QueueRow row = rows.get(i);
            assertThat(row.band()).isGreaterThanOrEqualTo(before.band());
            if (row.band() == before.band()) {
                assertThat(row.dueAt()).isAfterOrEqualTo(before.dueAt());
            }
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        fill(173);
        List<QueueRow> rows = all(QueueFilter.ALL);
        assertThat(rows).extracting(QueueRow::caseId).doesNotHaveDuplicates().hasSize(173);
        assertThat(QueueCursor.parse(rows.get(49).cursor().toString()))
                .contains(rows.get(49).cursor());
    }

    @Test
    void filtersMeanWhatTheAddressSays() {
        fill(120);
        QueueFilter filter = QueueFilter.of(Map.of(
                "tier",
                List.of("urgent", "soon"),
                "path",
                List.of("care"),
                "age",
                List.of("3d"),
                "program",
                List.of("program 1")));
        assertThat(QueueFilter.of(filter.parameters())).isEqualTo(filter);
        assertThat(all(filter)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.tier()).isIn(Tier.URGENT, Tier.SOON);
            assertThat(row.path()).isEqualTo(CasePath.CARE);
            assertThat(row.program()).isEqualTo("program 1");
            assertThat(Duration.between(row.reportedAt(), row.readAt())).isLessThan(Duration.ofDays(3));
        });
        assertThat(QueueFilter.of(Map.of("tier", List.of("nonsense"), "page", List.of("7"))))
                .isEqualTo(QueueFilter.ALL);
    }

    @Test
    void countsAgreeWithTheRows() {
        fill(120);
        desk.queue.claimNext(QueueFilter.ALL.withPath(CasePath.CARE), mira);
        QueueCounts counts = desk.queue.counts(QueueFilter.ALL, mira);
        assertThat(counts.all()).isEqualTo(120);
        assertThat(counts.care())
                .isEqualTo(24)
                .isEqualTo(all(QueueFilter.ALL.withPath(CasePath.CARE)).size());
        assertThat(counts.conduct()).isEqualTo(96);
        assertThat(counts.mine())
                .isEqualTo(1)
                .isEqualTo(all(QueueFilter.ALL.withMine(true)).size());
        assertThat(counts.unclaimed())
                .isEqualTo(119)
                .isEqualTo(all(QueueFilter.ALL.withUnclaimed(true)).size());
        assertThat(counts.claimable()).isEqualTo(119);
        assertThat(desk.queue.counts(QueueFilter.ALL, jonas).mine()).isZero();
    }

    @Test
    void theNextCaseIsTheMostPressingOfTheFilterThatIsFree() {
        fill(40);
        List<QueueRow> rows = all(QueueFilter.ALL.withTiers(Set.of(Tier.SOON)));
        assertThat(desk.queue.claimNext(QueueFilter.ALL.withTiers(Set.of(Tier.SOON)), mira))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.caseId())
                        .isEqualTo(rows.get(0).caseId()));
        assertThat(desk.queue.claimNext(QueueFilter.ALL.withTiers(Set.of(Tier.SOON)), jonas))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.caseId())
                        .isEqualTo(rows.get(1).caseId()));
    }

    @Test
    void twoModeratorsRacingAThousandTimesNeverGetTheSameCase() throws Exception {
        fill(1000);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Long>>> racers = new ArrayList<>();
            for (Person person : List.of(mira, jonas, mira, jonas)) {
                racers.add(() -> claimAll(person));
            }
            List<Long> claimed = new ArrayList<>();
            for (var result : threads.invokeAll(racers)) {
                claimed.addAll(result.get());
            }
            assertThat(claimed).hasSize(1000).doesNotHaveDuplicates();
        }
        assertThat(desk.desk
                        .fetchSingle("select count(*) from desk.ledger_entry where verb = 'claim'")
                        .get(0, Integer.class))
                .isEqualTo(1000);
        assertThat(desk.queue.counts(QueueFilter.ALL, mira).unclaimed()).isZero();
    }

    @Test
    void racingForOneCaseHasOneWinnerAndTheOtherIsToldWho() throws Exception {
        fill(1);
        long id = all(QueueFilter.ALL).getFirst().caseId();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 200; round++) {
                var first = threads.submit(() -> desk.cases.claim(id, mira));
                var second = threads.submit(() -> desk.cases.claim(id, jonas));
                List<Outcome> outcomes = List.of(first.get(), second.get());
                assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
                assertThat(outcomes)
                        .filteredOn(Outcome.HeldBy.class::isInstance)
                        .hasSize(1);
                desk.leases.releaseAll(mira);
                desk.leases.releaseAll(jonas);
            }
        }
    }

    private List<Long> claimAll(Person person) {
        return IntStream.generate(() -> 0)
                .mapToObj(i -> desk.queue.claimNext(QueueFilter.ALL, person))
                .takeWhile(Outcome.Done.class::isInstance)
                .map(outcome -> ((Outcome.Done) outcome).caseId())
                .toList();
    }

    private List<QueueRow> all(QueueFilter filter) {
        List<QueueRow> rows = new ArrayList<>();
        QueuePage page = desk.queue.page(filter, null, mira);
        rows.addAll(page.rows());
        while (page.next() != null) {
            page = desk.queue.page(filter, page.next(), mira);
            rows.addAll(page.rows());
        }
        return rows;
    }
}
