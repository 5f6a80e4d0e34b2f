package org.havendesk.shift;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.db.desk.tables.records.ShiftRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** The rows of shifts, and what holds whenever one is written; within the transactions of {@link Shifts} and {@link Rota}. */
final class ShiftRows {
    static final Field<Instant> NOW = field("now()", Instant.class);
    static final Field<Instant> CLOCK = field("clock_timestamp()", Instant.class);
    static final Field<Instant> UNTIL = coalesce(SHIFT.ENDED_AT, SHIFT.ENDS_AT);

    private ShiftRows() {}

    static Optional<Roster> refusal(DSLContext tx, long accountId, Instant begin, Instant end, @Nullable Long except) {
        if (!begin.isBefore(end)) {
            return Optional.of(new Roster.EndsTooEarly(begin, end));
        }
        // the night when the clocks go back has an hour more
        if (Duration.between(begin, end).compareTo(Shifts.LONGEST.plusHours(1)) > 0) {
            return Optional.of(new Roster.TooLong(begin, end));
        }
        if (colleague(tx, accountId).isEmpty()) {
            return Optional.of(new Roster.NotOnTheTeam());
        }
        return overlapping(tx, accountId, begin, end, except)
                .map(other -> new Roster.Overlaps(other.name(), other.begin(), other.until()));
    }

    static Optional<Shift> overlapping(
            DSLContext tx, long accountId, Instant begin, Instant end, @Nullable Long except) {
        return shifts(tx)
                .where(SHIFT.ACCOUNT_ID.eq(accountId))
                .and(except == null ? noCondition() : SHIFT.SHIFT_ID.ne(except))
                .and(SHIFT.BEGINS_AT.lt(end))
                .and(UNTIL.gt(begin))
                .orderBy(SHIFT.BEGINS_AT, SHIFT.SHIFT_ID)
                .limit(1)
                .fetchOptional(mapping(Shift::new));
    }

    static long insert(DSLContext tx, long accountId, Instant begin, Instant end, @Nullable Person by) {
        return tx.insertInto(SHIFT)
                .set(SHIFT.ACCOUNT_ID, accountId)
                .set(SHIFT.BEGINS_AT, begin)
                .set(SHIFT.ENDS_AT, end)
                .set(SHIFT.PLANNED_BY, by == null ? null : by.accountId())
                .returning(SHIFT.SHIFT_ID)
                .fetchSingle(SHIFT.SHIFT_ID);
    }

    static void append(DSLContext tx, Entry entry) {
        ShiftNews.publish(tx);
        Ledger.append(tx, entry);
    }

    static Map<String, Object> facts(long accountId, Instant begin, Instant end) {
        return Map.of("account", accountId, "begin", begin.toString(), "end", end.toString());
    }

    static Optional<Colleague> colleague(DSLContext tx, long accountId) {
        return tx.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME, isSupervisor(), ACCOUNT.SAFEGUARDING_LEAD)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                .and(ACCOUNT.DISABLED_AT.isNull())
                .and(hasRole(Roles.MODERATOR, Roles.SUPERVISOR))
                .fetchOptional(mapping(Colleague::new));
    }

    static Optional<Long> running(DSLContext tx, Person person) {
        return tx.select(SHIFT.SHIFT_ID)
                .from(SHIFT)
                .where(SHIFT.ACCOUNT_ID.eq(person.accountId()))
                .and(SHIFT.BEGINS_AT.le(CLOCK))
                .and(SHIFT.ENDS_AT.gt(CLOCK))
                .and(SHIFT.ENDED_AT.isNull())
                .fetchOptional(SHIFT.SHIFT_ID);
    }

    static @Nullable ShiftRecord lockShift(DSLContext tx, long shiftId) {
        Long accountId = tx.select(SHIFT.ACCOUNT_ID)
                .from(SHIFT)
                .where(SHIFT.SHIFT_ID.eq(shiftId))
                .fetchOne(SHIFT.ACCOUNT_ID);
        if (accountId != null) {
            lock(tx, accountId);
        }
        return tx.fetchOne(SHIFT, SHIFT.SHIFT_ID.eq(shiftId));
    }

    /** Changes of one person's shifts come one after the other. */
    static void lock(DSLContext tx, long accountId) {
        tx.execute("select pg_advisory_xact_lock(hashtext(?))", "shift " + accountId);
    }

    static boolean isOver(DSLContext tx, ShiftRecord shift) {
        return shift.getEndedAt() != null || !shift.getEndsAt().isAfter(clock(tx));
    }

    static Instant clock(DSLContext tx) {
        return tx.select(CLOCK).fetchSingle().value1();
    }

    static SelectOnConditionStep<Record7<Long, Long, String, Instant, Instant, Instant, Boolean>> shifts(
            DSLContext desk) {
        return desk.select(
                        SHIFT.SHIFT_ID,
                        SHIFT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        SHIFT.BEGINS_AT,
                        SHIFT.ENDS_AT,
                        SHIFT.ENDED_AT,
                        field(SHIFT.PLANNED_BY.isNotNull()))
                .from(SHIFT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(SHIFT.ACCOUNT_ID));
    }

    static Condition runs() {
        return SHIFT.BEGINS_AT.le(NOW).and(SHIFT.ENDS_AT.gt(NOW)).and(SHIFT.ENDED_AT.isNull());
    }

    static Field<Boolean> isSupervisor() {
        return field(hasRole(Roles.SUPERVISOR));
    }

    static Condition hasRole(String... roles) {
        return exists(selectOne()
                .from(ACCOUNT_ROLE)
                .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .and(ACCOUNT_ROLE.ROLE.in(roles)));
    }
}
