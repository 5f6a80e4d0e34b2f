package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EFFECT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.havendesk.chat.platform.Platform;
import org.havendesk.chat.platform.Platform.Answer;
import org.havendesk.chat.platform.Platform.Request;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.chat.platform.Unanswered;
import org.havendesk.db.desk.tables.records.EffectRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends effects to the chat platform and writes down the receipts. An effect's key goes with every try, so that a try
 * whose answer was lost is not a second effect. What is too late fails, instead of arriving late.
 */
class Effects {
    private static final Actor SENDER = new Actor.Job("effect");
    private static final Condition UNANSWERED = EFFECT.STATE.in("planned", "sent");

    private final DSLContext desk;
    private final Platform platform;

    Effects(DSLContext desk, Platform platform) {
        this.desk = desk;
        this.platform = platform;
    }

    /** Sends the effect, or asks again for its answer. Returns whether it is over; throws where nobody could be reached. */
    boolean send(long effectId) {
        return switch (begin(effectId)) {
            case Turn.Over over -> true;
            case Turn.Later later -> false;
            case Turn.Send send -> finish(effectId, ask(effectId, send.request()));
        };
    }

    private Answer ask(long effectId, Request request) {
        try {
            return platform.ask(request);
        } catch (Unanswered e) {
            remember(effectId, e);
            throw e;
        }
    }

    /** What is to be done with an effect just now. */
    private sealed interface Turn {
        /** It is over, or is given up now because its time is over or a later one took its place. */
        record Over() implements Turn {}

        /** An earlier request about the same restriction has no answer yet. */
        record Later() implements Turn {}

        record Send(Request request) implements Turn {}
    }

    private Turn begin(long effectId) {
        return desk.transactionResult(tx -> {
            EffectRecord effect = lock(tx.dsl(), effectId);
            if (isOver(effect)) {
                return new Turn.Over();
            }
            if (CaseMoves.now(tx.dsl()).isAfter(effect.getNotAfter())) {
                String why = effect.getReceipt() == null ? "too_late" : effect.getReceipt();
                write(tx.dsl(), effect, isMaybeThere(effect) ? "unknown" : "failed", why);
                return new Turn.Over();
            }
            if (isMaybeThere(effect) && !platform.canRepeat(request(effect))) {
                write(tx.dsl(), effect, "unknown", "answer_lost");
                return new Turn.Over();
            }
            if (effect.getPurpose().equals("measure")) {
                if (isOneOf(tx.dsl(), effect, EFFECT.EFFECT_ID.gt(effectId))) {
                    write(tx.dsl(), effect, isMaybeThere(effect) ? "unknown" : "cancelled", "overtaken");
                    return new Turn.Over();
                }
                if (isOneOf(tx.dsl(), effect, EFFECT.EFFECT_ID.lt(effectId).and(UNANSWERED))) {
                    return new Turn.Later();
                }
            }
            effect.setAttempts(effect.getAttempts() + 1);
            effect.update();
            return new Turn.Send(request(effect));
        });
    }

    /** Why there is no answer yet. A try that certainly did nothing does not count as one that may have got through. */
    private void remember(long effectId, Unanswered unanswered) {
        desk.transaction(tx -> {
            EffectRecord effect = lock(tx.dsl(), effectId);
            if (isOver(effect)) {
                return;
            }
            boolean news = !unanswered.getMessage().equals(effect.getReceipt());
            effect.setAttempts(effect.getAttempts() - (unanswered.nothingDone() ? 1 : 0));
            effect.setReceipt(unanswered.getMessage());
            effect.update();
            if (news) {
                CaseNews.publish(tx.dsl(), effect.getCaseId());
            }
        });
    }

    /** A request that may have got through is not called failed. */
    private static boolean isMaybeThere(EffectRecord effect) {
        return effect.getState().equals("sent") || effect.getAttempts() > 0;
    }

    /**
     * Whether there is another request like this about the same restriction of the same member. Such requests go one after the
     * other: a mute that is tried again after its unmute would leave somebody muted.
     */
    private static boolean isOneOf(DSLContext tx, EffectRecord effect, Condition which) {
        Restriction restriction = restriction(effect);
        return tx.fetchExists(
                EFFECT,
                EFFECT.MEMBER_ID
                        .eq(effect.getMemberId())
                        .and(EFFECT.PURPOSE.eq("measure"))
                        .and(EFFECT.KIND.in(restriction.begin(), restriction.end()))
                        .and(EFFECT.ROOM_ID.isNotDistinctFrom(effect.getRoomId()))
                        .and(which));
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
        return switch (effect.getKind()) {
            case "remove_message" ->
                new Request.RemoveMessage(effect.getKey(), effect.getNotAfter(), effect.getMessageId());
            case "notice" ->
                new Request.Notice(effect.getKey(), effect.getNotAfter(), effect.getMemberId(), effect.getBody());
            default -> ofRestriction(effect, restriction(effect));
        };
    }

    private static Request ofRestriction(EffectRecord effect, Restriction restriction) {
        return effect.getKind().equals(restriction.begin())
                ? new Request.Restrict(
                        effect.getKey(),
                        effect.getNotAfter(),
                        restriction,
                        effect.getMemberId(),
                        effect.getRoomId(),
                        effect.getUntil())
                : new Request.Lift(
                        effect.getKey(), effect.getNotAfter(), restriction, effect.getMemberId(), effect.getRoomId());
    }

    private static Restriction restriction(EffectRecord effect) {
        return Stream.of(Restriction.values())
                .filter(each -> List.of(each.begin(), each.end()).contains(effect.getKind()))
                .findFirst()
                .orElseThrow();
    }

    private static void write(DSLContext tx, EffectRecord effect, String state, @Nullable String why) {
        effect.setState(state);
        effect.setReceipt(why);
        effect.setReceiptAt(CaseMoves.now(tx));
        effect.update();
        CaseNews.publish(tx, effect.getCaseId());
        // what goes to reporters is told apart from what goes to the member
        String kind = effect.getPurpose().equals("outcome") ? "outcome" : effect.getKind();
        Ledger.append(
                tx,
                Entry.of(SENDER, "effect", "case", effect.getCaseId())
                        .because(why)
                        .after(Map.of("effect", effect.getEffectId(), "kind", kind, "detail", kind + ":" + state)));
    }
}
