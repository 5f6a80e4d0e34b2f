package org.havendesk.team;

import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.percentileDisc;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Roles;
import org.havendesk.cases.Exposures;
import org.havendesk.day.Debriefs;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.havendesk.team.TeamFigures.Approvals;
import org.havendesk.team.TeamFigures.Band;
import org.havendesk.team.TeamFigures.Pace;
import org.havendesk.team.TeamFigures.Reads;
import org.havendesk.team.TeamFigures.Step;
import org.havendesk.team.TeamFigures.Upheld;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Exact figures of the team's work, counted in the database by its clock. A figure stands in the week in which its step
 * happened, so that a past week changes only where a decision is taken back or a case is opened again.
 */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class Figures {
    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final Condition OPEN = CASES.STATE.ne("closed");
    private static final Condition OVERDUE = OPEN.and(CASES.DUE_AT.lt(NOW));

    /** The first report; its arrival where it came more than a day late; the opening of a case without reports. */
    private static final Field<Instant> BEGAN = coalesce(
            field(select(min(when(
                                    condition("{0} > {1} + interval '24 hours'", REPORT.ARRIVED_AT, REPORT.REPORTED_AT),
                                    REPORT.ARRIVED_AT)
                            .otherwise(REPORT.REPORTED_AT)))
                    .from(REPORT)
                    .where(REPORT.CASE_ID.eq(CASES.CASE_ID))),
            CASES.OPENED_AT);

    private static final Field<Instant> FIRST_DECISION = field(select(min(DECISION.DECIDED_AT))
            .from(DECISION)
            .where(DECISION.CASE_ID.eq(CASES.CASE_ID))
            .and(DECISION.UNDONE_AT.isNull()));

    private final DSLContext desk;
    private final Settings settings;
    private final Exposures exposures;
    private final Debriefs debriefs;

    public Figures(DSLContext desk, Settings settings, Exposures exposures, Debriefs debriefs) {
        this.desk = desk;
        this.settings = settings;
        this.exposures = exposures;
        this.debriefs = debriefs;
    }

    /** The day that it is for the community, by the database's clock. */
    public LocalDate today() {
        return desk.select(NOW)
                .fetchSingle()
                .value1()
                .atZone(settings.community().zone())
                .toLocalDate();
    }

    /** Reads an address as {@link TeamPeriod#of} does. */
    public TeamPeriod period(Map<String, List<String>> parameters) {
        return TeamPeriod.of(parameters, today(), settings.community().zone());
    }

    public TeamFigures of(TeamPeriod period) {
        return desk.transactionResult(tx -> {
            DSLContext now = tx.dsl();
            List<Pace> paces =
                    new ArrayList<>(paces(now, Step.FIRST_LOOK, CASES.FIRST_LOOK_AT, CASES.FIRST_LOOK_AT, period));
            paces.addAll(paces(now, Step.DECISION, FIRST_DECISION, CASES.DECIDED_AT, period));
            return new TeamFigures(
                    now.select(NOW).fetchSingle().value1(),
                    period,
                    open(now),
                    approvals(now),
                    debriefs.waiting(),
                    paces,
                    upheld(now, period),
                    reads(period));
        });
    }

    /** Whole weeks only: the difference of two longer stretches would tell about the days between them. */
    private List<Reads> reads(TeamPeriod period) {
        return period.mondays().stream()
                .flatMap(week ->
                        exposures.teamTotals(week, week.plusDays(6)).stream().map(total -> new Reads(week, total)))
                .toList();
    }

    private static List<Band> open(DSLContext desk) {
        Map<Short, Band> found = desk.select(CASES.BAND, count(), count().filterWhere(OVERDUE))
                .from(CASES)
                .where(OPEN)
                .groupBy(CASES.BAND)
                .fetchMap(CASES.BAND, r -> new Band(r.value1(), r.value2(), r.value3()));
        return List.of(band(found, 1), band(found, 2), band(found, 3));
    }

    private static Band band(Map<Short, Band> found, int number) {
        return found.getOrDefault((short) number, new Band(number, 0, 0));
    }

    private static Approvals approvals(DSLContext desk) {
        Condition asked = APPROVAL.STATE.eq("asked");
        Condition unseen = APPROVAL.STATE.eq("glass_broken").and(APPROVAL.REVIEWED_BY.isNull());
        return desk.select(
                        count().filterWhere(asked),
                        min(APPROVAL.ASKED_AT).filterWhere(asked),
                        count().filterWhere(unseen))
                .from(APPROVAL)
                .fetchSingle(mapping(Approvals::new));
    }

    /** @param atTheLatest not before {@code happened}: keeps the rest of the table out of it */
    private static List<Pace> paces(
            DSLContext desk, Step step, Field<Instant> happened, Field<Instant> atTheLatest, TeamPeriod period) {
        var taken = desk.select(
                        CASES.TIER.as("tier"),
                        happened.as("happened"),
                        BEGAN.as("began"),
                        late(happened).as("late"))
                .from(CASES)
                .where(atTheLatest.ge(period.from()))
                .asTable("taken");
        Field<Instant> at = field(name("taken", "happened"), Instant.class);
        Field<Short> tier = field(name("taken", "tier"), Short.class);
        var timed = desk.select(
                        tier.as("tier"),
                        field(
                                        "date_trunc('week', {0} at time zone {1})::date",
                                        LocalDate.class, at, period.zone().getId())
                                .as("week"),
                        field(
                                        "greatest(0, floor(extract(epoch from ({0} - {1}))))::bigint",
                                        Long.class, at, field(name("taken", "began"), Instant.class))
                                .as("seconds"),
                        field(name("taken", "late"), Boolean.class).as("late"))
                .from(taken)
                .where(at.ge(period.from()))
                .and(at.lt(period.until()))
                .asTable("timed");
        Field<Short> tiers = field(name("timed", "tier"), Short.class);
        Field<LocalDate> weeks = field(name("timed", "week"), LocalDate.class);
        Field<Long> seconds = field(name("timed", "seconds"), Long.class);
        return desk.select(
                        tiers,
                        weeks,
                        count(),
                        percentileDisc(0.5).withinGroupOrderBy(seconds).cast(Long.class),
                        percentileDisc(0.9).withinGroupOrderBy(seconds).cast(Long.class),
                        count().filterWhere(condition(field(name("timed", "late"), Boolean.class))))
                .from(timed)
                .groupBy(tiers, weeks)
                .orderBy(tiers, weeks)
                .fetch(r -> new Pace(
                        step,
                        Tier.of(r.value1()),
                        r.value2(),
                        r.value3(),
                        Duration.ofSeconds(r.value4()),
                        Duration.ofSeconds(r.value5()),
                        r.value6()));
    }

    /**
     * After it was due: by the clock that ran then. Where the clock was started anew since, the time that it gives now is
     * counted from the first report; where it was started anew because the tier was raised, the older clock is not known
     * any more and the step counts as in time.
     */
    private static Field<Boolean> late(Field<Instant> happened) {
        return field(when(CASES.CLOCK_FROM.le(happened), happened.gt(CASES.DUE_AT))
                .when(CASES.RAISED_FROM.isNotNull(), false)
                .otherwise(condition("{0} > {1} + ({2} - {3})", happened, BEGAN, CASES.DUE_AT, CASES.CLOCK_FROM)));
    }

    private static List<Upheld> upheld(DSLContext desk, TeamPeriod period) {
        Field<LocalDate> week = field(
                "date_trunc('week', {0} at time zone {1})::date",
                LocalDate.class,
                CASES.CLOSED_AT,
                org.jooq.impl.DSL.inline(period.zone().getId()));
        return desk.select(week, count().filterWhere(CASES.OUTCOME.ne("no_action")), count())
                .from(CASES)
                .where(CASES.PATH.eq("conduct"))
                .and(CASES.CLOSED_AT.ge(period.from()))
                .and(CASES.CLOSED_AT.lt(period.until()))
                .groupBy(week)
                .orderBy(week)
                .fetch(mapping(Upheld::new));
    }
}
