package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DECISION_REPORT;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
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

    private static final Duration NOTICE_NOT_AFTER = Duration.ofMinutes(30);
    private static final Duration REMOVAL_NOT_AFTER = Duration.ofHours(24);
    private static final Duration WAIT_FOR_REPLY = Duration.ofHours(24);
    private static final Actor CLOCK = new Actor.Rule("clock");

    private final DSLContext desk;
    private final CaseHistory history;
    private final EffectQueue queue;

    Decisions(DSLContext desk, CaseHistory history, EffectQueue queue) {
        this.desk = desk;
        this.history = history;
        this.queue = queue;
    }

    /** Takes a decision on a case whose lease the person has. */
    Outcome decide(DSLContext tx, Locked locked, DecisionRequest request, Person person) {
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
        List<String> messages = reportedMessages(tx, locked.caseId());
        if (messages.isEmpty() && request.actions().contains(Action.REMOVE_MESSAGE)) {
            return new Outcome.Refused("no_message");
        }
        Instant undoUntil = locked.now().plus(UNDO);
        long decisionId = insert(tx, request, person, locked, undoUntil);
        planEffects(tx, request, decisionId, messages, member ? row.getSubjectId() : null, undoUntil);
        return close(tx, locked, request, decisionId, person);
    }

    /** Takes a decision back while its window is open. */
    Outcome undo(DSLContext tx, Locked locked, long decisionId, Person person) {
        DecisionRecord decision =
                tx.fetchOne(DECISION, DECISION.DECISION_ID.eq(decisionId).and(DECISION.CASE_ID.eq(locked.caseId())));
        if (decision == null || decision.getDecidedBy() != person.accountId()) {
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
        int settled = 0;
        for (var pending : due) {
            settled += settle(pending.value2(), pending.value1()) ? 1 : 0;
        }
        return settled;
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

    private static List<String> reportedMessages(DSLContext tx, long caseId) {
        return tx.selectDistinct(REPORT.MESSAGE_ID)
                .from(REPORT)
                .where(REPORT.CASE_ID.eq(caseId))
                .and(REPORT.MESSAGE_ID.isNotNull())
                .orderBy(REPORT.MESSAGE_ID)
                .fetch(REPORT.MESSAGE_ID);
    }

    private static long insert(
            DSLContext tx, DecisionRequest request, Person person, Locked locked, Instant undoUntil) {
        long decisionId = tx.insertInto(DECISION)
                .set(DECISION.CASE_ID, locked.caseId())
                .set(DECISION.CASE_VERSION, request.version())
                .set(DECISION.DECIDED_BY, person.accountId())
                .set(DECISION.DECIDED_AT, locked.now())
                .set(DECISION.ACTIONS, request.actionKeys().toArray(String[]::new))
                .set(DECISION.POLICY, request.policy())
                .set(DECISION.REASON, request.reason().strip())
                .set(DECISION.TEXT, request.text())
                .set(DECISION.UNDO_UNTIL, undoUntil)
                .returning(DECISION.DECISION_ID)
                .fetchSingle(DECISION.DECISION_ID);
        tx.insertInto(DECISION_REPORT, DECISION_REPORT.DECISION_ID, DECISION_REPORT.REPORT_ID)
                .select(tx.select(org.jooq.impl.DSL.val(decisionId), REPORT.REPORT_ID)
                        .from(REPORT)
                        .where(REPORT.CASE_ID.eq(locked.caseId())))
                .execute();
        return decisionId;
    }

    private static void planEffects(
            DSLContext tx,
            DecisionRequest request,
            long decisionId,
            List<String> messages,
            @Nullable String memberId,
            Instant undoUntil) {
        if (request.actions().contains(Action.REMOVE_MESSAGE)) {
            for (String messageId : messages) {
                tx.insertInto(EFFECT)
                        .set(EFFECT.DECISION_ID, decisionId)
                        .set(EFFECT.CASE_ID, request.caseId())
                        .set(EFFECT.KIND, "remove_message")
                        .set(EFFECT.MESSAGE_ID, messageId)
                        .set(EFFECT.NOT_AFTER, undoUntil.plus(REMOVAL_NOT_AFTER))
                        .execute();
            }
        }
        if (request.actions().stream().anyMatch(Action::tellsMember)) {
            tx.insertInto(EFFECT)
                    .set(EFFECT.DECISION_ID, decisionId)
                    .set(EFFECT.CASE_ID, request.caseId())
                    .set(EFFECT.KIND, "notice")
                    .set(EFFECT.MEMBER_ID, memberId)
                    .set(EFFECT.BODY, request.text())
                    .set(EFFECT.NOT_AFTER, undoUntil.plus(NOTICE_NOT_AFTER))
                    .execute();
        }
    }

    private static Outcome close(
            DSLContext tx, Locked locked, DecisionRequest request, long decisionId, Person person) {
        Set<Action> actions = request.actions();
        Move move = actions.contains(Action.CONTACT)
                ? Move.WAIT
                : actions.contains(Action.HAND_OVER) ? Move.ESCALATE : Move.DECIDE;
        int version = locked.row().getVersion() + 1;
        String outcome = String.join("+", request.actionKeys());
        Entry entry = Entry.of(person.actor(), Move.DECIDE.verb(), "case", locked.caseId())
                .because(request.reason().strip())
                .after(
                        request.policy() == null
                                ? Map.of("decision", decisionId, "detail", outcome, "version", version)
                                : Map.of(
                                        "decision",
                                        decisionId,
                                        "detail",
                                        outcome,
                                        "version",
                                        version,
                                        "policy",
                                        request.policy()));
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
                        row.setWaitingUntil(locked.now().plus(WAIT_FOR_REPLY));
                    }
                },
                entry);
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
