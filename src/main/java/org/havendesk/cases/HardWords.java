package org.havendesk.cases;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.havendesk.db.desk.tables.records.ReportRecord;

/**
 * Words of a report, or replies within a matter, of severity 2 or 3 that a page of words holds openly. Hidden words are not read, and so are not among
 * them until somebody asks for them; neighbours that nobody reported are not either.
 *
 * @param shown which words, the same each time they are shown
 */
record HardWords(String shown, int severity) {
    private static final int HARD = 2;

    /** The reported messages among these lines whose words stand open. */
    static List<HardWords> of(ReviewMatter matter, List<Conversation.Line> lines) {
        return lines.stream()
                .filter(line -> !line.hidden() && line.body() != null)
                .flatMap(line -> of("message " + line.messageId(), matter.reportsOf(line.messageId())).stream())
                .toList();
    }

    /** The reasons of a case: a few lines, shown together. They count as one read, with the severity of the hardest. */
    static List<HardWords> reasons(long caseId, Collection<ReportRecord> reports) {
        return of("reasons " + caseId, reports).stream().toList();
    }

    /** What the member wrote to the team: as hard as the matter that it is about. */
    static List<HardWords> replies(ReviewMatter matter, List<Conversation.Line> lines) {
        int severity = matter.row().getSeverity();
        return lines.stream()
                .filter(line -> severity >= HARD && line.body() != null)
                .map(line -> new HardWords("message " + line.messageId(), severity))
                .toList();
    }

    private static Optional<HardWords> of(String shown, Collection<ReportRecord> reports) {
        return reports.stream()
                .map(report -> (int) report.getSeverity())
                .max(Integer::compare)
                .filter(severity -> severity >= HARD)
                .map(severity -> new HardWords(shown, severity));
    }
}
