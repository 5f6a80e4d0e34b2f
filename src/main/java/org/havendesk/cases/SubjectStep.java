package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/** One step in what the console knows of a member or a room over all its cases; without words of members. */
public sealed interface SubjectStep {

    /** When it happened; steps stand newest first. */
    Instant at();

    /** @param here it is the case on the page */
    record Of(long caseId, CasePath path, boolean here) {}

    /**
     * Who did it.
     *
     * @param name null where it was another case: there the role is enough
     */
    record By(@Nullable String name, boolean supervisor, boolean you) {}

    /** All reports of a case as one step, at the time of the newest. */
    record Reported(Instant at, Of of, int reports, String category) implements SubjectStep {}

    /**
     * A decision that was not taken back.
     *
     * @param until the end of its restriction, null where there is none or until it is lifted
     * @param strike whether it added a strike
     */
    record Decided(
            Instant at,
            Of of,
            List<Action> actions,
            @Nullable Instant until,
            boolean strike,
            By by) implements SubjectStep {
        public Decided {
            actions = List.copyOf(actions);
        }
    }

    /**
     * A restriction is over.
     *
     * @param kind mute, suspend, kick, ban
     * @param by who lifted it early, null where it ended by itself
     */
    record MeasureOver(
            Instant at, Of of, String kind, @Nullable By by) implements SubjectStep {}

    /** The member answered a contact. */
    record WroteBack(Instant at, Of of) implements SubjectStep {}

    /** Emergency services were told. */
    record Disclosed(Instant at, Of of, By by) implements SubjectStep {}

    /** A colleague left a note; its words stand among the notes. */
    record Noted(Instant at, String who) implements SubjectStep {}

    /** The member joined the chat. */
    record Joined(Instant at) implements SubjectStep {}
}
