package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.ApprovalRecord;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;

/**
 * What is asked of a second person: the rows, and how a case waits for an answer. A case waits for a second person if and
 * only if a decision is asked on it; both change together under the lock of the case.
 */
final class Asks {
    /** What a case waits for while a decision is asked. */
    static final String SECOND_PERSON = "second_person";

    /** How long there is to answer. */
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(60);

    static final Actor CLOCK = new Actor.Rule("clock");

    private static final org.havendesk.db.desk.tables.Account ASKER = ACCOUNT.as("asker");
    private static final org.havendesk.db.desk.tables.Account ANSWERER = ACCOUNT.as("answerer");
    private static final org.havendesk.db.desk.tables.Account REVIEWER = ACCOUNT.as("reviewer");

    private Asks() {}

    /** Asks a second person: {@code Asked}, or refused where the same is asked on this case already. */
    static Outcome ask(DSLContext tx, Locked locked, Proposal proposal, String reason, Person person) {
        Instant answerBy = locked.now().plus(TIME_TO_ANSWER);
        Optional<Long> asked = insert(tx, locked, proposal, Approval.State.ASKED, reason, person, answerBy);
        if (asked.isEmpty()) {
            return new Outcome.Refused("asked_already");
        }
        Entry entry = entry(person.actor(), Move.ASK.verb(), locked.caseId(), asked.get(), proposal)
                .because(reason);
        if (proposal instanceof Proposal.Decide) {
            CaseMoves.move(tx, locked, Move.ASK, row -> awaits(row, answerBy), entry);
        } else {
            tell(tx, locked, entry);
        }
        return new Outcome.Asked(locked.caseId(), asked.get(), answerBy);
    }

    private static void awaits(CasesRecord row, Instant answerBy) {
        row.setWaitingFor(SECOND_PERSON);
        row.setWaitingUntil(answerBy);
    }

    /** Keeps a new row; empty where one of its kind is asked on the case already. */
    static Optional<Long> insert(
            DSLContext tx,
            Locked locked,
            Proposal proposal,
            Approval.State state,
            String reason,
            Person person,
            Instant answerBy) {
        return tx.insertInto(APPROVAL)
                .set(APPROVAL.CASE_ID, locked.caseId())
                .set(APPROVAL.CASE_VERSION, locked.row().getVersion())
                .set(APPROVAL.KIND, proposal.kind())
                .set(APPROVAL.REQUEST, ProposalJson.write(proposal))
                .set(APPROVAL.REASON, reason)
                .set(APPROVAL.ASKED_BY, person.accountId())
                .set(APPROVAL.ASKED_AT, locked.now())
                .set(APPROVAL.ANSWER_BY, answerBy)
                .set(APPROVAL.STATE, state.key())
                .onConflictDoNothing()
                .returning(APPROVAL.APPROVAL_ID)
                .fetchOptional(APPROVAL.APPROVAL_ID);
    }

    /** Whether the case waits for a second person. */
    static boolean isAwaited(CasesRecord row) {
        return SECOND_PERSON.equals(row.getWaitingFor());
    }

    /** The cases that wait for an answer to what this person asked. */
    static Select<Record1<Long>> awaited(Person person) {
        return select(CASES.CASE_ID)
                .from(APPROVAL)
                .join(CASES)
                .on(CASES.CASE_ID.eq(APPROVAL.CASE_ID))
                .where(APPROVAL.STATE.eq(inline("asked")))
                .and(APPROVAL.ASKED_BY.eq(person.accountId()))
                .and(CASES.WAITING_FOR.eq(inline(SECOND_PERSON)));
    }

    /**
     * The case goes on without an answer, because something happened to it: what was asked is taken back. Returns what
     * the caller has to append to the ledger.
     */
    static Optional<Entry> overtaken(DSLContext tx, CasesRecord row) {
        if (!isAwaited(row)) {
            return Optional.empty();
        }
        return tx.selectFrom(APPROVAL)
                .where(APPROVAL.CASE_ID.eq(row.getCaseId()))
                .and(APPROVAL.KIND.eq("decision"))
                .and(APPROVAL.STATE.eq("asked"))
                .fetchOptional()
                .map(asked -> {
                    end(asked, Approval.State.WITHDRAWN, CaseMoves.now(tx));
                    return entry(CLOCK, "overtaken", asked);
                });
    }

    /** An ask of this number whose case is locked. */
    static ApprovalRecord row(DSLContext tx, long approvalId) {
        return tx.fetchSingle(APPROVAL, APPROVAL.APPROVAL_ID.eq(approvalId));
    }

    static Optional<Long> caseOf(DSLContext desk, long approvalId) {
        return desk.select(APPROVAL.CASE_ID)
                .from(APPROVAL)
                .where(APPROVAL.APPROVAL_ID.eq(approvalId))
                .fetchOptional(APPROVAL.CASE_ID);
    }

    static void end(ApprovalRecord asked, Approval.State state, Instant at) {
        asked.setState(state.key());
        asked.setAnsweredAt(at);
        asked.update();
    }

    static void answer(ApprovalRecord asked, Approval.State state, Person person, String reason, Instant at) {
        asked.setAnsweredBy(person.accountId());
        asked.setAnswerReason(reason);
        end(asked, state, at);
    }

    static Proposal proposal(ApprovalRecord asked) {
        return ProposalJson.read(asked.getKind(), asked.getRequest());
    }

    static Entry entry(Actor actor, String verb, ApprovalRecord asked) {
        return entry(actor, verb, asked.getCaseId(), asked.getApprovalId(), proposal(asked));
    }

    static Entry entry(Actor actor, String verb, long caseId, long approvalId, Proposal proposal) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("approval", approvalId);
        facts.put("detail", proposal.detail());
        return Entry.of(actor, verb, "case", caseId).after(facts);
    }

    /** An act that leaves the case where it is. */
    static Outcome tell(DSLContext tx, Locked locked, Entry entry) {
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(tx, entry);
        return locked.done();
    }

    static SelectOnConditionStep<Record5<ApprovalRecord, String, String, String, Instant>> approvals(DSLContext desk) {
        return desk.select(APPROVAL, ASKER.DISPLAY_NAME, ANSWERER.DISPLAY_NAME, REVIEWER.DISPLAY_NAME, QueueSql.NOW)
                .from(APPROVAL)
                .join(ASKER)
                .on(ASKER.ACCOUNT_ID.eq(APPROVAL.ASKED_BY))
                .leftJoin(ANSWERER)
                .on(ANSWERER.ACCOUNT_ID.eq(APPROVAL.ANSWERED_BY))
                .leftJoin(REVIEWER)
                .on(REVIEWER.ACCOUNT_ID.eq(APPROVAL.REVIEWED_BY));
    }

    static Approval approval(Record5<ApprovalRecord, String, String, String, Instant> found) {
        ApprovalRecord row = found.value1();
        return new Approval(
                row.getApprovalId(),
                row.getCaseId(),
                row.getCaseVersion(),
                proposal(row),
                Approval.State.of(row.getState()),
                row.getReason(),
                row.getAskedBy(),
                found.value2(),
                row.getAskedAt(),
                row.getAnswerBy(),
                row.getAnsweredBy() == null
                        ? null
                        : new Approval.Answer(found.value3(), row.getAnsweredAt(), row.getAnswerReason()),
                row.getReviewedBy() == null
                        ? null
                        : new Approval.Review(
                                found.value4(), row.getReviewedAt(), row.getReviewAgrees(), row.getReviewReason()),
                found.value5());
    }
}
