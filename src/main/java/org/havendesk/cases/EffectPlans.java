package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EFFECT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Plans what a decision itself asks of the chat: messages to remove, words to the member. */
final class EffectPlans {
    private static final Duration NOTICE_NOT_AFTER = Duration.ofMinutes(30);
    private static final Duration REMOVAL_NOT_AFTER = Duration.ofHours(24);

    private EffectPlans() {}

    /** @param memberId who is told, null where the case is about a room */
    static void plan(
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
}
