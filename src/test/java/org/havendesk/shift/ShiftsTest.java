package org.havendesk.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestDesk desk = new TestDesk();
    private final Shifts shifts = new Shifts(desk.desk);
    private final Rota rota = new Rota(desk.desk);
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final Person priya = desk.supervisor("Priya Raman");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPlannedShiftStandsOnTheRotaAndInTheLedger() {
        Instant begin = now.plusSeconds(3600);
        long id = done(rota.plan(mira.accountId(), begin, begin.plusSeconds(7200), priya));
        assertThat(shifts.between(begin, begin.plusSeconds(1)))
                .containsExactly(
                        new Shift(id, mira.accountId(), "Mira Okafor", begin, begin.plusSeconds(7200), null, true));
        assertThat(shifts.between(begin.minusSeconds(10), begin))
                .as("it has not begun")
                .isEmpty();
        assertThat(shifts.next(mira)).get().extracting(Shift::begin).isEqualTo(begin);
        assertThat(shifts.next(jonas)).isEmpty();
        assertThat(shifts.now()).isEmpty();
        assertThat(Shifts.nextBegin(desk.desk)).contains(begin);
        assertThat(verbs("shift", id)).containsExactly("plan");
    }

    @Test
    void anEndBeforeTheBeginIsRefusedAndNamesBoth() {
        Instant end = now.minusSeconds(60);
        assertThat(rota.plan(mira.accountId(), now, end, priya)).isEqualTo(new Roster.EndsTooEarly(now, end));
        assertThat(rota.plan(mira.accountId(), now, now, priya)).isInstanceOf(Roster.EndsTooEarly.class);
        assertThat(rota.plan(mira.accountId(), now, now.plus(Duration.ofDays(3)), priya))
                .isInstanceOf(Roster.TooLong.class);
        assertThat(shifts.start(mira, end)).isInstanceOf(Roster.EndsTooEarly.class);
        assertThat(count("select count(*) from desk.shift")).isZero();
    }

    @Test
    void shiftsOfOnePersonNeverOverlapButThoseOfTwoMay() {
        done(rota.plan(mira.accountId(), now, now.plusSeconds(3600), priya));
        assertThat(rota.plan(mira.accountId(), now.plusSeconds(3000), now.plusSeconds(9000), priya))
                .isEqualTo(new Roster.Overlaps("Mira Okafor", now, now.plusSeconds(3600)));
        done(rota.plan(mira.accountId(), now.plusSeconds(3600), now.plusSeconds(9000), priya));
        done(rota.plan(jonas.accountId(), now.plusSeconds(3000), now.plusSeconds(9000), priya));
    }

    @Test
    void twoWhoPlanAtOnceDoNotOverlapEither() throws Exception {
        Callable<Roster> plan = () -> rota.plan(mira.accountId(), now, now.plusSeconds(3600), priya);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var outcomes = threads.invokeAll(List.of(plan, plan, plan, plan)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(outcomes).filteredOn(Roster.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Roster.Overlaps.class::isInstance).hasSize(3);
        }
    }

    @Test
    void aShiftIsChangedAndTakenOffTheRota() {
        Instant begin = now.plusSeconds(3600);
        long id = done(rota.plan(mira.accountId(), begin, begin.plusSeconds(3600), priya));
        done(rota.change(id, begin.plusSeconds(600), begin.plusSeconds(7200), priya));
        assertThat(shifts.next(mira)).get().extracting(Shift::begin).isEqualTo(begin.plusSeconds(600));
        assertThat(rota.change(id, begin, begin.minusSeconds(1), priya)).isInstanceOf(Roster.EndsTooEarly.class);
        done(rota.remove(id, priya));
        assertThat(shifts.next(mira)).isEmpty();
        assertThat(rota.remove(id, priya)).isEqualTo(new Roster.Gone());
        assertThat(rota.change(id, begin, begin.plusSeconds(60), priya)).isEqualTo(new Roster.Gone());
        assertThat(verbs("shift", id)).containsExactly("plan", "change", "remove");
    }

    @Test
    void whatHasBegunKeepsItsBeginAndEndsNowWhenItIsTakenOff() {
        Instant begin = now.minusSeconds(600);
        long id = done(rota.plan(mira.accountId(), begin, now.plusSeconds(3600), priya));
        done(rota.change(id, now.plusSeconds(900), now.plusSeconds(7200), priya));
        assertThat(shifts.current(mira)).get().extracting(Shift::begin).isEqualTo(begin);
        done(rota.remove(id, priya));
        assertThat(shifts.current(mira)).isEmpty();
        assertThat(shifts.between(begin, now)).as("what was stays visible").hasSize(1);
    }

    @Test
    void aPersonBeginsAndEndsTheirOwnShift() {
        long id = done(shifts.start(mira, now.plusSeconds(7200)));
        assertThat(shifts.now()).extracting(OnShift::name).containsExactly("Mira Okafor");
        assertThat(shifts.current(mira)).get().extracting(Shift::planned).isEqualTo(false);
        assertThat(done(shifts.start(mira, now.plusSeconds(9000))))
                .as("on it already")
                .isEqualTo(id);
        done(shifts.end(mira));
        assertThat(shifts.now()).isEmpty();
        assertThat(shifts.end(mira)).isEqualTo(new Roster.Gone());
        assertThat(verbs("shift", id)).containsExactly("start", "end");
        done(shifts.start(mira, now.plusSeconds(7200)));
        assertThat(shifts.now()).as("and begins again").hasSize(1);
    }

    @Test
    void whoBeginsEarlyIsThereUntilTheirPlannedShiftTakesOver() {
        Instant planned = now.plusSeconds(1800);
        done(rota.plan(mira.accountId(), planned, planned.plusSeconds(3600), priya));
        done(shifts.start(mira, now.plusSeconds(7200)));
        assertThat(shifts.current(mira)).get().extracting(Shift::end).isEqualTo(planned);
    }

    @Test
    void aWeekIsCopiedOnItsHoursOnTheWallOverBothChangesOfTheClock() {
        for (String monday : List.of("2027-03-22", "2027-10-25")) {
            String before = java.time.LocalDate.parse(monday).minusDays(7).toString();
            var week = Week.of(java.time.LocalDate.parse(before), BERLIN);
            String sunday = week.days().getLast().toString();
            done(rota.plan(mira.accountId(), at(sunday + "T01:00"), at(sunday + "T05:00"), priya));
            assertThat(rota.copyToNext(week, priya)).isEqualTo(new Roster.Copied(1, 0));
            String later = week.next().days().getLast().toString();
            assertThat(shifts.between(week.next().begin(), week.next().end()))
                    .singleElement()
                    .satisfies(shift -> {
                        assertThat(shift.begin()).isEqualTo(at(later + "T01:00"));
                        assertThat(shift.end()).isEqualTo(at(later + "T05:00"));
                    });
            assertThat(rota.copyToNext(week, priya)).as("a second time").isEqualTo(new Roster.Copied(0, 1));
        }
        assertThat(count("select count(*) from desk.shift where ends_at - begins_at = interval '3 hours'"))
                .as("the short night")
                .isEqualTo(1);
        assertThat(count("select count(*) from desk.shift where ends_at - begins_at = interval '5 hours'"))
                .as("the long night")
                .isEqualTo(1);
    }

    @Test
    void onlySupervisorsCanLeadSafeguarding() {
        assertThat(rota.leadsSafeguarding(mira.accountId(), true, priya))
                .isEqualTo(new Roster.NotASupervisor("Mira Okafor"));
        done(rota.leadsSafeguarding(priya.accountId(), true, priya));
        assertThat(shifts.colleagues())
                .filteredOn(Colleague::safeguardingLead)
                .extracting(Colleague::name)
                .containsExactly("Priya Raman");
        done(rota.leadsSafeguarding(priya.accountId(), false, priya));
        assertThat(verbs("account", priya.accountId())).containsExactly("safeguarding_lead", "safeguarding_lead");
    }

    @Test
    void whoDoesNotWorkCasesIsOnNoRota() {
        Person admin = desk.person("Ada Min", Roles.ADMIN);
        assertThat(rota.plan(admin.accountId(), now, now.plusSeconds(60), priya))
                .isEqualTo(new Roster.NotOnTheTeam());
        assertThat(shifts.colleagues()).extracting(Colleague::name).doesNotContain("Ada Min");
    }

    private static long done(Roster outcome) {
        assertThat(outcome).isInstanceOf(Roster.Done.class);
        return ((Roster.Done) outcome).shiftId();
    }

    private List<String> verbs(String kind, long id) {
        return desk.desk
                .fetch(
                        "select verb from desk.ledger_entry where object_kind = ? and object_id = ? order by entry_id",
                        kind,
                        Long.toString(id))
                .map(row -> row.get(0, String.class));
    }

    private int count(String sql) {
        return desk.desk.fetchSingle(sql).get(0, Integer.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
