package org.havendesk.intake;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report as a source sends it; message, room, member and reporter are ids of the chat.
 *
 * @param id of the source's own, once for each report
 * @param member who is reported; null: the author of the message
 * @param quoted the message in the source's words; kept where the message itself cannot be read
 */
public record NewReport(
        String id,
        @Nullable String message,
        @Nullable String room,
        @Nullable String member,
        @Nullable String reporter,
        String category,
        @Nullable String reason,
        @Nullable String quoted,
        Instant createdAt) {

    public NewReport {
        if (Stream.of(message, room, member).allMatch(reference -> reference == null)) {
            throw new IllegalArgumentException("the report names neither a message, nor a member, nor a room");
        }
    }

    @Override
    public String toString() {
        return "NewReport[" + id + "]";
    }
}
