package org.havendesk.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as the chat store has it, or as a source sent it.
 *
 * @param quoted the reported message in the words of a source; null in reports of the chat store, which has the message itself
 */
record IncomingReport(
        long seq,
        String reportId,
        @Nullable String messageId,
        @Nullable String roomId,
        @Nullable String memberId,
        @Nullable String reporterId,
        @Nullable String category,
        @Nullable String reason,
        @Nullable String quoted,
        @Nullable Instant reportedAt)
        implements Incoming {

    @Override
    public String id() {
        return reportId;
    }

    @Override
    public String toString() {
        return "IncomingReport[" + reportId + "]";
    }
}
