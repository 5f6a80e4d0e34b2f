package org.havendesk.shift;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.havendesk.shift.ShiftRows.append;
import static org.havendesk.shift.ShiftRows.clock;
import static org.havendesk.shift.ShiftRows.colleague;
import static org.havendesk.shift.ShiftRows.facts;
import static org.havendesk.shift.ShiftRows.insert;
import static org.havendesk.shift.ShiftRows.isOver;
import static org.havendesk.shift.ShiftRows.lock;
import static org.havendesk.shift.ShiftRows.lockShift;
import static org.havendesk.shift.ShiftRows.refusal;
import static org.havendesk.shift.ShiftRows.shifts;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.db.desk.tables.records.ShiftRecord;
import org.havendesk.ledger.Entry;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** The rota as supervisors plan it. Two shifts of one person never overlap; the database's clock says what has begun. */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class Rota {
    private final DSLContext desk;

    public Rota(DSLContext desk) {
        this.desk = desk;
    }

    /** Puts a shift on the rota. */
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

    /** Says whether this supervisor leads safeguarding. */
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
}
