package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import org.havendesk.chat.Message;
import org.havendesk.settings.SortingTable;
import org.jspecify.annotations.Nullable;

/**
 * A report as it comes into the desk.
 *
 * @param memberId the reported member; null where the report is about a room alone
 * @param sorted what the sorting table makes of it
 * @param program of the room, or null
 * @param evidence the reported message with its neighbours; empty where no message is named
 * @param position of the reported message within {@code evidence}
 */
public record Arrival(
        String reportId,
        @Nullable String messageId,
        @Nullable String roomId,
        @Nullable String roomName,
        @Nullable String memberId,
        @Nullable String reporterId,
        String category,
        @Nullable String reason,
        Instant reportedAt,
        SortingTable.Sorted sorted,
        @Nullable String program,
        List<Message> evidence,
        int position) {

    public Arrival {
        evidence = List.copyOf(evidence);
        if (memberId == null && roomId == null) {
            throw new IllegalArgumentException("the report names neither a member nor a room that the chat knows");
        }
    }

    String subjectKind() {
        return memberId == null ? "room" : "member";
    }

    String subjectId() {
        return memberId == null ? roomId : memberId;
    }

    @Override
    public String toString() {
        return "Arrival[" + reportId + "]";
    }
}
