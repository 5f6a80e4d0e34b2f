package org.havendesk.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person or bot of the chat. Handle and display name identify: they never leave the server unmasked. */
public record Member(
        String memberId,
        String handle,
        @Nullable String displayName,
        @Nullable Instant joinedAt,
        boolean bot) {

    @Override
    public String toString() {
        return "Member[bot=" + bot + "]";
    }
}
