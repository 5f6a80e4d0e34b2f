package org.havendesk.cases;

import java.time.Instant;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A case that is with somebody: claimed by them, or waiting for what they set going.
 *
 * @param subject the member's alias without its code, or the room's name
 * @param waitingFor {@code reply}, {@code second_person} or {@code follow_up} while it waits
 * @param step where its care protocol goes on; null on another path, and while it waits
 * @param to the colleague whom the person leaves it to; null: the queue
 */
public record OwnCase(
        long caseId,
        Tier tier,
        CasePath path,
        CaseState state,
        @Nullable String subject,
        Instant dueAt,
        @Nullable String waitingFor,
        @Nullable Instant waitingUntil,
        @Nullable Step step,
        @Nullable Named to) {

    /** Somebody of the staff. */
    public record Named(long accountId, String name) {}

    /** The first step without an answer, from 1 on, of so many; the last where all have one. */
    public record Step(int number, int of) {}
}
