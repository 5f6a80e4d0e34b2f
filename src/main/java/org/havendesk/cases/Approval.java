package org.havendesk.cases;

import java.time.Duration;
import java.time.Instant;
import org.havendesk.access.Person;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a second person, and what became of it.
 *
 * @param caseVersion of the case when it was asked
 * @param reason of who asked
 * @param askedBy the account of who asked
 * @param answer of the second person, null where there is none
 * @param review of a broken glass, null where there is none yet
 * @param readAt the database's clock when this was read
 */
public record Approval(
        long approvalId,
        long caseId,
        int caseVersion,
        Proposal proposal,
        State state,
        String reason,
        long askedBy,
        String asker,
        Instant askedAt,
        Instant answerBy,
        @Nullable Answer answer,
        @Nullable Review review,
        Instant readAt) {

    /** How it stands. Only what is asked can still be answered, and only a broken glass is reviewed. */
    public enum State {
        ASKED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        LAPSED,
        GLASS_BROKEN;

        static State of(String key) {
            return valueOf(key.toUpperCase());
        }

        String key() {
            return name().toLowerCase();
        }
    }

    /** Who answered, when and why. */
    public record Answer(String who, Instant at, String reason) {}

    /** Who looked at a broken glass afterwards, and whether they agree. */
    public record Review(String who, Instant at, boolean agrees, String reason) {}

    public boolean isAsked() {
        return state == State.ASKED;
    }

    /** Whether it ended without anybody agreeing. */
    public boolean isOver() {
        return state == State.WITHDRAWN || state == State.REFUSED || state == State.LAPSED;
    }

    /** Whether one person acted alone and nobody else has looked at it yet. */
    public boolean awaitsReview() {
        return state == State.GLASS_BROKEN && review == null;
    }

    public boolean isAskedBy(Person person) {
        return askedBy == person.accountId();
    }

    /** Whether this person may answer or review it: a supervisor, and never who asked. */
    public boolean isFor(Person person) {
        return (isAsked() || awaitsReview()) && person.isSupervisor() && !isAskedBy(person);
    }

    /** The proposed decision, null where something else was asked. */
    public @Nullable DecisionRequest decision() {
        return proposal instanceof Proposal.Decide decide ? decide.request() : null;
    }

    /** Time left to answer; negative where it is over. */
    public Duration left() {
        return Duration.between(readAt, answerBy);
    }
}
