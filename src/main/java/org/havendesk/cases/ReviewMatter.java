package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.REPORT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.db.desk.tables.records.EvidenceRecord;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.jooq.DSLContext;

/**
 * A case's reports and evidence: what a page of words is compared with.
 *
 * @param reports newest first
 * @param evidence the first copy of each message, by message
 * @param hidden which words wait for this reader until asked for
 */
record ReviewMatter(
        CasesRecord row, List<ReportRecord> reports, Map<String, EvidenceRecord> evidence, HiddenWords hidden) {

    /**
     * {@code IllegalArgumentException} where there is no such case, {@code AccessDeniedException} where it is the reader's own
     * matter.
     */
    static ReviewMatter read(DSLContext desk, long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        CasesRecord row = desk.fetchOptional(CASES, CASES.CASE_ID.eq(caseId))
                .orElseThrow(() -> new IllegalArgumentException("there is no case " + caseId));
        List<ReportRecord> reports = desk.selectFrom(REPORT)
                .where(REPORT.CASE_ID.eq(caseId))
                .orderBy(REPORT.REPORTED_AT.desc(), REPORT.REPORT_ID)
                .fetch();
        Map<String, EvidenceRecord> evidence = new HashMap<>();
        desk.select(EVIDENCE)
                .from(EVIDENCE)
                .join(REPORT)
                .on(REPORT.REPORT_ID.eq(EVIDENCE.REPORT_ID))
                .where(REPORT.CASE_ID.eq(caseId))
                .orderBy(EVIDENCE.CAPTURED_AT)
                .forEach(r -> evidence.putIfAbsent(r.value1().getMessageId(), r.value1()));
        return new ReviewMatter(row, reports, evidence, HiddenWords.of(desk, reader));
    }

    boolean isSubject(String memberId) {
        return row.getSubjectKind().equals("member") && row.getSubjectId().equals(memberId);
    }

    /** Everybody who is known to be around: the subject, reporters, authors of what was copied. Names among words are theirs. */
    Stream<String> people() {
        return Stream.of(
                        row.getSubjectKind().equals("member") ? Stream.of(row.getSubjectId()) : Stream.<String>of(),
                        reports.stream().map(ReportRecord::getReporterId),
                        evidence.values().stream().map(EvidenceRecord::getMemberId))
                .flatMap(people -> people)
                .filter(Objects::nonNull);
    }

    List<ReportRecord> reportsOf(String messageId) {
        return reports.stream().filter(r -> messageId.equals(r.getMessageId())).toList();
    }

    /** The messages that reports name, the newest report first. */
    List<String> reported() {
        return reports.stream()
                .map(ReportRecord::getMessageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
