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
 * @param timeline what happened to this case, newest first
 * @param series what happened over all cases of its subject, newest first
 * @param notes of colleagues about the subject, newest first
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
        List<SubjectStep> series,
        List<Note> notes,
        List<Look> looks,
        @Nullable DecisionLine lastDecision,
        List<Receipt> receipts) {

    public CaseFile {
        reports = List.copyOf(reports);
        earlier = List.copyOf(earlier);
        timeline = List.copyOf(timeline);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
        looks = List.copyOf(looks);
        receipts = List.copyOf(receipts);
    }

    /**
     * A report of the case; who sent it stays sealed.
     *
     * @param reason with handles shown as aliases; null where none was given, and while it is hidden
     * @param quoted the message as a source quoted it, where it cannot be read itself; as {@code reason}
     * @param hidden there are words about something severe, which wait until somebody asks for them
     */
    public record ReportLine(
            String reportId,
            @Nullable String messageId,
            String category,
            @Nullable String reason,
            @Nullable String quoted,
            Instant reportedAt,
            boolean hidden) {}

    /** What a report says in words, with handles shown as aliases. */
    public record ReportWords(
            @Nullable String reason, @Nullable String quoted) {}

    /** Another case of the same subject. */
    public record EarlierCase(
            long caseId,
            CasePath path,
            CaseState state,
            String category,
            @Nullable String outcome,
            Instant openedAt) {}

    /**
     * What a colleague noted about the subject.
     *
     * @param words with handles shown as aliases; null while handles cannot be looked up
     * @param yours whether the reader wrote it, and so may withdraw it
     */
    public record Note(long noteId, @Nullable String words, String who, boolean yours, Instant at) {}

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
     * @param answers how many answers of check-ins
     * @param reason why more than the first stretch was read
     */
    public record Look(
            Instant at,
            String who,
            boolean you,
            int messages,
            int reasons,
            int answers,
            @Nullable String reason) {}

    /**
     * @param text the words to the member, or for a hand-over to the supervisor; null where none went with it
     * @param undoLeftMillis how long it can still be undone, by the database's clock; 0 where not any more
     * @param yours whether the reader took it, or approved it, and so may take it back
     * @param approvedBy the second person, null where nobody else was asked
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
            long undoLeftMillis,
            @Nullable String approvedBy) {}

    /**
     * What became of an effect, or of the notices to reporters together.
     *
     * @param kind what was asked of the chat; {@code outcome} for the notices to reporters
     * @param state planned, cancelled, sent, done, not_applicable, failed, unknown
     * @param times how many effects this line tells of
     */
    public record Receipt(
            String kind,
            String state,
            @Nullable String why,
            @Nullable Instant at,
            int times) {
        public Receipt(String kind, String state, @Nullable String why, @Nullable Instant at) {
            this(kind, state, why, at, 1);
        }
    }

    public boolean isYours(long accountId) {
        return row.holder() != null && row.holder().accountId() == accountId;
    }
}
