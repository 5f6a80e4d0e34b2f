package org.havendesk.cases;

import org.havendesk.settings.Tier;

/** What one person proposes and another has to agree to. Kept complete, so that what is done is what was proposed. */
public sealed interface Proposal {

    /** A decision that is not for one person alone. */
    record Decide(DecisionRequest request) implements Proposal {}

    /** An Immediate becomes less pressing. */
    record Lower(Tier tier) implements Proposal {}

    /** Who the subject is becomes visible to who asked. */
    record Reveal() implements Proposal {}

    /** Emergency services are told. */
    record Disclose(Emergency emergency) implements Proposal {}

    /** As the database names it. */
    default String kind() {
        return switch (this) {
            case Decide decide -> "decision";
            case Lower lower -> "lower_immediate";
            case Reveal reveal -> "reveal";
            case Disclose disclose -> "disclosure";
        };
    }

    /** What the ledger says of it: the keys of the actions, the tier, or the kind. */
    default String detail() {
        return switch (this) {
            case Decide decide -> String.join("+", decide.request().actionKeys());
            case Lower lower -> lower.tier().key();
            case Reveal reveal -> kind();
            case Disclose disclose -> kind();
        };
    }

    /** Whether it rests on the case as it was when it was asked. What is urgent for a life does not. */
    default boolean restsOnVersion() {
        return this instanceof Decide || this instanceof Lower;
    }
}
