package org.havendesk.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of the chat store.
 *
 * @param body null where it cannot be read
 * @param replyTo the message that it answers
 */
public record Message(
        long seq,
        String messageId,
        String roomId,
        String memberId,
        Instant sentAt,
        @Nullable String body,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant removedAt) {}
