package org.havendesk.shift;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.PAUSE;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.springframework.security.access.prepost.PreAuthorize;

/** Shifts, planned and begun. Two shifts of one person never overlap; the database's clock says what is now. */
@PreAuthorize(Roles.WORKS_CASES)
public class Shifts {
    /** No shift is longer. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final String PLANS = "hasRole('" + Roles.SUPERVISOR + "')";
    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final Field<Instant> CLOCK = field("clock_timestamp()", Instant.class);
    private static final Field<Instant> UNTIL = coalesce(SHIFT.ENDED_AT, SHIFT.ENDS_AT);

    private final DSLContext desk;

    public Shifts(DSLContext desk) {
        this.desk = desk;
    }

    /** Everybody who is on shift now by the database's clock, by name. */
    public List<OnShift> now() {
        return now(desk);
    }

    /** As {@link #now()}, within a transaction or for a job. */
    public static List<OnShift> now(DSLContext desk) {
        return desk.select(
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        max(SHIFT.ENDS_AT),
                        isSupervisor(),
                        ACCOUNT.SAFEGUARDING_LEAD,
                        field(exists(selectOne()
                                .from(PAUSE)
                                .where(PAUSE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                                .and(PAUSE.BEGINS_AT.le(NOW))
                                .and(PAUSE.ENDS_AT.gt(NOW)))))
                .from(SHIFT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(SHIFT.ACCOUNT_ID))
                .and(ACCOUNT.DISABLED_AT.isNull())
                .where(runs())
                .groupBy(ACCOUNT.ACCOUNT_ID)
                .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.ACCOUNT_ID)
                .fetch(mapping(OnShift::new));
    }

    /** When the next planned shift of anybody begins, if any is planned. For a job or a page that says until when nobody is there. */
    public static Optional<Instant> nextBegin(DSLContext desk) {
        return desk.select(min(SHIFT.BEGINS_AT))
                .from(SHIFT)
                .where(SHIFT.BEGINS_AT.gt(NOW))
                .and(SHIFT.ENDED_AT.isNull())
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** The shifts that have any of their time in the interval, by begin. */
    public List<Shift> between(Instant from, Instant to) {
        return shifts(desk)
                .where(SHIFT.BEGINS_AT.lt(to))
                .and(UNTIL.gt(from))
                .orderBy(SHIFT.BEGINS_AT, SHIFT.SHIFT_ID)
                .fetch(mapping(Shift::new));
    }

    /** Everybody who can be on the rota, by name. */
    public List<Colleague> colleagues() {
        return desk.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME, isSupervisor(), ACCOUNT.SAFEGUARDING_LEAD)
                .from(ACCOUNT)
                .where(ACCOUNT.DISABLED_AT.isNull())
                .and(hasRole(Roles.MODERATOR, Roles.SUPERVISOR))
                .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.ACCOUNT_ID)
                .fetch(mapping(Colleague::new));
    }

    /** The shift that the person is on now. */
    public Optional<Shift> current(Person person) {
        return shifts(desk)
                .where(runs())
                .and(SHIFT.ACCOUNT_ID.eq(person.accountId()))
                .orderBy(SHIFT.ENDS_AT.desc(), SHIFT.SHIFT_ID)
                .limit(1)
                .fetchOptional(mapping(Shift::new));
    }

    /** The next planned shift of the person. */
    public Optional<Shift> next(Person person) {
        return shifts(desk)
                .where(SHIFT.BEGINS_AT.gt(NOW))
                .and(SHIFT.ENDED_AT.isNull())
                .and(SHIFT.ACCOUNT_ID.eq(person.accountId()))
                .orderBy(SHIFT.BEGINS_AT, SHIFT.SHIFT_ID)
                .limit(1)
                .fetchOptional(mapping(Shift::new));
    }

    /** Puts a shift on the rota. */
    @PreAuthorize(PLANS)
    public Roster plan(long accountId, Instant begin, Instant end, Person by) {
        return desk.transactionResult(tx -> {
            lock(tx.dsl(), accountId);
            var refused = refusal(tx.dsl(), accountId, begin, end, null);
            if (refused.isPresent()) {
                return refused.get();
            }
            long id = insert(tx.dsl(), accountId, begin, end, by);
            append(tx.dsl(), Entry.of(by.actor(), "plan", "shift", id).after(facts(accountId, begin, end)));
            return new Roster.Done(id);
        });
    }

    /** Moves a shift whose time is not over. What has begun keeps its begin. */
    @PreAuthorize(PLANS)
    public Roster change(long shiftId, Instant begin, Instant end, Person by) {
        return desk.transactionResult(tx -> {
            ShiftRecord shift = lockShift(tx.dsl(), shiftId);
            if (shift == null || isOver(tx.dsl(), shift)) {
                return new Roster.Gone();
            }
            Instant from = shift.getBeginsAt().isAfter(clock(tx.dsl())) ? begin : shift.getBeginsAt();
            var refused = refusal(tx.dsl(), shift.getAccountId(), from, end, shiftId);
            if (refused.isPresent()) {
                return refused.get();
            }
            Entry entry = Entry.of(by.actor(), "change", "shift", shiftId)
                    .before(facts(shift.getAccountId(), shift.getBeginsAt(), shift.getEndsAt()))
                    .after(facts(shift.getAccountId(), from, end));
            shift.setBeginsAt(from);
            shift.setEndsAt(end);
            shift.update();
            append(tx.dsl(), entry);
            return new Roster.Done(shiftId);
        });
    }

    /** Takes a shift off the rota; one that has begun ends now instead. */
    @PreAuthorize(PLANS)
    public Roster remove(long shiftId, Person by) {
        return desk.transactionResult(tx -> {
            ShiftRecord shift = lockShift(tx.dsl(), shiftId);
            if (shift == null || isOver(tx.dsl(), shift)) {
                return new Roster.Gone();
            }
            Instant now = clock(tx.dsl());
            if (shift.getBeginsAt().isAfter(now)) {
                shift.delete();
            } else {
                shift.setEndedAt(now);
                shift.update();
            }
            append(
                    tx.dsl(),
                    Entry.of(by.actor(), "remove", "shift", shiftId)
                            .before(facts(shift.getAccountId(), shift.getBeginsAt(), shift.getEndsAt())));
            return new Roster.Done(shiftId);
        });
    }

    /** Plans the week's shifts again seven days later at the same wall-clock times; those that would overlap are left out. */
    @PreAuthorize(PLANS)
    public Roster copyToNext(Week week, Person by) {
        return desk.transactionResult(tx -> {
            List<Shift> shifts = shifts(tx.dsl())
                    .where(SHIFT.BEGINS_AT.ge(week.begin()))
                    .and(SHIFT.BEGINS_AT.lt(week.end()))
                    .and(SHIFT.PLANNED_BY.isNotNull())
                    .and(ACCOUNT.DISABLED_AT.isNull())
                    .orderBy(SHIFT.ACCOUNT_ID, SHIFT.BEGINS_AT, SHIFT.SHIFT_ID)
                    .fetch(mapping(Shift::new));
            int copied = 0;
            for (Shift shift : shifts) {
                copied += copy(tx.dsl(), week, shift, by) ? 1 : 0;
            }
            append(
                    tx.dsl(),
                    Entry.of(by.actor(), "copy_week", "shift", week.next().monday())
                            .after(Map.of("shifts", copied, "left_out", shifts.size() - copied)));
            return new Roster.Copied(copied, shifts.size() - copied);
        });
    }

    /**
     * Begins the person's shift now. It ends at {@code end}, or where their next planned shift begins. Who is on shift
     * already stays on it.
     */
    public Roster start(Person person, Instant end) {
        return desk.transactionResult(tx -> {
            lock(tx.dsl(), person.accountId());
            Instant begin = clock(tx.dsl());
            Optional<Long> running = running(tx.dsl(), person);
            if (running.isPresent()) {
                return new Roster.Done(running.get());
            }
            Instant until = overlapping(tx.dsl(), person.accountId(), begin, end, null)
                    .map(Shift::begin)
                    .filter(next -> next.isAfter(begin))
                    .orElse(end);
            var refused = refusal(tx.dsl(), person.accountId(), begin, until, null);
            if (refused.isPresent()) {
                return refused.get();
            }
            long id = insert(tx.dsl(), person.accountId(), begin, until, null);
            append(
                    tx.dsl(),
                    Entry.of(person.actor(), "start", "shift", id).after(facts(person.accountId(), begin, until)));
            return new Roster.Done(id);
        });
    }

    /** Ends the shift that the person is on; {@link Roster.Gone} where they are on none. */
    public Roster end(Person person) {
        return desk.transactionResult(tx -> {
            hold(tx.dsl(), person);
            return end(tx.dsl(), person);
        });
    }

    /** As {@link #end(Person)}, in a transaction that did {@link #hold} before it locked anything else. */
    public static Roster end(DSLContext tx, Person person) {
        Optional<Long> running = running(tx, person);
        if (running.isEmpty()) {
            return new Roster.Gone();
        }
        tx.update(SHIFT)
                .set(SHIFT.ENDED_AT, CLOCK)
                .where(SHIFT.SHIFT_ID.eq(running.get()))
                .execute();
        append(tx, Entry.of(person.actor(), "end", "shift", running.get()));
        return new Roster.Done(running.get());
    }

    /** Until the transaction ends nobody else changes the person's shifts. */
    public static void hold(DSLContext tx, Person person) {
        lock(tx, person.accountId());
    }

    /** Says whether this supervisor leads safeguarding. */
    @PreAuthorize(PLANS)
    public Roster leadsSafeguarding(long accountId, boolean leads, Person by) {
        return desk.transactionResult(tx -> {
            lock(tx.dsl(), accountId);
            var found = colleague(tx.dsl(), accountId);
            if (found.isEmpty()) {
                return new Roster.NotOnTheTeam();
            }
            Colleague colleague = found.get();
            if (leads && !colleague.supervisor()) {
                return new Roster.NotASupervisor(colleague.name());
            }
            if (leads == colleague.safeguardingLead()) {
                return new Roster.Done(accountId);
            }
            tx.dsl()
                    .update(ACCOUNT)
                    .set(ACCOUNT.SAFEGUARDING_LEAD, leads)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
            append(
                    tx.dsl(),
                    Entry.of(by.actor(), "safeguarding_lead", "account", accountId)
                            .before(Map.of("safeguarding_lead", !leads))
                            .after(Map.of("safeguarding_lead", leads)));
            return new Roster.Done(accountId);
        });
    }

    private static boolean copy(DSLContext tx, Week week, Shift shift, Person by) {
        Instant begin = week.later(shift.begin(), Week.DAYS);
        Instant end = week.later(shift.end(), Week.DAYS);
        lock(tx, shift.accountId());
        if (refusal(tx, shift.accountId(), begin, end, null).isPresent()) {
            return false;
        }
        insert(tx, shift.accountId(), begin, end, by);
        return true;
    }

    private static Optional<Roster> refusal(
            DSLContext tx, long accountId, Instant begin, Instant end, @Nullable Long except) {
        if (!begin.isBefore(end)) {
            return Optional.of(new Roster.EndsTooEarly(begin, end));
        }
        // the night when the clocks go back has an hour more
        if (Duration.between(begin, end).compareTo(LONGEST.plusHours(1)) > 0) {
            return Optional.of(new Roster.TooLong(begin, end));
        }
        if (colleague(tx, accountId).isEmpty()) {
            return Optional.of(new Roster.NotOnTheTeam());
        }
        return overlapping(tx, accountId, begin, end, except)
                .map(other -> new Roster.Overlaps(other.name(), other.begin(), other.until()));
    }

    private static Optional<Shift> overlapping(
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

    private static long insert(DSLContext tx, long accountId, Instant begin, Instant end, @Nullable Person by) {
        return tx.insertInto(SHIFT)
                .set(SHIFT.ACCOUNT_ID, accountId)
                .set(SHIFT.BEGINS_AT, begin)
                .set(SHIFT.ENDS_AT, end)
                .set(SHIFT.PLANNED_BY, by == null ? null : by.accountId())
                .returning(SHIFT.SHIFT_ID)
                .fetchSingle(SHIFT.SHIFT_ID);
    }

    private static void append(DSLContext tx, Entry entry) {
        ShiftNews.publish(tx);
        Ledger.append(tx, entry);
    }

    private static Map<String, Object> facts(long accountId, Instant begin, Instant end) {
        return Map.of("account", accountId, "begin", begin.toString(), "end", end.toString());
    }

    private static Optional<Colleague> colleague(DSLContext tx, long accountId) {
        return tx.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME, isSupervisor(), ACCOUNT.SAFEGUARDING_LEAD)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                .and(ACCOUNT.DISABLED_AT.isNull())
                .and(hasRole(Roles.MODERATOR, Roles.SUPERVISOR))
                .fetchOptional(mapping(Colleague::new));
    }

    private static Optional<Long> running(DSLContext tx, Person person) {
        return tx.select(SHIFT.SHIFT_ID)
                .from(SHIFT)
                .where(SHIFT.ACCOUNT_ID.eq(person.accountId()))
                .and(SHIFT.BEGINS_AT.le(CLOCK))
                .and(SHIFT.ENDS_AT.gt(CLOCK))
                .and(SHIFT.ENDED_AT.isNull())
                .fetchOptional(SHIFT.SHIFT_ID);
    }

    private static @Nullable ShiftRecord lockShift(DSLContext tx, long shiftId) {
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
    private static void lock(DSLContext tx, long accountId) {
        tx.execute("select pg_advisory_xact_lock(hashtext(?))", "shift " + accountId);
    }

    private static boolean isOver(DSLContext tx, ShiftRecord shift) {
        return shift.getEndedAt() != null || !shift.getEndsAt().isAfter(clock(tx));
    }

    private static Instant clock(DSLContext tx) {
        return tx.select(CLOCK).fetchSingle().value1();
    }

    private static SelectOnConditionStep<Record7<Long, Long, String, Instant, Instant, Instant, Boolean>> shifts(
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

    private static Condition runs() {
        return SHIFT.BEGINS_AT.le(NOW).and(SHIFT.ENDS_AT.gt(NOW)).and(SHIFT.ENDED_AT.isNull());
    }

    private static Field<Boolean> isSupervisor() {
        return field(hasRole(Roles.SUPERVISOR));
    }

    private static Condition hasRole(String... roles) {
        return exists(selectOne()
                .from(ACCOUNT_ROLE)
                .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .and(ACCOUNT_ROLE.ROLE.in(roles)));
    }
}
