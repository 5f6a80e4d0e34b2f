package org.havendesk.shift;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.PAUSE;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.havendesk.shift.ShiftRows.CLOCK;
import static org.havendesk.shift.ShiftRows.NOW;
import static org.havendesk.shift.ShiftRows.UNTIL;
import static org.havendesk.shift.ShiftRows.append;
import static org.havendesk.shift.ShiftRows.clock;
import static org.havendesk.shift.ShiftRows.facts;
import static org.havendesk.shift.ShiftRows.hasRole;
import static org.havendesk.shift.ShiftRows.insert;
import static org.havendesk.shift.ShiftRows.isSupervisor;
import static org.havendesk.shift.ShiftRows.lock;
import static org.havendesk.shift.ShiftRows.overlapping;
import static org.havendesk.shift.ShiftRows.refusal;
import static org.havendesk.shift.ShiftRows.running;
import static org.havendesk.shift.ShiftRows.runs;
import static org.havendesk.shift.ShiftRows.shifts;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Entry;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** Shifts, as everybody who works cases sees, begins and ends them; the database's clock says what is now. */
@PreAuthorize(Roles.WORKS_CASES)
public class Shifts {
    /** No shift is longer. */
    public static final Duration LONGEST = Duration.ofHours(24);

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
}
