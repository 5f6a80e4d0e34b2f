package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an act on a case. Refusals carry the facts that a person needs to go on. */
public sealed interface Outcome {

    /** It is done; the case now has this version. */
    record Done(long caseId, int version) implements Outcome {}

    /** It waits for a second person; nothing has been sent. */
    record Asked(long caseId, long approvalId, Instant answerBy) implements Outcome {}

    /** Somebody else has the lease. */
    record HeldBy(String name, Instant until) implements Outcome {}

    /** The act needs the lease and the person has it no longer. */
    record LeaseEnded(@Nullable Instant endedAt, @Nullable String takenBy) implements Outcome {}

    /** What the decision rests on changed since it was read. */
    record Changed(List<CaseFile.Event> changes) implements Outcome {}

    /** The state does not allow it. */
    record NotPossible(CaseState state) implements Outcome {}

    /** A rule forbids it; {@code rule} is the key of its sentence in the message bundle. */
    record Refused(String rule) implements Outcome {}

    /** There is no case to act on. */
    record Nothing() implements Outcome {}
}
