package org.havendesk.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.chat.Conversations;
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
 * @param quoted the reported message as whoever sent the report quotes it, where it cannot be read itself; nobody has verified it
 * @param answer of a check-in, at its alert line; null for everything that people report
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
        int position,
        @Nullable String quoted,
        @Nullable Answer answer) {

    /** An answer to an item of a questionnaire. */
    public record Answer(String instrument, String item, int answer, Instant answeredAt) {
        @Override
        public String toString() {
            return "Answer[" + instrument + " item " + item + "]";
        }
    }

    /**
     * A message with up to 5 neighbours on each side, oldest first.
     *
     * @param position of the message
     */
    public record Evidence(List<Message> messages, int position) {
        public static final Evidence NONE = new Evidence(List.of(), 0);

        private static final int AROUND = 5;

        /** The message as it stands in its room now. */
        public static Evidence around(Message message, Conversations conversations) {
            List<Message> messages = new ArrayList<>(conversations.before(message, AROUND));
            int position = messages.size();
            messages.add(message);
            messages.addAll(conversations.after(message, AROUND));
            return new Evidence(messages, position);
        }
    }

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
