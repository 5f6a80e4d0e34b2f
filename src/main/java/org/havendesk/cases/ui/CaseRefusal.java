package org.havendesk.cases.ui;

import java.util.List;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Why an act was refused, as a sentence and a way on.
 *
 * @param key of the sentence in the message bundle
 * @param facts what the sentence names
 * @param changes what happened meanwhile, where that is the reason
 */
record CaseRefusal(String key, List<String> facts, List<Event> changes, Offer offer) {

    /** What can be done about it. */
    enum Offer {
        NONE,
        CLAIM,
        TAKE_OVER,
        READ_AGAIN,
        QUEUE
    }

    CaseRefusal {
        facts = List.copyOf(facts);
        changes = List.copyOf(changes);
    }

    /** The refusal in an outcome; null where it is none. */
    static @Nullable CaseRefusal of(Outcome outcome, CaseTimes times) {
        return switch (outcome) {
            case Outcome.Done done -> null;
            case Outcome.Asked asked -> null;
            case Outcome.HeldBy held ->
                of("case.refused.held", Offer.TAKE_OVER, held.name(), times.clock(held.until()));
            case Outcome.LeaseEnded ended -> leaseEnded(ended, times);
            case Outcome.Changed changed ->
                new CaseRefusal("case.refused.changed", List.of(), changed.changes(), Offer.READ_AGAIN);
            case Outcome.NotPossible state ->
                of("case.refused.state." + state.state().key(), Offer.NONE);
            case Outcome.Refused refused -> of("case.refused.rule." + refused.rule(), Offer.NONE);
            case Outcome.Nothing nothing -> of("case.refused.nothing", Offer.QUEUE);
        };
    }

    private static CaseRefusal leaseEnded(Outcome.LeaseEnded ended, CaseTimes times) {
        if (ended.takenBy() != null) {
            return of("case.refused.taken", Offer.TAKE_OVER, ended.takenBy());
        }
        if (ended.endedAt() != null) {
            return of("case.refused.ended-at", Offer.CLAIM, times.clock(ended.endedAt()));
        }
        return of("case.refused.ended", Offer.CLAIM);
    }

    private static CaseRefusal of(String key, Offer offer, String... facts) {
        return new CaseRefusal(key, List.of(facts), List.of(), offer);
    }
}
