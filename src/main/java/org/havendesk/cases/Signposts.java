package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EFFECT;

import java.time.Duration;
import java.util.Map;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The one message that leaves without a person: where nobody is on shift, the member of an Immediate care case is answered
 * once with helplines. Whoever calls it, it holds this by itself.
 */
public class Signposts {
    private static final Actor RULE = new Actor.Rule("signpost");
    private static final Duration NOT_AFTER = Duration.ofMinutes(30);

    private final EffectQueue queue;

    Signposts(EffectQueue queue) {
        this.queue = queue;
    }

    /**
     * Plans the message with its ledger entry, where the case is an open Immediate care case about a member whom nobody has
     * answered, and nobody is on shift. It leaves at once: there is nobody who could undo it.
     *
     * @return whether it was planned now
     */
    public boolean answer(DSLContext desk, long caseId, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a signpost without words for case " + caseId);
        }
        return desk.transactionResult(tx -> CaseMoves.lock(tx.dsl(), caseId)
                .filter(locked -> isUnanswered(tx.dsl(), locked))
                .map(locked -> plan(tx.dsl(), locked, words))
                .isPresent());
    }

    private static boolean isUnanswered(DSLContext tx, Locked locked) {
        var row = locked.row();
        return locked.state() == CaseState.OPEN
                && locked.tier() == Tier.IMMEDIATE
                && row.getPath().equals(CasePath.CARE.key())
                && row.getSubjectKind().equals("member")
                && row.getDecidedAt() == null
                && !tx.fetchExists(EFFECT, EFFECT.CASE_ID.eq(locked.caseId()), EFFECT.PURPOSE.eq("signpost"))
                && Shifts.now(tx).isEmpty();
    }

    private long plan(DSLContext tx, Locked locked, String words) {
        long effectId = tx.insertInto(EFFECT)
                .set(EFFECT.CASE_ID, locked.caseId())
                .set(EFFECT.KIND, "notice")
                .set(EFFECT.PURPOSE, "signpost")
                .set(EFFECT.MEMBER_ID, locked.row().getSubjectId())
                .set(EFFECT.BODY, words)
                .set(EFFECT.NOT_AFTER, DSL.val(locked.now().plus(NOT_AFTER)))
                .returning(EFFECT.EFFECT_ID)
                .fetchSingle(EFFECT.EFFECT_ID);
        queue.schedule(tx, effectId);
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(tx, Entry.of(RULE, "signpost", "case", locked.caseId()).after(Map.of("effect", effectId)));
        return effectId;
    }
}
