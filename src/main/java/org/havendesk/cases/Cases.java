package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * The acts on one case. Each is one transaction with one ledger entry; refusals are outcomes, not exceptions. Nobody acts on
 * their own matter: refused with the rule {@code own_matter}.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Cases {
    private final DSLContext desk;
    private final Settings settings;
    private final CaseFiles files;
    private final Decisions decisions;

    public Cases(DSLContext desk, Settings settings, CaseFiles files, Decisions decisions) {
        this.desk = desk;
        this.settings = settings;
        this.files = files;
        this.decisions = decisions;
    }

    /**
     * The case as its page shows it; empty where there is none of this number, and where it is the reader's own matter. Holds no
     * words, and so is not a look.
     */
    public Optional<CaseFile> file(long caseId, Person reader) {
        return files.read(caseId, reader);
    }

    /** Leases the case: 10 minutes, Immediate 5. Claiming what one has already changes nothing. */
    public Outcome claim(long caseId, Person person) {
        return act(caseId, person, (tx, locked) -> CaseMoves.claim(tx, locked, person));
    }

    /** Takes a case that somebody else has; the reason is required. */
    public Outcome takeOver(long caseId, String reason, Person person) {
        return act(caseId, person, (tx, locked) -> {
            if (!locked.isHeld() || locked.isHeldBy(person)) {
                return CaseMoves.claim(tx, locked, person);
            }
            Entry entry = CaseMoves.entry(person.actor(), Move.TAKE_OVER, locked)
                    .because(required(reason))
                    .before(Map.of("held_by", locked.row().getLeasedBy()));
            return CaseMoves.move(tx, locked, Move.TAKE_OVER, CaseMoves.lease(person, locked), entry);
        });
    }

    /** Gives the case back to the queue. */
    public Outcome release(long caseId, Person person) {
        return withLease(
                caseId,
                person,
                (tx, locked) -> CaseMoves.move(
                        tx, locked, Move.RELEASE, row -> {}, CaseMoves.entry(person.actor(), Move.RELEASE, locked)));
    }

    /**
     * Lengthens the person's lease to its full time again. Called for keys, pointer and scrolling only. No ledger entry:
     * nothing changes hands.
     */
    public Outcome renew(long caseId, Person person) {
        return withLease(caseId, person, (tx, locked) -> {
            Instant until = locked.row().getLeasedUntil();
            CaseMoves.lease(person, locked).accept(locked.row());
            if (locked.row().getLeasedUntil().isBefore(until)) { // lengthened for a pause
                locked.row().setLeasedUntil(until);
            }
            locked.row().update();
            return locked.done();
        });
    }

    /** Passes the case to the supervisors; the reason is required. */
    public Outcome escalate(long caseId, String reason, Person person) {
        return withLease(caseId, person, (tx, locked) -> {
            int version = locked.row().getVersion() + 1;
            Entry entry = CaseMoves.entry(person.actor(), Move.ESCALATE, locked)
                    .because(required(reason))
                    .after(Map.of("version", version));
            return CaseMoves.move(tx, locked, Move.ESCALATE, row -> row.setVersion(version), entry);
        });
    }

    /** Changes the tier; the reason is required. Lowering an Immediate asks a second person, whoever wants it. */
    public Outcome changeTier(long caseId, Tier tier, String reason, Person person) {
        return unlessClosed(caseId, person, (tx, locked) -> {
            Tier before = locked.tier();
            if (before == tier) {
                return locked.done();
            }
            if (before == Tier.IMMEDIATE) {
                return Asks.ask(tx, locked, new Proposal.Lower(tier), required(reason), person);
            }
            Entry entry = Entry.of(person.actor(), "tier", "case", caseId).because(required(reason));
            return CaseMoves.setTier(tx, locked, tier, settings.clocks(), entry);
        });
    }

    /**
     * Moves the case to the other path; the reason is required. Where the subject has an open case there, the two paths
     * stay two cases: refused with the rule {@code path_taken}. An Immediate does not leave the care path, with its required
     * steps, on one person's word: refused with {@code immediate_care}; it has to be lowered first, which takes two.
     */
    public Outcome changePath(long caseId, CasePath path, String reason, Person person) {
        return unlessTaken("path_taken", () -> moveTo(path, caseId, reason, person));
    }

    private Outcome moveTo(CasePath path, long caseId, String reason, Person person) {
        return unlessClosed(caseId, person, (tx, locked) -> {
            CasesRecord row = locked.row();
            if (row.getPath().equals(path.key())) {
                return locked.done();
            }
            if (locked.state() == CaseState.CLOSING) {
                return new Outcome.NotPossible(CaseState.CLOSING);
            }
            if (path == CasePath.CONDUCT && locked.tier() == Tier.IMMEDIATE) {
                return new Outcome.Refused("immediate_care");
            }
            Entry entry = Entry.of(person.actor(), "path", "case", caseId)
                    .because(required(reason))
                    .before(Map.of("path", row.getPath()))
                    .after(Map.of("path", path.key(), "detail", path.key(), "version", row.getVersion() + 1));
            row.setPath(path.key());
            row.setVersion(row.getVersion() + 1);
            return store(tx, locked, entry);
        });
    }

    /** Opens a closed case again; the reason is required. Refused with {@code newer_open} where a newer one is open. */
    public Outcome reopen(long caseId, String reason, Person person) {
        return unlessTaken("newer_open", () -> openAgain(caseId, reason, person));
    }

    private Outcome openAgain(long caseId, String reason, Person person) {
        return act(caseId, person, (tx, locked) -> {
            int version = locked.row().getVersion() + 1;
            Entry entry = CaseMoves.entry(person.actor(), Move.REOPEN, locked)
                    .because(required(reason))
                    .after(Map.of("version", version));
            return CaseMoves.move(
                    tx,
                    locked,
                    Move.REOPEN,
                    r -> {
                        r.setClosedAt(null);
                        r.setQueuedAt(locked.now());
                        r.setVersion(version);
                        r.setClockFrom(locked.now());
                        r.setDueAt(locked.now().plus(settings.clocks().of(locked.tier())));
                    },
                    entry);
        });
    }

    /** The rules that a conduct decision can name. */
    public List<Policy> policies() {
        return settings.policies();
    }

    /**
     * Takes a decision; its effects leave when the undo window is over. One that needs a second person is proposed, and
     * the case waits for the answer.
     */
    public Outcome decide(DecisionRequest request, Person person) {
        return withLease(
                request.caseId(),
                person,
                (tx, locked) -> request.needsSecondPerson()
                        ? propose(tx, locked, request, person)
                        : decisions.decide(tx, locked, request, person));
    }

    private Outcome propose(DSLContext tx, Locked locked, DecisionRequest request, Person person) {
        return decisions
                .refusal(tx, locked, request, person, null)
                .orElseGet(() -> Asks.ask(
                        tx,
                        locked,
                        new Proposal.Decide(request),
                        request.reason().strip(),
                        person));
    }

    /** Takes the last decision back while its window is open; the case is the person's again. */
    public Outcome undo(long caseId, long decisionId, Person person) {
        return act(caseId, person, (tx, locked) -> decisions.undo(tx, locked, decisionId, person));
    }

    private Outcome act(long caseId, Person person, BiFunction<DSLContext, Locked, Outcome> act) {
        return CaseMoves.act(desk, caseId, person, act);
    }

    /** At most one open case per subject and path: the unique index refuses the second, whoever comes second. */
    private static Outcome unlessTaken(String rule, Supplier<Outcome> act) {
        try {
            return act.get();
        } catch (IntegrityConstraintViolationException e) {
            return new Outcome.Refused(rule);
        }
    }

    private Outcome withLease(long caseId, Person person, BiFunction<DSLContext, Locked, Outcome> act) {
        return CaseMoves.withLease(desk, caseId, person, act);
    }

    /** For acts on a case that somebody else does not have and that is not closed. */
    private Outcome unlessClosed(long caseId, Person person, BiFunction<DSLContext, Locked, Outcome> act) {
        return act(caseId, person, (tx, locked) -> {
            if (locked.isHeld() && !locked.isHeldBy(person)) {
                return CaseMoves.heldBy(tx, locked);
            }
            return locked.state() == CaseState.CLOSED
                    ? new Outcome.NotPossible(CaseState.CLOSED)
                    : act.apply(tx, locked);
        });
    }

    private static Outcome store(DSLContext tx, Locked locked, Entry entry) {
        locked.row().update();
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(tx, entry);
        return locked.done();
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("this act needs a reason");
        }
        return reason.strip();
    }
}
