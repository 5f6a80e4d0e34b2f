package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CARE_ANSWER;
import static org.havendesk.db.desk.Tables.FOLLOW_UP;
import static org.havendesk.db.desk.Tables.HAND_OVER;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a care decision means beyond its message: what the case waits for, who has to take it, which step it answers. */
final class CareOutcomes {
    /** To let an Immediate rest for longer is to lower it, which takes two. */
    static final Duration LONGEST_REST_OF_IMMEDIATE = Duration.ofHours(72);

    private CareOutcomes() {}

    /** The key of the rule that forbids the decision, if one does. */
    static Optional<String> refusal(DSLContext tx, Locked locked, DecisionRequest request) {
        Instant until = request.waitUntil();
        if (until != null && !until.isAfter(locked.now())) {
            return Optional.of("time_is_past");
        }
        if (until != null
                && locked.tier() == Tier.IMMEDIATE
                && until.isAfter(locked.now().plus(LONGEST_REST_OF_IMMEDIATE))) {
            return Optional.of("rests_too_long");
        }
        if (request.actions().contains(Action.CLOSE)
                && !CareRuns.read(tx, locked.caseId()).open().isEmpty()) {
            return Optional.of("steps_open");
        }
        if (request.actions().contains(Action.HAND_OVER) && !isLead(tx, request.colleague())) {
            return Optional.of("not_a_lead");
        }
        return Optional.empty();
    }

    /** Writes down what the decision asks of people, and that it answers its step. */
    static void record(DSLContext tx, Locked locked, DecisionRequest request, long decisionId, Person person) {
        for (Action action : request.actions()) {
            switch (action) {
                case CONTACT -> answer(tx, locked, StepKind.MESSAGE, action, decisionId, person);
                case SIGNPOST, SAFETY_PLAN -> answer(tx, locked, StepKind.RESOURCES, action, decisionId, person);
                case HAND_OVER -> {
                    handOver(tx, locked, request, decisionId, person);
                    answer(tx, locked, StepKind.HAND_OVER, action, decisionId, person);
                }
                case FOLLOW_UP -> {
                    finishFollowUps(tx, locked, decisionId);
                    followUp(tx, locked, request, decisionId, person);
                    answer(tx, locked, StepKind.FOLLOW_UP, action, decisionId, person);
                }
                case CLOSE -> finishFollowUps(tx, locked, decisionId);
                default -> {} // conduct
            }
        }
    }

    /** What the case waits for, and until when. */
    static void waiting(CasesRecord row, DecisionRequest request, Locked locked) {
        boolean followUp = request.actions().contains(Action.FOLLOW_UP);
        Instant until = request.waitUntil();
        row.setWaitingFor(followUp ? "follow_up" : "reply");
        row.setWaitingUntil(until == null ? locked.now().plus(CarePath.usualWait(locked.tier())) : until);
    }

    /** Takes back what the decision asked of people; its answers do not count any more by themselves. */
    static void undo(DSLContext tx, Locked locked, long decisionId) {
        tx.update(HAND_OVER)
                .set(HAND_OVER.CANCELLED_AT, locked.now())
                .where(HAND_OVER.DECISION_ID.eq(decisionId))
                .execute();
        tx.update(FOLLOW_UP)
                .set(FOLLOW_UP.CANCELLED_AT, locked.now())
                .where(FOLLOW_UP.DECISION_ID.eq(decisionId))
                .execute();
        tx.update(FOLLOW_UP)
                .setNull(FOLLOW_UP.DONE_AT)
                .setNull(FOLLOW_UP.DONE_BY)
                .where(FOLLOW_UP.DONE_BY.eq(decisionId))
                .execute();
    }

    /** Whoever claims a case that was handed over has it from then on. True where there was something to acknowledge. */
    static boolean acknowledge(DSLContext tx, Locked locked, Person person) {
        return tx.update(HAND_OVER)
                        .set(HAND_OVER.ACKNOWLEDGED_AT, locked.now())
                        .set(HAND_OVER.ACKNOWLEDGED_BY, person.accountId())
                        .where(HAND_OVER.CASE_ID.eq(locked.caseId()))
                        .and(HAND_OVER.ACKNOWLEDGED_AT.isNull())
                        .and(HAND_OVER.CANCELLED_AT.isNull())
                        .execute()
                > 0;
    }

    private static boolean isLead(DSLContext tx, @Nullable Long accountId) {
        return accountId == null
                || tx.fetchExists(
                        ACCOUNT,
                        ACCOUNT.ACCOUNT_ID
                                .eq(accountId)
                                .and(ACCOUNT.SAFEGUARDING_LEAD.isTrue())
                                .and(ACCOUNT.DISABLED_AT.isNull()));
    }

    private static void handOver(
            DSLContext tx, Locked locked, DecisionRequest request, long decisionId, Person person) {
        tx.insertInto(HAND_OVER)
                .set(HAND_OVER.CASE_ID, locked.caseId())
                .set(HAND_OVER.DECISION_ID, decisionId)
                .set(HAND_OVER.TO_ACCOUNT, request.colleague())
                .set(HAND_OVER.NOTE, request.text())
                .set(HAND_OVER.HANDED_BY, person.accountId())
                .set(HAND_OVER.HANDED_AT, locked.now())
                .execute();
    }

    private static void followUp(
            DSLContext tx, Locked locked, DecisionRequest request, long decisionId, Person person) {
        tx.insertInto(FOLLOW_UP)
                .set(FOLLOW_UP.CASE_ID, locked.caseId())
                .set(FOLLOW_UP.DECISION_ID, decisionId)
                .set(FOLLOW_UP.DUE_AT, request.waitUntil())
                .set(FOLLOW_UP.ASSIGNED_TO, request.colleague())
                .set(FOLLOW_UP.WHAT, request.reason())
                .set(FOLLOW_UP.MADE_BY, person.accountId())
                .set(FOLLOW_UP.MADE_AT, locked.now())
                .execute();
    }

    private static void finishFollowUps(DSLContext tx, Locked locked, long decisionId) {
        tx.update(FOLLOW_UP)
                .set(FOLLOW_UP.DONE_AT, locked.now())
                .set(FOLLOW_UP.DONE_BY, decisionId)
                .where(FOLLOW_UP.CASE_ID.eq(locked.caseId()))
                .and(FOLLOW_UP.DONE_AT.isNull())
                .and(FOLLOW_UP.CANCELLED_AT.isNull())
                .execute();
    }

    /** The first step of its kind that has no answer yet, or else the first, gets this one. */
    private static void answer(
            DSLContext tx, Locked locked, StepKind kind, Action action, long decisionId, Person person) {
        var ofKind = CareRuns.read(tx, locked.caseId()).steps().stream()
                .filter(s -> s.step().kind() == kind)
                .toList();
        ofKind.stream()
                .filter(s -> !s.isAnswered())
                .findFirst()
                .or(() -> ofKind.stream().findFirst())
                .ifPresent(run -> tx.insertInto(CARE_ANSWER)
                        .set(CARE_ANSWER.CASE_ID, locked.caseId())
                        .set(CARE_ANSWER.STEP, run.step().key())
                        .set(CARE_ANSWER.QUESTION, StepRun.WHOLE)
                        .set(CARE_ANSWER.ANSWER, action.key())
                        .set(CARE_ANSWER.BY_ACCOUNT, person.accountId())
                        .set(CARE_ANSWER.AT, locked.now())
                        .set(CARE_ANSWER.DECISION_ID, decisionId)
                        .execute());
    }
}
