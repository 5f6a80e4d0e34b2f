package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import org.havendesk.access.Person;
import org.havendesk.chat.Alias;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/**
 * The parts of SQL that the queue, its export and the case page share. States and kinds stand in the text of a statement, not in
 * its parameters: only so can the server keep a plan that uses the indexes of open and of free cases.
 */
final class QueueSql {
    /** The database's clock, which decides leases, due times and undo windows. */
    static final Field<Instant> NOW = field("now()", Instant.class);

    static final Condition OPEN = CASES.STATE.ne(inline(CaseState.CLOSED.key()));
    private static final Condition LEASE_RUNS = CASES.LEASED_UNTIL.gt(NOW);

    /** Claimed with a lease that ended, until the job that tidies up comes by. */
    static final Condition LEASE_ENDED = CASES.STATE.eq(inline("claimed")).and(CASES.LEASED_UNTIL.le(NOW));

    private static final Condition FREE = CASES.STATE.eq(inline("open"));

    /** Nobody has it: open, or claimed with a lease that ended. */
    static final Condition UNCLAIMED = FREE.or(LEASE_ENDED);

    private static final Field<Boolean> LEFT = field(name("left_to_others"), Boolean.class);

    private QueueSql() {}

    /**
     * What "Next case" may give this person: unclaimed work, and for supervisors what was passed to them; never a topic that
     * they leave to others.
     */
    static Condition claimableBy(Person person) {
        return claimableBy(person, true);
    }

    /** @param leasesEnded whether there are cases whose lease ended; where there are none, free cases have an index of their own */
    static Condition claimableBy(Person person, boolean leasesEnded) {
        Condition free = leasesEnded ? UNCLAIMED : FREE;
        return (person.isSupervisor() ? free.or(CASES.STATE.eq(inline("escalated"))) : free)
                .and(not(OptedOut.by(person)));
    }

    /** What exists for this person: everything but their own matters. */
    static Condition shownTo(Person person) {
        return not(OwnMatters.of(person));
    }

    /** Leased by the person, decided by them and not over, or proposed by them to a second person. */
    static Condition mine(Person person) {
        return CASES.CASE_ID.eq(
                any(array(selectCases(CASES.LEASED_BY.eq(person.accountId()).and(LEASE_RUNS))
                        .union(selectCases(CASES.STATE
                                .in(inline("waiting"), inline("closing"))
                                .and(CASES.DECIDED_BY.eq(person.accountId()))))
                        .union(Asks.awaited(person)))));
    }

    private static SelectConditionStep<Record1<Long>> selectCases(Condition which) {
        return select(CASES.CASE_ID).from(CASES).where(which);
    }

    /** The condition that a filter means, for this reader; their own matters never match. */
    static Condition matches(QueueFilter filter, Person reader) {
        return shownTo(reader).and(within(filter, reader));
    }

    /** As above, where {@link #shownTo} is asked already. */
    static Condition within(QueueFilter filter, Person reader) {
        return filter.mine() ? mine(reader).and(matches(filter)) : matches(filter);
    }

    /** The condition that a filter means, leaving {@code mine} aside. */
    static Condition matches(QueueFilter filter) {
        return noCondition()
                .and(in(
                        filter.tiers().isEmpty(),
                        CASES.TIER.in(filter.tiers().stream().map(Tier::number).toList())))
                .and(
                        filter.path() == null
                                ? noCondition()
                                : CASES.PATH.eq(filter.path().key()))
                .and(in(filter.categories().isEmpty(), CASES.CATEGORY.in(filter.categories())))
                .and(in(filter.programs().isEmpty(), CASES.PROGRAM.in(filter.programs())))
                .and(
                        filter.age() == null
                                ? noCondition()
                                : CASES.REPORTED_AT.ge(NOW.minus(
                                        DayToSecond.valueOf(filter.age().atMost()))))
                .and(filter.unclaimed() ? UNCLAIMED : noCondition());
    }

    /** Rows as this reader sees them, with a {@code where} still to come: {@link #shownTo} belongs into it. */
    static SelectOnConditionStep<? extends Record> rows(DSLContext desk, Person reader) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.TIER,
                        CASES.BAND,
                        CASES.PATH,
                        CASES.STATE,
                        CASES.CATEGORY,
                        CASES.NEEDS_SORTING,
                        CASES.LATE_ARRIVAL,
                        CASES.RAISED_FROM,
                        MEMBER_ALIAS.WORDS,
                        MEMBER_ALIAS.CODE,
                        CASES.SUBJECT_KIND,
                        CASES.ROOM_NAME,
                        CASES.PROGRAM,
                        CASES.REPORTS,
                        CASES.REPORTERS,
                        CASES.REPORTED_AT,
                        CASES.CLOCK_FROM,
                        CASES.DUE_AT,
                        CASES.WAITING_FOR,
                        CASES.WAITING_UNTIL,
                        CASES.LEASED_BY,
                        ACCOUNT.DISPLAY_NAME,
                        CASES.LEASED_UNTIL,
                        field(OptedOut.by(reader)).as(LEFT),
                        NOW)
                .from(CASES)
                .leftJoin(MEMBER_ALIAS)
                .on(CASES.SUBJECT_KIND.eq(inline("member")))
                .and(MEMBER_ALIAS.MEMBER_ID.eq(CASES.SUBJECT_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(CASES.LEASED_BY));
    }

    static QueueRow row(Record r) {
        Instant now = r.get(NOW);
        boolean held =
                r.get(CASES.LEASED_BY) != null && r.get(CASES.LEASED_UNTIL).isAfter(now);
        CaseState state = CaseState.of(r.get(CASES.STATE));
        return new QueueRow(
                r.get(CASES.CASE_ID),
                Tier.of(r.get(CASES.TIER)),
                r.get(CASES.BAND),
                CasePath.of(r.get(CASES.PATH)),
                state == CaseState.CLAIMED && !held ? CaseState.OPEN : state,
                r.get(CASES.CATEGORY),
                r.get(CASES.NEEDS_SORTING),
                r.get(CASES.LATE_ARRIVAL),
                tier(r.get(CASES.RAISED_FROM)),
                r.get(MEMBER_ALIAS.WORDS) == null
                        ? null
                        : new Alias(r.get(MEMBER_ALIAS.WORDS), r.get(MEMBER_ALIAS.CODE)),
                r.get(CASES.SUBJECT_KIND).equals("room") ? r.get(CASES.ROOM_NAME) : null,
                r.get(CASES.PROGRAM),
                r.get(CASES.REPORTS),
                r.get(CASES.REPORTERS),
                r.get(CASES.REPORTED_AT),
                r.get(CASES.CLOCK_FROM),
                r.get(CASES.DUE_AT),
                r.get(CASES.WAITING_FOR),
                r.get(CASES.WAITING_UNTIL),
                held
                        ? new QueueRow.Holder(
                                r.get(CASES.LEASED_BY), r.get(ACCOUNT.DISPLAY_NAME), r.get(CASES.LEASED_UNTIL))
                        : null,
                r.get(LEFT),
                now);
    }

    static @Nullable Tier tier(@Nullable Short number) {
        return number == null ? null : Tier.of(number);
    }

    private static Condition in(boolean any, Condition condition) {
        return any ? noCondition() : condition;
    }
}
