package org.havendesk.chat.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat platform that can be asked to do something. */
public interface Platform {

    /** What can be asked. */
    sealed interface Request {
        UUID key();

        /** After this the platform is not to do it any more. */
        Instant notAfter();

        record RemoveMessage(UUID key, Instant notAfter, String messageId) implements Request {}

        /** Words to a member, from the moderation team. */
        record Notice(UUID key, Instant notAfter, String memberId, String body) implements Request {
            @Override
            public String toString() {
                return "Notice[" + key + "]";
            }
        }

        /**
         * Restricts a member until the end is asked for.
         *
         * @param roomId of a removal from a room, null for all others
         * @param until when the end is expected, to be told to the member; null: not known
         */
        record Restrict(
                UUID key,
                Instant notAfter,
                Restriction restriction,
                String memberId,
                @Nullable String roomId,
                @Nullable Instant until)
                implements Request {
            public Restrict {
                requireRoom(restriction, roomId);
            }
        }

        /** Ends a restriction. */
        record Lift(
                UUID key,
                Instant notAfter,
                Restriction restriction,
                String memberId,
                @Nullable String roomId) implements Request {
            public Lift {
                requireRoom(restriction, roomId);
            }
        }

        private static void requireRoom(Restriction restriction, @Nullable String roomId) {
            if (restriction.isOfRoom() != (roomId != null)) {
                throw new IllegalArgumentException("a room belongs to a removal from it, and to nothing else");
            }
        }
    }

    /** What the platform says. */
    sealed interface Answer {
        record Done() implements Answer {}

        /** There was nothing to do; {@code why} in the platform's words. */
        record NotApplicable(@Nullable String why) implements Answer {}

        record Failed(@Nullable String why) implements Answer {}

        /** It has the request and has not answered yet: ask again with the same key. */
        record Pending() implements Answer {}
    }

    /**
     * Asks; with a key that was used before it only reads the answer.
     *
     * @throws Unanswered or what the way to the platform throws, where it cannot be reached
     */
    Answer ask(Request request);

    /**
     * Whether a request whose answer was lost can be asked again without being done twice: it takes the key, or sets a state. What
     * cannot is never asked again, and ends as unknown.
     */
    default boolean canRepeat(Request request) {
        return true;
    }
}
