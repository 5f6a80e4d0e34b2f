package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.Jobs;
import org.havendesk.db.desk.tables.records.ApprovalRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * What one person should not decide alone. Asked by one, answered by a supervisor who is somebody else, within 60 minutes
 * of the database's clock; else it lapses. Each ask ends in exactly one way: every answer is given under the lock of its
 * case. Refusals are outcomes, not exceptions.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Approvals {
    private static final Condition ASKED = APPROVAL.STATE.eq("asked");
    private static final Condition OPEN =
            ASKED.or(APPROVAL.STATE.eq("glass_broken").and(APPROVAL.REVIEWED_BY.isNull()));

    private final DSLContext desk;
    private final Settings settings;
    private final Decisions decisions;

    public Approvals(DSLContext desk, Settings settings, Decisions decisions) {
        this.desk = desk;
        this.settings = settings;
        this.decisions = decisions;
    }

    /** What waits for an answer or a review, with its case. */
    public record Pending(Approval approval, QueueRow row) {}

    private interface Yes {
        Outcome to(DSLContext tx, Locked locked, ApprovalRecord asked);
    }

    /** Everything that waits for an answer or a review, oldest first, but for the reader's own matters. */
    public List<Pending> pending(Person reader) {
        List<Approval> open = Asks.approvals(desk)
                .where(OPEN)
                .orderBy(APPROVAL.ASKED_AT, APPROVAL.APPROVAL_ID)
                .fetch(Asks::approval);
        Map<Long, QueueRow> rows = QueueSql.rows(desk, reader)
                .where(QueueSql.shownTo(reader))
                .and(CASES.CASE_ID.in(open.stream().map(Approval::caseId).toList()))
                .fetch(QueueSql::row)
                .stream()
                .collect(Collectors.toMap(QueueRow::caseId, row -> row));
        return open.stream()
                .filter(approval -> rows.containsKey(approval.caseId()))
                .map(approval -> new Pending(approval, rows.get(approval.caseId())))
                .toList();
    }

    /** How many of them this person may answer or review. */
    public int countFor(Person person) {
        return person.isSupervisor()
                ? desk.fetchCount(
                        APPROVAL,
                        OPEN.and(APPROVAL.ASKED_BY.ne(person.accountId()))
                                .and(APPROVAL.CASE_ID.in(
                                        select(CASES.CASE_ID).from(CASES).where(QueueSql.shownTo(person)))))
                : 0;
    }

    /** Everything that was ever asked on the case, newest first. {@code AccessDeniedException} on the reader's own matter. */
    public List<Approval> ofCase(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        return Asks.approvals(desk)
                .where(APPROVAL.CASE_ID.eq(caseId))
                .orderBy(APPROVAL.APPROVAL_ID.desc())
                .fetch(Asks::approval);
    }

    /**
     * What the case's reporters would read of this decision; empty where nobody reported it. {@code AccessDeniedException} on
     * the reader's own matter.
     */
    public Optional<String> toReporters(DecisionRequest request, Person reader) {
        OwnMatters.refuse(desk, request.caseId(), reader);
        return desk.select(CASES.CATEGORY)
                .from(CASES)
                .where(CASES.CASE_ID.eq(request.caseId()))
                .and(CASES.REPORTERS.gt(0))
                .fetchOptional(CASES.CATEGORY)
                .flatMap(category -> decisions.toReporters(category, request));
    }

    /** Agrees, and what was proposed happens; the reason is required. */
    public Outcome approve(long approvalId, String reason, Person person) {
        String why = required(reason);
        return answer(approvalId, person, (tx, locked, asked) -> switch (Asks.proposal(asked)) {
            case Proposal.Decide decide -> decide(tx, locked, asked, decide.request(), why, person);
            case Proposal.Lower lower -> {
                Asks.answer(asked, Approval.State.APPROVED, person, why, locked.now());
                Entry entry = Entry.of(person.actor(), Move.APPROVE.verb(), "case", locked.caseId())
                        .because(why);
                yield CaseMoves.setTier(tx, locked, lower.tier(), settings.clocks(), entry);
            }
            case Proposal.Reveal reveal -> {
                Asks.answer(asked, Approval.State.APPROVED, person, why, locked.now());
                Reveals.open(tx, locked, asked.getApprovalId(), asked.getAskedBy());
                yield Asks.tell(tx, locked, approved(person, asked, why));
            }
            case Proposal.Disclose disclose -> {
                Asks.answer(asked, Approval.State.APPROVED, person, why, locked.now());
                Disclosures.keep(tx, locked, asked.getApprovalId(), asked.getAskedBy(), disclose.emergency());
                yield Asks.tell(tx, locked, approved(person, asked, why));
            }
        });
    }

    /**
     * Agrees to a shorter suspension than was proposed; the reason is required.
     *
     * @param text to the member, which names the time and so has to fit the shorter one
     * @throws IllegalArgumentException where {@code lasts} is not shorter, or the text still holds a placeholder
     */
    public Outcome approveShorter(long approvalId, Duration lasts, String text, String reason, Person person) {
        String why = required(reason);
        return answer(approvalId, person, (tx, locked, asked) -> {
            if (!(Asks.proposal(asked) instanceof Proposal.Decide(DecisionRequest request))
                    || request.lasts() == null
                    || !request.actions().contains(Action.SUSPEND)) {
                return new Outcome.Refused("no_suspension");
            }
            if (lasts.compareTo(request.lasts()) >= 0) {
                throw new IllegalArgumentException(lasts + " is not shorter than " + request.lasts());
            }
            return decide(tx, locked, asked, shorter(request, lasts, text), why, person);
        });
    }

    private static DecisionRequest shorter(DecisionRequest request, Duration lasts, String text) {
        return new DecisionRequest(
                request.caseId(),
                request.version(),
                request.actions(),
                request.policy(),
                request.reason(),
                text.strip(),
                request.template(),
                lasts,
                request.waitUntil(),
                request.colleague());
    }

    private Outcome decide(
            DSLContext tx, Locked locked, ApprovalRecord asked, DecisionRequest request, String why, Person person) {
        Person proposer = person(tx, asked.getAskedBy());
        Optional<Outcome> refusal = decisions.refusal(tx, locked, request, proposer, person);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Asks.answer(asked, Approval.State.APPROVED, person, why, locked.now());
        Outcome outcome = decisions.decide(tx, locked, request, proposer, new Decisions.Second(person, why));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("an approved decision was refused after all: " + outcome);
        }
        return outcome;
    }

    /** Sends it back; the reason is required. A case that waited for the answer is open again. */
    public Outcome refuse(long approvalId, String reason, Person person) {
        String why = required(reason);
        return whileAsked(approvalId, person, (tx, locked, asked) -> {
            Outcome no = mayNot(asked, person);
            if (no != null) {
                return no;
            }
            Asks.answer(asked, Approval.State.REFUSED, person, why, locked.now());
            return back(
                    tx,
                    locked,
                    asked,
                    Asks.entry(person.actor(), Move.REFUSE.verb(), asked).because(why));
        });
    }

    /** Takes back what one asked oneself; a case that waited for the answer is one's own again. */
    public Outcome withdraw(long approvalId, Person person) {
        return whileAsked(approvalId, person, (tx, locked, asked) -> {
            if (asked.getAskedBy() != person.accountId()) {
                return new Outcome.Refused("not_your_ask");
            }
            Asks.end(asked, Approval.State.WITHDRAWN, locked.now());
            Entry entry = Asks.entry(person.actor(), Move.WITHDRAW.verb(), asked);
            return isDecision(asked)
                    ? CaseMoves.move(tx, locked, Move.WITHDRAW, CaseMoves.lease(person, locked), entry)
                    : Asks.tell(tx, locked, entry);
        });
    }

    /** Looks at a broken glass afterwards: agrees or not, with a reason; a supervisor, and never who broke it. */
    public Outcome review(long approvalId, boolean agrees, String reason, Person person) {
        String why = required(reason);
        return locked(approvalId, person, (tx, locked, broken) -> {
            Outcome no = mayNot(broken, person);
            if (no != null) {
                return no;
            }
            if (!broken.getState().equals("glass_broken") || broken.getReviewedBy() != null) {
                return new Outcome.Refused("reviewed_already");
            }
            broken.setReviewedBy(person.accountId());
            broken.setReviewedAt(locked.now());
            broken.setReviewReason(why);
            broken.setReviewAgrees(agrees);
            broken.update();
            String verb = agrees ? "review_agrees" : "review_disagrees";
            return Asks.tell(
                    tx, locked, Asks.entry(person.actor(), verb, broken).because(why));
        });
    }

    /** Ends what nobody answered in time; each in its own transaction. Returns how many ended. For the job. */
    int lapse() {
        List<Long> over = desk.select(APPROVAL.APPROVAL_ID)
                .from(APPROVAL)
                .where(ASKED)
                .and(APPROVAL.ANSWER_BY.le(QueueSql.NOW))
                .orderBy(APPROVAL.ANSWER_BY, APPROVAL.APPROVAL_ID)
                .limit(100)
                .fetch(APPROVAL.APPROVAL_ID);
        return Jobs.each(over, approvalId -> lapse(approvalId) instanceof Outcome.Done);
    }

    private Outcome lapse(long approvalId) {
        return whileAsked(approvalId, null, (tx, locked, asked) -> {
            Asks.end(asked, Approval.State.LAPSED, locked.now());
            return back(tx, locked, asked, Asks.entry(Asks.CLOCK, "lapse", asked));
        });
    }

    /** Nobody agreed: a case that waited for the answer returns to its band, with its clock set anew. */
    private Outcome back(DSLContext tx, Locked locked, ApprovalRecord asked, Entry entry) {
        if (!isDecision(asked)) {
            return Asks.tell(tx, locked, entry);
        }
        Duration clock = settings.clocks().of(locked.tier());
        return CaseMoves.move(
                tx,
                locked,
                Move.REFUSE,
                row -> {
                    row.setQueuedAt(locked.now());
                    row.setClockFrom(locked.now());
                    row.setDueAt(locked.now().plus(clock));
                },
                entry);
    }

    /** A yes: of a supervisor who did not ask, in time, and to the case as it was. */
    private Outcome answer(long approvalId, Person person, Yes yes) {
        return whileAsked(approvalId, person, (tx, locked, asked) -> {
            Outcome no = mayNot(asked, person);
            if (no != null) {
                return no;
            }
            if (!asked.getAnswerBy().isAfter(locked.now())) {
                return new Outcome.Refused("ask_over");
            }
            boolean changed = !asked.getCaseVersion().equals(locked.row().getVersion());
            if (changed && Asks.proposal(asked).restsOnVersion()) {
                return new Outcome.Changed(new CaseHistory().since(tx, locked.caseId(), asked.getCaseVersion()));
            }
            return locked.state() == CaseState.CLOSED
                    ? new Outcome.NotPossible(CaseState.CLOSED)
                    : yes.to(tx, locked, asked);
        });
    }

    private Outcome whileAsked(long approvalId, @Nullable Person person, Yes act) {
        return locked(
                approvalId,
                person,
                (tx, locked, asked) -> asked.getState().equals("asked")
                        ? act.to(tx, locked, asked)
                        : new Outcome.Refused("answered." + asked.getState()));
    }

    /** @param person null where the clock acts */
    private Outcome locked(long approvalId, @Nullable Person person, Yes act) {
        BiFunction<DSLContext, Locked, Outcome> onCase = (tx, locked) -> act.to(tx, locked, Asks.row(tx, approvalId));
        return Asks.caseOf(desk, approvalId)
                .map(caseId -> person == null
                        ? CaseMoves.act(desk, caseId, onCase)
                        : CaseMoves.act(desk, caseId, person, onCase))
                .orElse(new Outcome.Nothing());
    }

    private static @Nullable Outcome mayNot(ApprovalRecord asked, Person person) {
        if (asked.getAskedBy() == person.accountId()) {
            return new Outcome.Refused("own_ask");
        }
        return person.isSupervisor() ? null : new Outcome.Refused("not_supervisor");
    }

    private static Entry approved(Person person, ApprovalRecord asked, String why) {
        return Asks.entry(person.actor(), Move.APPROVE.verb(), asked).because(why);
    }

    private static boolean isDecision(ApprovalRecord asked) {
        return asked.getKind().equals("decision");
    }

    private static Person person(DSLContext tx, long accountId) {
        String name = tx.select(ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                .fetchSingle(ACCOUNT.DISPLAY_NAME);
        return new Person(
                accountId,
                name,
                new HashSet<>(tx.select(ACCOUNT_ROLE.ROLE)
                        .from(ACCOUNT_ROLE)
                        .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(accountId))
                        .fetch(ACCOUNT_ROLE.ROLE)));
    }

    static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("this act needs a reason");
        }
        return reason.strip();
    }
}
