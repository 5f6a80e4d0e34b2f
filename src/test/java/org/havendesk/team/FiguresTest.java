package org.havendesk.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.havendesk.access.Person;
import org.havendesk.cases.Exposures.TeamTotal;
import org.havendesk.cases.TestDesk;
import org.havendesk.day.Debriefs;
import org.havendesk.settings.Community;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.havendesk.team.TeamFigures.Pace;
import org.havendesk.team.TeamFigures.Step;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The team's figures over made cases; what is expected is computed here, by another way. */
class FiguresTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration CLOCK = Duration.ofHours(1);

    private final TestDesk desk = new TestDesk();
    private final DSLContext owner = desk.databases.deskOwner();
    private final Settings settings = new Settings(desk.desk);
    private final Figures figures = new Figures(desk.desk, settings, desk.exposures, new Debriefs(desk.desk));
    private final Person priya = desk.supervisor("Priya Raman");
    private int made;
    private LocalDate monday;

    @BeforeEach
    void inBerlin() {
        settings.save(new Community("Lantern Circle", BERLIN, List.of()), "test");
        monday = figures.today()
                .minusDays(7)
                .with(java.time.temporal.TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void halvesAndNinetiethsAreTimesThatCasesReallyHad() {
        var random = new Random(7);
        for (int count : new int[] {1, 2, 9, 10, 11, 40}) {
            LocalDate week = monday.minusWeeks(count % 5);
            owner.execute("truncate desk.cases cascade");
            List<Long> looks = new ArrayList<>();
            List<Long> decisions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Instant began = at(week, 2).plusSeconds(random.nextInt(90_000));
                long look = random.nextInt(7200);
                long decision = look + random.nextInt(7200);
                looks.add(look);
                decisions.add(decision);
                long id = insert(Tier.URGENT, began, began.plusSeconds(look));
                decided(id, began.plusSeconds(decision), false);
            }
            TeamFigures read = read();
            assertPace(read.pace(Step.FIRST_LOOK, Tier.URGENT, week).orElseThrow(), looks);
            assertPace(read.pace(Step.DECISION, Tier.URGENT, week).orElseThrow(), decisions);
            assertThat(read.paces()).hasSize(2);
        }
    }

    @Test
    void aStepStandsInTheCommunitysWeekInWhichItHappened() {
        Instant border = monday.atStartOfDay(BERLIN).toInstant();
        insert(Tier.SOON, border.minusSeconds(600), border.minusSeconds(1));
        insert(Tier.SOON, border.minusSeconds(600), border);
        TeamFigures read = read();
        assertThat(read.pace(Step.FIRST_LOOK, Tier.SOON, monday.minusWeeks(1))
                        .orElseThrow()
                        .cases())
                .isEqualTo(1);
        assertThat(read.pace(Step.FIRST_LOOK, Tier.SOON, monday).orElseThrow().half())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(read.pace(Step.FIRST_LOOK, Tier.URGENT, monday)).isEmpty();
    }

    @Test
    void lateIsWhatCameAfterItWasDueAlsoWhereTheClockWasStartedAnewSince() {
        Instant began = at(monday, 3);
        insert(Tier.URGENT, began, began.plus(CLOCK));
        insert(Tier.URGENT, began, began.plus(CLOCK).plusSeconds(1));
        long reopened = insert(Tier.URGENT, began, began.plus(CLOCK).plusSeconds(2));
        long raised = insert(Tier.URGENT, began, began.plus(CLOCK).plusSeconds(2));
        owner.execute(
                "update desk.cases set clock_from = clock_from + interval '1 day', due_at = due_at + interval '1 day'"
                        + " where case_id in (?, ?)",
                reopened,
                raised);
        owner.execute("update desk.cases set raised_from = 3 where case_id = ?", raised);
        Pace pace = read().pace(Step.FIRST_LOOK, Tier.URGENT, monday).orElseThrow();
        assertThat(pace.cases()).isEqualTo(4);
        assertThat(pace.late()).isEqualTo(2);
    }

    @Test
    void theTimeBeginsWithTheFirstReportAndWithItsArrivalWhereItCameMoreThanADayLate() {
        Instant began = at(monday, 4);
        long usual = insert(Tier.SOON, began.plusSeconds(60), began.plusSeconds(300));
        report(usual, began, began.plusSeconds(60));
        report(usual, began.plusSeconds(30), began.plusSeconds(60));
        long late = insert(Tier.ROUTINE, began, began.plusSeconds(300));
        report(late, began.minus(Duration.ofHours(25)), began.plusSeconds(200));
        TeamFigures read = read();
        assertThat(read.pace(Step.FIRST_LOOK, Tier.SOON, monday).orElseThrow().half())
                .isEqualTo(Duration.ofSeconds(300));
        assertThat(read.pace(Step.FIRST_LOOK, Tier.ROUTINE, monday)
                        .orElseThrow()
                        .half())
                .isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void theFirstDecisionThatStandsCountsAndNoOther() {
        Instant began = at(monday, 5);
        long id = insert(Tier.SOON, began, null);
        decided(id, began.plusSeconds(100), true);
        assertThat(read().pace(Step.DECISION, Tier.SOON, monday))
                .as("taken back")
                .isEmpty();
        decided(id, began.plusSeconds(900), false);
        decided(id, began.plusSeconds(5000), false);
        assertThat(read().pace(Step.DECISION, Tier.SOON, monday).orElseThrow().half())
                .isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void upheldAreConductCasesThatWereClosedWithAnAction() {
        closed("conduct", "no_action", at(monday, 1));
        closed("conduct", "remove_message+warn", at(monday, 1));
        closed("conduct", "steer", at(monday, 1));
        closed("care", "close", at(monday, 1));
        closed("conduct", "warn", at(monday.minusWeeks(1), 1));
        TeamFigures read = read();
        assertThat(read.upheld(monday)).isEqualTo(new TeamFigures.Upheld(monday, 2, 3));
        assertThat(read.upheld(monday.minusWeeks(1))).isEqualTo(new TeamFigures.Upheld(monday.minusWeeks(1), 1, 1));
        assertThat(read.upheld(monday.minusWeeks(2)).closed()).isZero();
    }

    @Test
    void openAndOverdueAreCountedByBandAndApprovalsWithTheOldest() {
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        long first = insert(Tier.IMMEDIATE, now.minus(Duration.ofHours(2)), null);
        insert(Tier.SOON, now.minus(Duration.ofMinutes(10)), null);
        long routine = insert(Tier.ROUTINE, now.minus(Duration.ofHours(2)), null);
        closed("conduct", "warn", now);
        approval(first, "asked", now.minus(Duration.ofHours(3)));
        approval(routine, "asked", now.minus(Duration.ofHours(1)));
        approval(routine, "withdrawn", now.minus(Duration.ofHours(9)));
        approval(first, "glass_broken", now.minus(Duration.ofHours(9)));
        TeamFigures read = read();
        assertThat(read.open())
                .containsExactly(
                        new TeamFigures.Band(1, 1, 1), new TeamFigures.Band(2, 0, 0), new TeamFigures.Band(3, 2, 1));
        assertThat(read.approvals().waiting()).isEqualTo(2);
        assertThat(read.approvals().reviews()).isEqualTo(1);
        assertThat(Duration.between(read.approvals().oldest(), now)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void withoutAnyCaseThereIsNothing() {
        TeamFigures read = read();
        assertThat(read.isEmpty()).isTrue();
        assertThat(read.open()).extracting(TeamFigures.Band::open).containsOnly(0);
        assertThat(read.approvals()).isEqualTo(new TeamFigures.Approvals(0, null, 0));
        assertThat(read.debriefs()).isEqualTo(new Debriefs.Waiting(0, null));
        assertThat(read.reads()).isEmpty();
    }

    @Test
    void hardReadsAreTotalsOfWholeWeeksInWhichAtLeastThreePeopleRead() {
        long id = insert(Tier.SOON, at(monday, 1), null);
        Person mira = desk.moderator("Mira Okafor");
        Person jonas = desk.moderator("Jonas Lindqvist");
        hardRead(mira, id, monday, 4);
        hardRead(mira, id, monday.plusDays(1), 3);
        hardRead(jonas, id, monday.plusDays(6), 2);
        hardRead(priya, id, monday.minusDays(1), 9);
        assertThat(read().reads(monday)).as("two of them").isEmpty();
        assertThat(read().reads(monday.minusWeeks(1))).as("one alone").isEmpty();
        hardRead(priya, id, monday.plusDays(6), 1);
        hardRead(priya, id, monday.plusDays(7), 50);
        assertThat(read().reads(monday)).contains(new TeamTotal(10, 4 * 30));
        assertThat(read().reads()).as("no week of one or two readers").hasSize(1);
    }

    @Test
    void whoAsksToTalkIsCountedUntilSomebodyAnswers() {
        var debriefs = new Debriefs(desk.desk);
        Person mira = desk.moderator("Mira Okafor");
        Person jonas = desk.moderator("Jonas Lindqvist");
        debriefs.ask(mira);
        debriefs.ask(mira);
        debriefs.ask(jonas);
        assertThat(read().debriefs().count()).isEqualTo(2);
        assertThat(read().debriefs().oldest()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        debriefs.answer(debriefs.open(priya).getFirst().debriefId(), priya);
        debriefs.withdraw(jonas);
        assertThat(read().debriefs().count()).isZero();
    }

    @Test
    void theFileHoldsEveryTierAndWeekAndTheSameDataGivesTheSameBytes() throws IOException {
        Instant began = at(monday, 3);
        long id = insert(Tier.URGENT, began, began.plus(CLOCK).plusSeconds(1));
        closed("conduct", "warn", at(monday, 1));
        for (Person reader : List.of(desk.moderator("Mira Okafor"), desk.moderator("Jonas Lindqvist"), priya)) {
            hardRead(reader, id, monday, 4);
        }
        new Debriefs(desk.desk).ask(priya);
        var export = new TeamExport(desk.desk, figures, new Openers(desk.databases.chat(), settings));
        byte[] first = write(export);
        assertThat(write(export)).isEqualTo(first);
        List<String> lines = List.of(new String(first, StandardCharsets.UTF_8).split("\r\n"));
        assertThat(lines.getFirst()).isEqualTo("figure,group,week,count,of,p50_seconds,p90_seconds,late");
        assertThat(lines)
                .hasSize(1 + 3 + 3 + 2 * 4 * 8 + 8 + 8)
                .contains(
                        "first_look,urgent," + monday + ",1,,3601,3601,1",
                        "first_look,soon," + monday + ",0,,,,0",
                        "debriefs_waiting,,,1,,,,",
                        "hard_reads,fewer_than_three_readers," + monday.minusWeeks(1) + ",,,,,",
                        "hard_reads,," + monday + ",12,90,,,",
                        "upheld,conduct," + monday + ",1,1,,,");
        var verbs = desk.desk.fetch(
                "select verb, actor, after::text from desk.ledger_entry where object_kind = 'team' order by entry_id");
        assertThat(verbs).extracting(r -> r.get(0)).containsExactly("export", "export_done", "export", "export_done");
        assertThat(verbs.getFirst().get(1)).isEqualTo(priya.actor().id());
        assertThat(verbs.get(1).get(2, String.class)).contains("\"rows\":" + (lines.size() - 1));
    }

    @Test
    void anAddressNamesThePeriodAndNonsenseTheUsualOne() {
        LocalDate today = LocalDate.parse("2026-11-25");
        var usual = new TeamPeriod(LocalDate.parse("2026-11-23"), 8, BERLIN);
        assertThat(TeamPeriod.of(Map.of(), today, BERLIN)).isEqualTo(usual);
        assertThat(TeamPeriod.of(Map.of("weeks", List.of("9"), "to", List.of("soon")), today, BERLIN))
                .isEqualTo(usual);
        assertThat(TeamPeriod.of(Map.of("to", List.of("2031-01-01")), today, BERLIN))
                .isEqualTo(usual);
        var other = TeamPeriod.of(Map.of("weeks", List.of("4"), "to", List.of("2026-11-22")), today, BERLIN);
        assertThat(other).isEqualTo(new TeamPeriod(LocalDate.parse("2026-11-16"), 4, BERLIN));
        assertThat(TeamPeriod.of(other.parameters(today), today, BERLIN)).isEqualTo(other);
        assertThat(usual.parameters(today)).isEmpty();
        assertThat(usual.mondays()).hasSize(8).first().isEqualTo(LocalDate.parse("2026-10-05"));
        assertThat(usual.from()).as("summer time").isEqualTo("2026-10-04T22:00:00Z");
        assertThat(usual.until()).isEqualTo("2026-11-29T23:00:00Z");
    }

    /** The value at the place that the share names, counted from one and rounded up. */
    private static void assertPace(Pace pace, List<Long> seconds) {
        List<Long> sorted = seconds.stream().sorted().toList();
        assertThat(pace.cases()).isEqualTo(sorted.size());
        assertThat(pace.half().toSeconds()).isEqualTo(sorted.get((sorted.size() + 1) / 2 - 1));
        assertThat(pace.ninety().toSeconds()).isEqualTo(sorted.get((9 * sorted.size() + 9) / 10 - 1));
        assertThat(pace.late()).isEqualTo((int)
                sorted.stream().filter(s -> s > CLOCK.toSeconds()).count());
    }

    private TeamFigures read() {
        return figures.of(figures.period(Map.of()));
    }

    private byte[] write(TeamExport export) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(figures.period(Map.of()), priya, false, out);
        return out.toByteArray();
    }

    private static Instant at(LocalDate monday, int day) {
        return monday.plusDays(day).atTime(12, 0).atZone(BERLIN).toInstant();
    }

    private long insert(Tier tier, Instant began, @Nullable Instant look) {
        return owner.fetchSingle(
                        """
                        insert into desk.cases (subject_kind, subject_id, path, tier, category, severity, needs_sorting, late_arrival,
                          opened_at, clock_from, reported_at, last_report_at, due_at, first_look_at)
                        values ('member', ?, 'conduct', ?, 'spam', 1, false, false, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz) returning case_id""",
                        "m" + made++,
                        tier.number(),
                        sql(began),
                        sql(began),
                        sql(began),
                        sql(began),
                        sql(began.plus(CLOCK)),
                        look == null ? null : sql(look))
                .get(0, Long.class);
    }

    private void decided(long caseId, Instant at, boolean undone) {
        owner.execute(
                "insert into desk.decision (case_id, case_version, decided_by, decided_at, actions, policy, reason, undo_until, undone_at)"
                        + " values (?, 1, ?, ?::timestamptz, array['no_action'], 'kind', 'why', ?::timestamptz, ?::timestamptz)",
                caseId,
                priya.accountId(),
                sql(at),
                sql(at),
                undone ? sql(at) : null);
        if (!undone) {
            owner.execute("update desk.cases set decided_at = ?::timestamptz where case_id = ?", sql(at), caseId);
        }
    }

    private void hardRead(Person reader, long caseId, LocalDate day, int weight) {
        owner.execute(
                "insert into desk.exposure (account_id, case_id, shown, day, weight) values (?, ?, ?, ?, ?)",
                reader.accountId(),
                caseId,
                "words " + made++,
                day,
                weight);
    }

    private void report(long caseId, Instant reported, Instant arrived) {
        owner.execute(
                "insert into desk.report (report_id, case_id, category, tier, severity, sorted, reported_at, arrived_at)"
                        + " values (?, ?, 'spam', 3, 1, true, ?::timestamptz, ?::timestamptz)",
                "r" + made++,
                caseId,
                sql(reported),
                sql(arrived));
    }

    private void closed(String path, String outcome, Instant at) {
        long id = insert(Tier.SOON, at.minusSeconds(60), null);
        owner.execute(
                "update desk.cases set path = ?, state = 'closed', closed_at = ?::timestamptz, outcome = ? where case_id = ?",
                path,
                sql(at),
                outcome,
                id);
    }

    private void approval(long caseId, String state, Instant asked) {
        owner.execute(
                "insert into desk.approval (case_id, case_version, kind, request, reason, asked_by, asked_at, answer_by, state)"
                        + " values (?, 1, 'decision', '{}', 'why', ?, ?::timestamptz, now(), ?)",
                caseId,
                priya.accountId(),
                sql(asked),
                state);
    }

    private static String sql(Instant at) {
        return at.toString();
    }
}
