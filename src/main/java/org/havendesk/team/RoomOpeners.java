package org.havendesk.team;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Openers in one room that nobody has answered yet; no words and no names of members.
 *
 * @param room the name of the room
 * @param program null where the room belongs to none
 * @param sentAt when each was sent, oldest first; never empty
 */
public record RoomOpeners(String room, @Nullable String program, List<Instant> sentAt) {
    public RoomOpeners {
        sentAt = List.copyOf(sentAt);
    }

    public Instant oldest() {
        return sentAt.getFirst();
    }
}
