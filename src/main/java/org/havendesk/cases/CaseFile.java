package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/**
 * A case as its page shows it, without any words of the conversation.
 *
 * @param row what the queue knows of it
 * @param version what a decision has to name; grows when something changes on which a decision depends
 * @param subjectSince when the member joined the chat, null for rooms and where it is not known
 * @param lastDecision the newest decision that was not undone
 */
public record CaseFile(
        QueueRow row,
        int version,
        int severity,
        @Nullable Instant subjectSince,
        List<ReportLine> reports,
        List<EarlierCase> earlier,
        List<Event> timeline,
        List<Look> looks,
        @Nullable DecisionLine lastDecision,
        List<Receipt> receipts) {

    public CaseFile {
        reports = List.copyOf(reports);
        earlier = List.copyOf(earlier);
        timeline = List.copyOf(timeline);
        looks = List.copyOf(looks);
        receipts = List.copyOf(receipts);
    }

    /**
     * A report of the case; who sent it stays sealed.
     *
     * @param reason with handles shown as aliases; null where none was given, and while it is hidden
     * @param hidden there is a reason about severe words, which waits until somebody asks for it
     */
    public record ReportLine(
            String reportId,
            @Nullable String messageId,
            String category,
            @Nullable String reason,
            Instant reportedAt,
            boolean hidden) {}

    /** Another case of the same subject. */
    public record EarlierCase(
            long caseId,
            CasePath path,
            CaseState state,
            String category,
            @Nullable String outcome,
            Instant openedAt) {}

    /**
     * Something that happened to the case.
     *
     * @param what the ledger's verb
     * @param who the name of the person, or of the rule or job
     * @param detail a key of what changed (a tier, a path, an outcome), null where the verb says all
     */
    public record Event(
            Instant at,
            String what,
            String who,
            @Nullable String detail,
            @Nullable String reason) {}

    /**
     * Somebody read words of members.
     *
     * @param messages how many messages of the conversation
     * @param reasons how many hidden reasons of reports
     * @param reason why more than the first stretch was read
     */
    public record Look(
            Instant at,
            String who,
            boolean you,
            int messages,
            int reasons,
            @Nullable String reason) {}

    /**
     * @param text the words to the member, or for a hand-over to the supervisor; null where none went with it
     * @param undoLeftMillis how long it can still be undone, by the database's clock; 0 where not any more
     * @param yours whether the reader took it
     */
    public record DecisionLine(
            long decisionId,
            List<Action> actions,
            @Nullable String policy,
            String reason,
            @Nullable String text,
            String who,
            boolean yours,
            Instant at,
            boolean settled,
            long undoLeftMillis) {}

    /** What became of an effect. {@code state}: planned, cancelled, sent, done, not_applicable, failed, unknown. */
    public record Receipt(
            String kind,
            String state,
            @Nullable String why,
            @Nullable Instant at) {}

    public boolean isYours(long accountId) {
        return row.holder() != null && row.holder().accountId() == accountId;
    }
}
