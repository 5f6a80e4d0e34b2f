package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.havendesk.access.Person;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Clocks;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectJoinStep;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The moves of one locked case within a transaction: the new state, its ledger entry, the news. */
final class CaseMoves {
    private static final int ATTEMPTS = 3;
    private static final String DEADLOCK = "40P01";
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

    /**
     * Runs a person's act on a locked case in one transaction, unless the case is their own matter. An act that was undone
     * because it met another one in a circle of locks is done again.
     */
    static Outcome act(DSLContext desk, long caseId, Person person, BiFunction<DSLContext, Locked, Outcome> act) {
        return again(() -> desk.transactionResult(tx -> {
            OwnMatters.hold(tx.dsl(), person);
            return lock(tx.dsl(), caseId)
                    .map(locked ->
                            OwnMatters.is(tx.dsl(), caseId, person) ? OwnMatters.REFUSED : act.apply(tx.dsl(), locked))
                    .orElse(new Outcome.Nothing());
        }));
    }

    /** Runs an act of the house itself, likewise. */
    static Outcome act(DSLContext desk, long caseId, BiFunction<DSLContext, Locked, Outcome> act) {
        return again(() -> desk.transactionResult(tx -> lock(tx.dsl(), caseId)
                .map(locked -> act.apply(tx.dsl(), locked))
                .orElse(new Outcome.Nothing())));
    }

    private static Outcome again(Supplier<Outcome> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.get();
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !e.sqlState().equals(DEADLOCK)) {
                    throw e;
                }
            }
        }
    }

    /** Likewise, for whoever has the case. */
    static Outcome withLease(DSLContext desk, long caseId, Person person, BiFunction<DSLContext, Locked, Outcome> act) {
        return act(
                desk,
                caseId,
                person,
                (tx, locked) -> locked.isHeldBy(person) ? act.apply(tx, locked) : leaseEnded(tx, locked));
    }

    /** Leases the case for the person where its state and a running lease allow it. */
    static Outcome claim(DSLContext tx, Locked locked, Person person) {
        if (locked.isHeldBy(person)) {
            return locked.done();
        }
        if (Asks.isAwaited(locked.row())) {
            return new Outcome.Refused("second_person");
        }
        if (locked.isHeld()) {
            return heldBy(tx, locked);
        }
        if (locked.state() == CaseState.ESCALATED && !person.isSupervisor()) {
            return new Outcome.Refused("escalated");
        }
        Entry entry = CareOutcomes.acknowledge(tx, locked, person)
                ? Entry.of(person.actor(), "acknowledge", "case", locked.caseId())
                : entry(person.actor(), Move.CLAIM, locked);
        Consumer<CasesRecord> clock =
                locked.state() == CaseState.WAITING ? clockAnew(locked, new Settings(tx)) : row -> {};
        return move(tx, locked, Move.CLAIM, clock.andThen(lease(person, locked)), entry);
    }

    /** Moves a locked case: its new state, what else changes, the ledger entry, the news. A lease ends unless renewed. */
    static Outcome move(DSLContext tx, Locked locked, Move move, Consumer<CasesRecord> change, Entry entry) {
        CaseState from = move == Move.EXPIRE ? CaseState.of(locked.row().getState()) : locked.state();
        Optional<CaseState> next = Transitions.after(from, move);
        if (next.isEmpty()) {
            return new Outcome.NotPossible(locked.state());
        }
        CasesRecord row = locked.row();
        if (!move.answersAnAsk()) {
            Asks.overtaken(tx, row).ifPresent(ended -> Ledger.append(tx, ended));
        }
        row.setState(next.get().key());
        if (next.get() != CaseState.CLAIMED) {
            row.setLeasedBy(null);
            row.setLeasedUntil(null);
        }
        if (next.get() != CaseState.WAITING) {
            row.setWaitingFor(null);
            row.setWaitingUntil(null);
        }
        change.accept(row);
        if (next.get() == CaseState.CLAIMED) {
            CareRuns.keepVersion(tx, row);
        }
        row.attach(tx.configuration());
        row.update();
        tell(tx, locked, entry);
        return locked.done();
    }

    /** The news of a case and the entry of what was done to it, in one statement: the last of the transaction. */
    private static void tell(DSLContext tx, Locked locked, Entry entry) {
        Ledger.append(tx, entry, CaseNews.told(List.of(locked.caseId())));
    }

    /** Sets the tier of a locked case, and with it the due time; the entry gets both tiers. */
    static Outcome setTier(DSLContext tx, Locked locked, Tier tier, Clocks clocks, Entry entry) {
        Tier before = locked.tier();
        CasesRecord row = locked.row();
        row.setTier(tier.number());
        row.setRaisedFrom(null);
        row.setNeedsSorting(false);
        row.setDueAt(row.getClockFrom().plus(clocks.of(tier)));
        row.setVersion(row.getVersion() + 1);
        row.update();
        tell(
                tx,
                locked,
                entry.before(Map.of("tier", before.key()))
                        .after(Map.of("tier", tier.key(), "detail", tier.key(), "version", row.getVersion())));
        return locked.done();
    }

    /** A new lease for the person: 10 minutes, Immediate 5. */
    static Consumer<CasesRecord> lease(Person person, Locked locked) {
        return row -> {
            row.setLeasedBy(person.accountId());
            row.setLeasedUntil(locked.now().plus(locked.tier() == Tier.IMMEDIATE ? LEASE_OF_IMMEDIATE : LEASE));
        };
    }

    /** It returns to its band with all of its tier's time, as what is new in the queue. */
    static Consumer<CasesRecord> clockAnew(Locked locked, Settings settings) {
        var clock = settings.clocks().of(locked.tier());
        return row -> {
            row.setQueuedAt(locked.now());
            row.setClockFrom(locked.now());
            row.setDueAt(locked.now().plus(clock));
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
