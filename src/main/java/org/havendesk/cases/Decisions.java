package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DECISION_REPORT;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.Jobs;
import org.havendesk.db.desk.tables.records.DecisionRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Decisions with their undo window. What a decision does to the chat is planned with it and leaves when it settles. */
class Decisions {
    /** How long a decision can be taken back. */
    static final Duration UNDO = Duration.ofSeconds(10);

    private static final Actor CLOCK = new Actor.Rule("clock");

    private final DSLContext desk;
    private final CaseHistory history;
    private final EffectQueue queue;
    private final ConductOutcomes conduct;
    private final OutcomeNotices notices;

    Decisions(
            DSLContext desk, CaseHistory history, EffectQueue queue, ConductOutcomes conduct, OutcomeNotices notices) {
        this.desk = desk;
        this.history = history;
        this.queue = queue;
        this.conduct = conduct;
        this.notices = notices;
    }

    /** The second person of a decision, and why they agree. */
    record Second(Person person, String reason) {}

    /** Takes a decision on a case whose lease the person has. */
    Outcome decide(DSLContext tx, Locked locked, DecisionRequest request, Person person) {
        return decide(tx, locked, request, person, null);
    }

    /**
     * Takes a decision on a case whose lease the person has, or which waits for the second person.
     *
     * @param person who decides; of an approved decision who proposed it
     * @param second null where nobody else was asked
     */
    Outcome decide(DSLContext tx, Locked locked, DecisionRequest request, Person person, @Nullable Second second) {
        if (second == null && request.needsSecondPerson()) {
            return new Outcome.Refused("second_person");
        }
        Person approver = second == null ? null : second.person();
        Outcome refusal = refusal(tx, locked, request, person, approver).orElse(null);
        if (refusal != null) {
            return refusal;
        }
        boolean member = locked.row().getSubjectKind().equals("member");
        Instant undoUntil = locked.now().plus(UNDO);
        long decisionId = insert(tx, request, person, second, locked, undoUntil);
        EffectPlans.plan(tx, request, decisionId, member ? locked.row().getSubjectId() : null, undoUntil);
        conduct.plan(tx, locked, request, decisionId, undoUntil);
        CareOutcomes.record(tx, locked, request, decisionId, person);
        return close(tx, locked, request, decisionId, person, second);
    }

    /** Why this decision cannot be taken on the case as it is now; empty where it can. Changes nothing. */
    Optional<Outcome> refusal(
            DSLContext tx, Locked locked, DecisionRequest request, Person person, @Nullable Person approver) {
        return Optional.ofNullable(refused(tx, locked, request)).or(() -> CareOutcomes.refusal(tx, locked, request)
                .or(() -> conduct.refusal(tx, locked, request, person, approver))
                .map(Outcome.Refused::new));
    }

    private @Nullable Outcome refused(DSLContext tx, Locked locked, DecisionRequest request) {
        var row = locked.row();
        if (request.version() != row.getVersion()) {
            return new Outcome.Changed(history.since(tx, locked.caseId(), request.version()));
        }
        if (!request.path().key().equals(row.getPath())) {
            return new Outcome.Refused("wrong_path");
        }
        boolean member = row.getSubjectKind().equals("member");
        if (!member && request.actions().stream().anyMatch(Action::tellsMember)) {
            return new Outcome.Refused("no_member");
        }
        if (request.actions().contains(Action.REMOVE_MESSAGE)
                && !tx.fetchExists(REPORT, EffectPlans.namesMessage(locked.caseId()))) {
            return new Outcome.Refused("no_message");
        }
        return null;
    }

    /** What reporters read of a decision like this. */
    Optional<String> toReporters(String category, DecisionRequest request) {
        return notices.words(category, request.actions().iterator().next());
    }

    /** Takes a decision back while its window is open. */
    Outcome undo(DSLContext tx, Locked locked, long decisionId, Person person) {
        DecisionRecord decision =
                tx.fetchOne(DECISION, DECISION.DECISION_ID.eq(decisionId).and(DECISION.CASE_ID.eq(locked.caseId())));
        if (decision == null || !isOf(decision, person)) {
            return new Outcome.Refused("not_your_decision");
        }
        if (decision.getUndoneAt() != null) {
            return locked.done();
        }
        boolean over =
                decision.getSettledAt() != null || !decision.getUndoUntil().isAfter(locked.now());
        if (over || standing(tx, locked.caseId()).getDecisionId() != decisionId) {
            return new Outcome.Refused("undo_over");
        }
        boolean elsewhere = locked.isHeld() && !locked.isHeldBy(person);
        if (!elsewhere && Transitions.after(locked.state(), Move.UNDO).isEmpty()) {
            return new Outcome.NotPossible(locked.state());
        }
        decision.setUndoneAt(locked.now());
        decision.update();
        tx.update(EFFECT)
                .set(EFFECT.STATE, "cancelled")
                .where(EFFECT.DECISION_ID.eq(decisionId))
                .execute();
        CareOutcomes.undo(tx, locked, decisionId);
        conduct.undone(tx, decisionId, locked.now());
        var row = locked.row();
        DecisionRecord standing = standing(tx, locked.caseId());
        row.setDecidedAt(standing == null ? null : standing.getDecidedAt());
        row.setDecidedBy(standing == null ? null : standing.getDecidedBy());
        row.setOutcome(standing == null ? null : String.join("+", standing.getActions()));
        row.setVersion(row.getVersion() + 1);
        Entry entry = CaseMoves.entry(person.actor(), Move.UNDO, locked)
                .after(Map.of("decision", decisionId, "version", row.getVersion()));
        if (elsewhere) {
            row.update(); // a report had reopened it and a colleague is at it: only what would have left is called off
            CaseNews.publish(tx, locked.caseId());
            Ledger.append(tx, entry);
            return locked.done();
        }
        return CaseMoves.move(tx, locked, Move.UNDO, CaseMoves.lease(person, locked), entry);
    }

    /** Settles what can no longer be undone, each in its own transaction. Returns how many were settled. */
    int settleDue() {
        var due = desk.select(DECISION.DECISION_ID, DECISION.CASE_ID)
                .from(DECISION)
                .where(DECISION.UNDO_UNTIL.le(QueueSql.NOW))
                .and(DECISION.UNDONE_AT.isNull())
                .and(DECISION.SETTLED_AT.isNull())
                .orderBy(DECISION.UNDO_UNTIL, DECISION.DECISION_ID)
                .limit(100)
                .fetch();
        return Jobs.each(due, pending -> settle(pending.value2(), pending.value1()));
    }

    private boolean settle(long caseId, long decisionId) {
        return desk.transactionResult(tx -> {
            Locked locked = CaseMoves.lock(tx.dsl(), caseId).orElseThrow();
            DecisionRecord decision = tx.dsl().fetchSingle(DECISION, DECISION.DECISION_ID.eq(decisionId));
            if (decision.getUndoneAt() != null || decision.getSettledAt() != null) {
                return false;
            }
            decision.setSettledAt(locked.now());
            decision.update();
            conduct.settled(tx.dsl(), locked, decision);
            notices.plan(tx.dsl(), locked, decision);
            tx.dsl()
                    .select(EFFECT.EFFECT_ID)
                    .from(EFFECT)
                    .where(EFFECT.DECISION_ID.eq(decisionId))
                    .orderBy(EFFECT.EFFECT_ID)
                    .fetch(EFFECT.EFFECT_ID)
                    .forEach(effectId -> queue.schedule(tx.dsl(), effectId));
            Entry entry = CaseMoves.entry(CLOCK, Move.SETTLE, locked)
                    .after(Map.of("decision", decisionId, "detail", String.join("+", decision.getActions())));
            boolean last = standing(tx.dsl(), caseId).getDecisionId() == decisionId;
            if (last && locked.state() == CaseState.CLOSING) {
                CaseMoves.move(tx.dsl(), locked, Move.SETTLE, row -> row.setClosedAt(locked.now()), entry);
            } else {
                CaseNews.publish(tx.dsl(), caseId);
                Ledger.append(tx.dsl(), entry);
            }
            return true;
        });
    }

    private static long insert(
            DSLContext tx,
            DecisionRequest request,
            Person person,
            @Nullable Second second,
            Locked locked,
            Instant undoUntil) {
        long decisionId = tx.insertInto(DECISION)
                .set(DECISION.CASE_ID, locked.caseId())
                .set(DECISION.CASE_VERSION, request.version())
                .set(DECISION.DECIDED_BY, person.accountId())
                .set(DECISION.DECIDED_AT, locked.now())
                .set(DECISION.ACTIONS, request.actionKeys().toArray(String[]::new))
                .set(DECISION.POLICY, request.policy())
                .set(DECISION.REASON, request.reason().strip())
                .set(DECISION.TEXT, request.text())
                .set(DECISION.TEMPLATE, request.template())
                .set(DECISION.MEASURE_UNTIL, request.lasts() == null ? null : undoUntil.plus(request.lasts()))
                .set(DECISION.UNDO_UNTIL, undoUntil)
                .set(
                        DECISION.APPROVED_BY,
                        second == null ? null : second.person().accountId())
                .returning(DECISION.DECISION_ID)
                .fetchSingle(DECISION.DECISION_ID);
        tx.insertInto(DECISION_REPORT, DECISION_REPORT.DECISION_ID, DECISION_REPORT.REPORT_ID)
                .select(tx.select(org.jooq.impl.DSL.val(decisionId), REPORT.REPORT_ID)
                        .from(REPORT)
                        .where(REPORT.CASE_ID.eq(locked.caseId())))
                .execute();
        return decisionId;
    }

    private static Outcome close(
            DSLContext tx,
            Locked locked,
            DecisionRequest request,
            long decisionId,
            Person person,
            @Nullable Second second) {
        Move move = second == null ? request.actions().iterator().next().move() : Move.APPROVE;
        Person actor = second == null ? person : second.person();
        String verb = second == null ? Move.DECIDE.verb() : Move.APPROVE.verb();
        int version = locked.row().getVersion() + 1;
        String outcome = String.join("+", request.actionKeys());
        Map<String, Object> after = new HashMap<>();
        after.put("decision", decisionId);
        after.put("detail", outcome);
        after.put("version", version);
        if (request.policy() != null) {
            after.put("policy", request.policy());
        }
        if (second != null) {
            after.put("proposed_by", person.accountId());
        }
        Entry entry = Entry.of(actor.actor(), verb, "case", locked.caseId())
                .because(second == null ? request.reason().strip() : second.reason())
                .after(after);
        return CaseMoves.move(
                tx,
                locked,
                move,
                row -> {
                    row.setDecidedAt(locked.now());
                    row.setDecidedBy(person.accountId());
                    row.setOutcome(outcome);
                    row.setVersion(version);
                    if (move == Move.WAIT) {
                        CareOutcomes.waiting(row, request, locked);
                    }
                },
                entry);
    }

    /** Whether the person decided, or was the second person. */
    static boolean isOf(DecisionRecord decision, Person person) {
        return decision.getDecidedBy() == person.accountId()
                || Long.valueOf(person.accountId()).equals(decision.getApprovedBy());
    }

    private static @Nullable DecisionRecord standing(DSLContext tx, long caseId) {
        return tx.selectFrom(DECISION)
                .where(DECISION.CASE_ID.eq(caseId))
                .and(DECISION.UNDONE_AT.isNull())
                .orderBy(DECISION.DECISION_ID.desc())
                .limit(1)
                .fetchOne();
    }
}
