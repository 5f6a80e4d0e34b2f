package org.havendesk.release;

import static org.havendesk.db.release.Tables.BUDGET;
import static org.havendesk.db.release.Tables.BUDGET_LEDGER;
import static org.havendesk.db.release.Tables.CELL;
import static org.havendesk.db.release.Tables.RELEASE_;
import static org.havendesk.db.release.Tables.SPEC;
import static org.havendesk.db.release.Tables.WITHDRAWAL;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.access.Roles;
import org.havendesk.release.SpentBudget.Charge;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** The published figures, read over the connection of the leads, whose role sees nothing else. */
@PreAuthorize("hasRole('" + Roles.LEAD + "')")
public class Published {
    private static final List<SelectField<?>> CELLS = List.of(
            CELL.CELL_ID,
            CELL.RELEASE_ID,
            RELEASE_.CADENCE,
            RELEASE_.PERIOD_START,
            RELEASE_.PERIOD_END,
            CELL.HISTOGRAM,
            CELL.GROUP_KIND,
            CELL.PROGRAM,
            CELL.METRIC,
            CELL.BIN,
            BUDGET_LEDGER.EPSILON_NUM,
            BUDGET_LEDGER.EPSILON_DEN,
            CELL.STATUS,
            CELL.VALUE,
            CELL.CI_LOW,
            CELL.CI_HIGH,
            CELL.WIDE_LOW,
            CELL.WIDE_HIGH);

    private final DSLContext leads;

    /** @param leads the database as the leads' role sees it */
    public Published(DSLContext leads) {
        this.leads = leads;
    }

    /** Every release, oldest period first, a month before the quarter that begins with it. */
    public List<PublishedRelease> releases() {
        return leads.select(
                        RELEASE_.RELEASE_ID,
                        RELEASE_.CADENCE,
                        RELEASE_.PERIOD_START,
                        RELEASE_.PERIOD_END,
                        RELEASE_.PUBLISHED_AT,
                        RELEASE_.MANIFEST_HASH,
                        WITHDRAWAL.NOTE)
                .from(RELEASE_)
                .leftJoin(WITHDRAWAL)
                .using(RELEASE_.RELEASE_ID)
                .orderBy(RELEASE_.PERIOD_START, RELEASE_.CADENCE, RELEASE_.RELEASE_ID)
                .fetch(mapping((id, cadence, start, end, at, hash, withdrawn) -> new PublishedRelease(
                        id, Cadence.of(cadence), start, end, at, HexFormat.of().formatHex(hash), withdrawn)));
    }

    /**
     * Whether nothing is published yet and something could be, since what it consists of was settled: the job that publishes is
     * at it, as on the first day of a chat that has a past.
     */
    public boolean isFirstInWork() {
        return leads.fetchExists(selectFrom(SPEC)
                .where(SPEC.QUARTER.le(
                        LocalDate.now(ZoneOffset.UTC).minusMonths(3).minusDays(Period.EMBARGO_DAYS)))
                .andNotExists(selectFrom(RELEASE_)));
    }

    /**
     * The figures of a histogram whose periods begin within these days, both included: by period, then in the order in which
     * they were published: programs, no program yet, everybody; the bins in theirs.
     *
     * @param metrics those that are wanted; none: all
     */
    public List<PublishedCell> cells(Histogram histogram, LocalDate from, LocalDate to, Metric... metrics) {
        return cells(CELL.HISTOGRAM
                .eq(histogram.key())
                .and(RELEASE_.PERIOD_START.between(from, to))
                .and(
                        metrics.length == 0
                                ? noCondition()
                                : CELL.METRIC.in(
                                        Stream.of(metrics).map(Metric::key).toList())));
    }

    /** Every figure there is, by release. */
    List<PublishedCell> cells() {
        return cells(noCondition());
    }

    /** What each quarter cost, oldest first. */
    public List<SpentBudget> spent() {
        var quarter = SPEC.QUARTER;
        var charges = leads.select(quarter, RELEASE_.RELEASE_ID, RELEASE_.PERIOD_START, BUDGET_LEDGER.HISTOGRAM)
                .select(BUDGET_LEDGER.EPSILON_NUM, BUDGET_LEDGER.EPSILON_DEN)
                .from(BUDGET_LEDGER)
                .join(RELEASE_)
                .using(BUDGET_LEDGER.RELEASE_ID)
                .join(SPEC)
                .using(RELEASE_.SPEC_ID)
                .orderBy(BUDGET_LEDGER.CHARGE_ID)
                .fetchGroups(
                        quarter,
                        r -> new Charge(
                                r.get(RELEASE_.RELEASE_ID),
                                r.get(RELEASE_.PERIOD_START),
                                Histogram.of(r.get(BUDGET_LEDGER.HISTOGRAM)),
                                epsilon(r)));
        return leads.selectFrom(BUDGET)
                .orderBy(BUDGET.QUARTER, BUDGET.COMMUNITY)
                .fetch(b ->
                        new SpentBudget(b.getQuarter(), b.getSpent(), charges.getOrDefault(b.getQuarter(), List.of())));
    }

    /** What the bins of the quarter with this day in it mean; empty where nothing was settled for it. */
    public Optional<PublishedMeasures> measures(LocalDate day) {
        return leads.select(SPEC.BODY)
                .from(SPEC)
                .where(SPEC.QUARTER.eq(Cadence.QUARTER.start(day)))
                .orderBy(SPEC.SPEC_ID)
                .limit(1)
                .fetchOptional(mapping(body -> Spec.read(body).measures()));
    }

    private List<PublishedCell> cells(Condition which) {
        return leads.select(CELLS)
                .from(CELL)
                .join(RELEASE_)
                .using(CELL.RELEASE_ID)
                .join(BUDGET_LEDGER)
                .on(BUDGET_LEDGER.RELEASE_ID.eq(CELL.RELEASE_ID))
                .and(BUDGET_LEDGER.HISTOGRAM.eq(CELL.HISTOGRAM))
                .where(which)
                .orderBy(RELEASE_.PERIOD_START, RELEASE_.CADENCE, CELL.CELL_ID)
                .fetch(Published::cell);
    }

    private static PublishedCell cell(Record r) {
        return new PublishedCell(
                r.get(CELL.CELL_ID),
                r.get(CELL.RELEASE_ID),
                Cadence.of(r.get(RELEASE_.CADENCE)),
                r.get(RELEASE_.PERIOD_START),
                r.get(RELEASE_.PERIOD_END),
                Histogram.of(r.get(CELL.HISTOGRAM)),
                new Cohort(one(Cohort.Kind.class, r.get(CELL.GROUP_KIND)), r.get(CELL.PROGRAM)),
                one(Metric.class, r.get(CELL.METRIC)),
                r.get(CELL.BIN),
                epsilon(r),
                one(Status.class, r.get(CELL.STATUS)),
                figure(r));
    }

    private static PublishedCell.@Nullable Figure figure(Record r) {
        return r.get(CELL.VALUE) == null
                ? null
                : new PublishedCell.Figure(
                        plain(r, CELL.VALUE),
                        plain(r, CELL.CI_LOW),
                        plain(r, CELL.CI_HIGH),
                        r.get(CELL.WIDE_LOW) == null ? null : plain(r, CELL.WIDE_LOW),
                        r.get(CELL.WIDE_HIGH) == null ? null : plain(r, CELL.WIDE_HIGH));
    }

    private static BigDecimal plain(Record r, Field<BigDecimal> field) {
        BigDecimal value = r.get(field).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static Epsilon epsilon(Record r) {
        return new Epsilon(r.get(BUDGET_LEDGER.EPSILON_NUM), r.get(BUDGET_LEDGER.EPSILON_DEN));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String key) {
        return Enum.valueOf(type, key.toUpperCase(Locale.ROOT));
    }
}
