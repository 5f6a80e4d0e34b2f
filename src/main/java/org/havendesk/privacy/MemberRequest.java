package org.havendesk.privacy;

import java.time.Instant;
import org.havendesk.access.Person;
import org.havendesk.chat.Alias;
import org.jspecify.annotations.Nullable;

/**
 * What a member asked about their data, as two supervisors see it.
 *
 * @param alias of the member, for whoever did not ask: who asked knows the handle, and nobody should learn both
 * @param answer null while nobody answered
 * @param openUntil until when an approved report can be fetched; null for all others
 * @param readAt the database's clock
 */
public record MemberRequest(
        long requestId,
        Kind kind,
        @Nullable Alias alias,
        State state,
        String reason,
        long askedBy,
        String asker,
        Instant askedAt,
        Instant answerBy,
        @Nullable Answer answer,
        @Nullable Instant openUntil,
        Instant readAt) {

    /** What is asked for. */
    public enum Kind {
        /** Everything that is kept about them goes. */
        ERASE,
        /** They get to read everything that is kept about them. */
        REPORT;

        /** As the database and the bundle name it. */
        public String key() {
            return name().toLowerCase();
        }
    }

    /** How a request stands. */
    public enum State {
        ASKED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        LAPSED;

        public String key() {
            return name().toLowerCase();
        }
    }

    /** Who answered, and why. */
    public record Answer(String who, String reason) {}

    public boolean isAskedBy(Person person) {
        return askedBy == person.accountId();
    }

    /** Whether an answer is still possible. */
    public boolean isOpen() {
        return state == State.ASKED && answerBy.isAfter(readAt);
    }

    /** Whether the person who asked can fetch the report now. */
    public boolean isFetchable() {
        return openUntil != null && openUntil.isAfter(readAt);
    }
}
