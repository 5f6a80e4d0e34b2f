package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.havendesk.access.Person;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** The moves of one locked case within a transaction: the new state, its ledger entry, the news. */
final class CaseMoves {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LEASE_OF_IMMEDIATE = Duration.ofMinutes(5);

    /** The clock of the moment: a transaction that waited for a lock began earlier. */
    private static final Field<Instant> CLOCK = DSL.field("clock_timestamp()", Instant.class);

    private CaseMoves() {}

    /** A case locked until the transaction ends, and the database's clock. */
    record Locked(CasesRecord row, Instant now) {
        long caseId() {
            return row.getCaseId();
        }

        /** An ended lease counts as open, whether the job that tidies up has come by or not. */
        CaseState state() {
            CaseState state = CaseState.of(row.getState());
            return state == CaseState.CLAIMED && !isHeld() ? CaseState.OPEN : state;
        }

        boolean isHeld() {
            return row.getLeasedBy() != null && row.getLeasedUntil().isAfter(now);
        }

        boolean isHeldBy(Person person) {
            return isHeld() && row.getLeasedBy() == person.accountId();
        }

        Tier tier() {
            return Tier.of(row.getTier());
        }

        Outcome done() {
            return new Outcome.Done(row.getCaseId(), row.getVersion());
        }
    }

    /** Selects cases with the clock, for a {@code for update} and {@link #locked}. */
    static SelectJoinStep<Record2<CasesRecord, Instant>> select(DSLContext tx) {
        return tx.select(CASES, CLOCK).from(CASES);
    }

    static Locked locked(Record2<CasesRecord, Instant> found) {
        return new Locked(found.value1(), found.value2());
    }

    static Instant now(DSLContext tx) {
        return tx.select(CLOCK).fetchSingle().value1();
    }

    static Optional<Locked> lock(DSLContext tx, long caseId) {
        return select(tx).where(CASES.CASE_ID.eq(caseId)).forUpdate().fetchOptional(CaseMoves::locked);
    }

    /** Leases the case for the person where its state and a running lease allow it. */
    static Outcome claim(DSLContext tx, Locked locked, Person person) {
        if (locked.isHeldBy(person)) {
            return locked.done();
        }
        if (locked.isHeld()) {
            return heldBy(tx, locked);
        }
        if (locked.state() == CaseState.ESCALATED && !person.isSupervisor()) {
            return new Outcome.Refused("escalated");
        }
        return move(tx, locked, Move.CLAIM, lease(person, locked), entry(person.actor(), Move.CLAIM, locked));
    }

    /** Moves a locked case: its new state, what else changes, the ledger entry, the news. A lease ends unless renewed. */
    static Outcome move(DSLContext tx, Locked locked, Move move, Consumer<CasesRecord> change, Entry entry) {
        CaseState from = move == Move.EXPIRE ? CaseState.of(locked.row().getState()) : locked.state();
        Optional<CaseState> next = Transitions.after(from, move);
        if (next.isEmpty()) {
            return new Outcome.NotPossible(locked.state());
        }
        CasesRecord row = locked.row();
        row.setState(next.get().key());
        if (next.get() != CaseState.CLAIMED) {
            row.setLeasedBy(null);
            row.setLeasedUntil(null);
        }
        if (next.get() != CaseState.WAITING) {
            row.setWaitingUntil(null);
        }
        change.accept(row);
        row.attach(tx.configuration());
        row.update();
        CaseNews.publish(tx, row.getCaseId());
        Ledger.append(tx, entry);
        return locked.done();
    }

    /** A new lease for the person: 10 minutes, Immediate 5. */
    static Consumer<CasesRecord> lease(Person person, Locked locked) {
        return row -> {
            row.setLeasedBy(person.accountId());
            row.setLeasedUntil(locked.now().plus(locked.tier() == Tier.IMMEDIATE ? LEASE_OF_IMMEDIATE : LEASE));
        };
    }

    static Entry entry(Actor actor, Move move, Locked locked) {
        return Entry.of(actor, move.verb(), "case", locked.caseId());
    }

    static Outcome heldBy(DSLContext tx, Locked locked) {
        return new Outcome.HeldBy(
                name(tx, locked.row().getLeasedBy()), locked.row().getLeasedUntil());
    }

    /** The refusal for somebody whose lease does not run. */
    static Outcome leaseEnded(DSLContext tx, Locked locked) {
        return locked.isHeld()
                ? new Outcome.LeaseEnded(null, name(tx, locked.row().getLeasedBy()))
                : new Outcome.LeaseEnded(locked.row().getLeasedUntil(), null);
    }

    private static String name(DSLContext tx, long accountId) {
        return tx.select(ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                .fetchSingle(ACCOUNT.DISPLAY_NAME);
    }
}
