package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a member because of decisions.
 *
 * @param strikes that count now; expired ones do not
 * @param limit how many make colleagues look closer
 * @param strikesUntil when the first of them expires, null where there is none
 * @param measures that run or ran, newest first; undone ones are left out
 */
public record MemberStanding(
        int strikes, int limit, @Nullable Instant strikesUntil, List<Line> measures) {
    public MemberStanding {
        measures = List.copyOf(measures);
    }

    /** How a measure stands. */
    public enum State {
        /** Its decision can still be undone. */
        PLANNED,
        RUNNING,
        /** By itself. */
        ENDED,
        /** By a person, before its time. */
        LIFTED
    }

    /**
     * A measure.
     *
     * @param kind one of the actions that restrict
     * @param roomName of a removal from a room, else null; null too where the room has no name
     * @param endsAt null: until it is lifted
     * @param grave whether only a supervisor lifts it before its time
     */
    public record Line(
            long measureId,
            long caseId,
            Action kind,
            @Nullable String roomName,
            Instant beginsAt,
            @Nullable Instant endsAt,
            State state,
            @Nullable Instant liftedAt,
            boolean grave) {}
}
