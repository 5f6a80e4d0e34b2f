package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.havendesk.chat.Alias;
import org.havendesk.chat.Change;
import org.havendesk.chat.Message;
import org.havendesk.db.desk.tables.records.EvidenceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a room that a reviewer sees, oldest first. Handles inside the words are shown as aliases already.
 *
 * @param roomName null for direct rooms, and where the chat store does not know the room any more
 * @param fromEvidence the chat store could not be read: only the copy taken with the report is here
 */
public record Conversation(
        @Nullable String roomName, List<Line> lines, boolean moreEarlier, boolean moreLater, boolean fromEvidence) {

    public Conversation {
        lines = List.copyOf(lines);
    }

    /**
     * @param body null where the platform cannot show it (encrypted)
     * @param words how many words the body has
     * @param reported a report of this case names it
     * @param reporters how many different people reported it
     * @param hidden the words wait until somebody asks for them; {@code body} is null then
     * @param editedSince the words shown are those of the report; the chat store has others now
     * @param removedSince it is gone from the chat since; the words shown are those of the report
     */
    public record Line(
            String messageId,
            Alias alias,
            boolean subject,
            boolean bot,
            Instant sentAt,
            @Nullable String body,
            int words,
            boolean reported,
            int reporters,
            boolean hidden,
            boolean editedSince,
            boolean removedSince) {

        /** The same line with what became of it in the chat. */
        public Line since(Since since) {
            return new Line(
                    messageId,
                    alias,
                    subject,
                    bot,
                    sentAt,
                    body,
                    words,
                    reported,
                    reporters,
                    hidden,
                    since.edited(),
                    since.removed());
        }
    }

    /** What became of a message in the chat since its words were read: it has others now, it is gone. */
    public record Since(boolean edited, boolean removed) {

        /**
         * @param copy of the report, where one was taken
         * @param now null where the chat has the message no longer
         */
        static Since of(@Nullable EvidenceRecord copy, Change change, @Nullable Message now) {
            boolean edited =
                    now != null && (copy == null ? !change.isRemoval() : !Objects.equals(copy.getBody(), now.body()));
            boolean removedBefore = copy != null && copy.getRemovedAt() != null;
            boolean removed = change.isRemoval() || now == null || now.removedAt() != null;
            return new Since(edited, removed && !removedBefore);
        }

        Since and(Since other) {
            return new Since(edited || other.edited, removed || other.removed);
        }
    }
}
