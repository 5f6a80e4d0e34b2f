package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EFFECT;

import java.util.Map;
import java.util.Optional;
import org.havendesk.chat.platform.Platform;
import org.havendesk.chat.platform.Platform.Answer;
import org.havendesk.chat.platform.Platform.Request;
import org.havendesk.db.desk.tables.records.EffectRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends effects to the chat platform and writes down the receipts. An effect's key goes with every try, so that a try
 * whose answer was lost is not a second effect. What is too late fails, instead of arriving late.
 */
class Effects {
    private static final Actor SENDER = new Actor.Job("effect");

    private final DSLContext desk;
    private final Platform platform;

    Effects(DSLContext desk, Platform platform) {
        this.desk = desk;
        this.platform = platform;
    }

    /** Sends the effect, or asks again for its answer. Returns whether it is over; throws where nobody could be reached. */
    boolean send(long effectId) {
        Optional<Request> request = begin(effectId);
        if (request.isEmpty()) {
            return true;
        }
        return finish(effectId, platform.ask(request.get()));
    }

    /** The request to send; empty where the effect is over, or is given up now because its time is over. */
    private Optional<Request> begin(long effectId) {
        return desk.transactionResult(tx -> {
            EffectRecord effect = lock(tx.dsl(), effectId);
            if (isOver(effect)) {
                return Optional.<Request>empty();
            }
            boolean tooLate = CaseMoves.now(tx.dsl()).isAfter(effect.getNotAfter());
            if (tooLate) {
                // a request that may have got through is not called failed
                boolean maybe = effect.getState().equals("sent") || effect.getAttempts() > 0;
                write(tx.dsl(), effect, maybe ? "unknown" : "failed", "too_late");
                return Optional.<Request>empty();
            }
            effect.setAttempts(effect.getAttempts() + 1);
            effect.update();
            return Optional.of(request(effect));
        });
    }

    private boolean finish(long effectId, Answer answer) {
        return desk.transactionResult(tx -> {
            EffectRecord effect = lock(tx.dsl(), effectId);
            if (isOver(effect)) {
                return true; // this process stood still for so long that another one sent it again and wrote the
                // receipt
            }
            switch (answer) {
                case Answer.Done done -> write(tx.dsl(), effect, "done", null);
                case Answer.NotApplicable no -> write(tx.dsl(), effect, "not_applicable", no.why());
                case Answer.Failed failed -> write(tx.dsl(), effect, "failed", failed.why());
                case Answer.Pending pending -> {
                    if (effect.getState().equals("planned")) {
                        write(tx.dsl(), effect, "sent", null);
                    }
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean isOver(EffectRecord effect) {
        return !effect.getState().equals("planned") && !effect.getState().equals("sent");
    }

    private static EffectRecord lock(DSLContext tx, long effectId) {
        return tx.selectFrom(EFFECT)
                .where(EFFECT.EFFECT_ID.eq(effectId))
                .forUpdate()
                .fetchSingle();
    }

    private static Request request(EffectRecord effect) {
        return effect.getKind().equals("remove_message")
                ? new Request.RemoveMessage(effect.getKey(), effect.getNotAfter(), effect.getMessageId())
                : new Request.Notice(effect.getKey(), effect.getNotAfter(), effect.getMemberId(), effect.getBody());
    }

    private static void write(DSLContext tx, EffectRecord effect, String state, @Nullable String why) {
        effect.setState(state);
        effect.setReceipt(why);
        effect.setReceiptAt(CaseMoves.now(tx));
        effect.update();
        CaseNews.publish(tx, effect.getCaseId());
        Ledger.append(
                tx,
                Entry.of(SENDER, "effect", "case", effect.getCaseId())
                        .because(why)
                        .after(Map.of(
                                "effect", effect.getEffectId(),
                                "kind", effect.getKind(),
                                "detail", effect.getKind() + ":" + state)));
    }
}
