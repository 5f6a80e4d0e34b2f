package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Plans what a decision itself asks of the chat: messages to remove, words to the member. */
final class EffectPlans {
    private static final Duration NOTICE_NOT_AFTER = Duration.ofMinutes(30);
    private static final Duration REMOVAL_NOT_AFTER = Duration.ofHours(24);

    private EffectPlans() {}

    /** The reports of a case that point to a message. */
    static Condition namesMessage(long caseId) {
        return REPORT.CASE_ID.eq(caseId).and(REPORT.MESSAGE_ID.isNotNull());
    }

    /** @param memberId who is told, null where the case is about a room */
    static void plan(
            DSLContext tx, DecisionRequest request, long decisionId, @Nullable String memberId, Instant undoUntil) {
        if (request.actions().contains(Action.REMOVE_MESSAGE)) {
            tx.insertInto(EFFECT, EFFECT.DECISION_ID, EFFECT.CASE_ID, EFFECT.KIND, EFFECT.MESSAGE_ID, EFFECT.NOT_AFTER)
                    .select(selectDistinct(
                                    val(decisionId),
                                    REPORT.CASE_ID,
                                    val("remove_message"),
                                    REPORT.MESSAGE_ID,
                                    val(undoUntil.plus(REMOVAL_NOT_AFTER)))
                            .from(REPORT)
                            .where(namesMessage(request.caseId()))
                            .orderBy(REPORT.MESSAGE_ID))
                    .execute();
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
}
