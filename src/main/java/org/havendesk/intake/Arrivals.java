package org.havendesk.intake;

import java.util.Optional;
import org.havendesk.cases.Arrival;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Room;
import org.havendesk.settings.Community;
import org.havendesk.settings.SortingTable;
import org.jspecify.annotations.Nullable;

/** Makes of a report what the desk needs to fold it: who it is about, what it means, the evidence. */
record Arrivals(SortingTable sorting, Community community, Conversations conversations) {
    /** {@code IllegalArgumentException} with a plain reason where the report cannot be taken in. */
    Arrival of(IncomingReport report) {
        if (report.category() == null || report.reportedAt() == null) {
            throw new IllegalArgumentException(
                    "the report has no " + (report.category() == null ? "category" : "time"));
        }
        Message message = message(report);
        var evidence = message == null ? Arrival.Evidence.NONE : Arrival.Evidence.around(message, conversations);
        String roomId = message == null ? report.roomId() : message.roomId();
        return new Arrival(
                report.reportId(),
                report.messageId(),
                roomId,
                Optional.ofNullable(roomId)
                        .flatMap(conversations::room)
                        .map(Room::openName)
                        .orElse(null),
                report.memberId() == null && message != null ? message.memberId() : report.memberId(),
                report.reporterId(),
                report.category(),
                report.reason(),
                report.reportedAt(),
                sorting.sort(report.category(), report.reason()),
                community.programOf(roomId),
                evidence.messages(),
                evidence.position(),
                message == null || message.body() == null ? report.quoted() : null,
                null);
    }

    /** The reported message; a report whose message is gone still counts where it names a member or a room. */
    private @Nullable Message message(IncomingReport report) {
        if (report.messageId() == null) {
            return null;
        }
        Optional<Message> message = conversations.message(report.messageId());
        if (message.isEmpty() && report.memberId() == null && report.roomId() == null) {
            throw new IllegalArgumentException("the message that it names is not in the chat store");
        }
        return message.orElse(null);
    }
}
