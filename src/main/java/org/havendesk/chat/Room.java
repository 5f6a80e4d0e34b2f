package org.havendesk.chat;

import org.jspecify.annotations.Nullable;

/**
 * A place of the chat.
 *
 * @param kind public, private or direct
 * @param memberCount null where the platform does not tell
 * @param encrypted bodies cannot be read
 */
public record Room(
        String roomId, String name, String kind, @Nullable Integer memberCount, boolean encrypted) {

    /** The name as moderators may see it: null for direct rooms, which are often called by the names of those in them. */
    public @Nullable String openName() {
        return kind.equals("direct") ? null : name;
    }
}
