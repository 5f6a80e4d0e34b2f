package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.Records.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.havendesk.settings.CasePath;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Puts together what a case's page shows, without any words of the conversation. */
class CaseFiles {
    private final DSLContext desk;
    private final Pseudonyms pseudonyms;
    private final CaseHistory history;

    CaseFiles(DSLContext desk, Pseudonyms pseudonyms, CaseHistory history) {
        this.desk = desk;
        this.pseudonyms = pseudonyms;
        this.history = history;
    }

    Optional<CaseFile> read(long caseId, Person reader) {
        QueueRow row = QueueSql.rows(desk).where(CASES.CASE_ID.eq(caseId)).fetchOne(QueueSql::row);
        if (row == null) {
            return Optional.empty();
        }
        CasesRecord stored = desk.fetchSingle(CASES, CASES.CASE_ID.eq(caseId));
        List<ReportRecord> reports = desk.selectFrom(REPORT)
                .where(REPORT.CASE_ID.eq(caseId))
                .orderBy(REPORT.REPORTED_AT.desc(), REPORT.REPORT_ID)
                .fetch();
        Pseudonyms.Names names = names(stored, reports);
        return Optional.of(new CaseFile(
                row,
                stored.getVersion(),
                stored.getSeverity(),
                since(stored, names),
                reports.stream().map(r -> line(r, names)).toList(),
                earlier(stored),
                history.events(desk, caseId),
                history.looks(desk, caseId, reader),
                lastDecision(caseId, reader, row.readAt()),
                receipts(caseId)));
    }

    /** Where the chat store is out of reach reasons, which may hold handles, are not shown. */
    private Pseudonyms.Names names(CasesRecord stored, List<ReportRecord> reports) {
        List<String> around = Stream.concat(
                        stored.getSubjectKind().equals("member") ? Stream.of(stored.getSubjectId()) : Stream.of(),
                        reports.stream().map(ReportRecord::getReporterId))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        try {
            return pseudonyms.of(
                    around, reports.stream().map(ReportRecord::getReason).toList());
        } catch (DataAccessException e) {
            return pseudonyms.withoutChat(around);
        }
    }

    private static @Nullable Instant since(CasesRecord stored, Pseudonyms.Names names) {
        var member = names.members().get(stored.getSubjectId());
        return member == null ? null : member.joinedAt();
    }

    private static CaseFile.ReportLine line(ReportRecord report, Pseudonyms.Names names) {
        boolean hidden = report.getReason() != null && ReviewMatter.isSevere(report);
        return new CaseFile.ReportLine(
                report.getReportId(),
                report.getMessageId(),
                report.getCategory(),
                hidden ? null : names.mask(report.getReason()),
                report.getReportedAt(),
                hidden);
    }

    private List<CaseFile.EarlierCase> earlier(CasesRecord stored) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.PATH.convertFrom(CasePath::of),
                        CASES.STATE.convertFrom(CaseState::of),
                        CASES.CATEGORY,
                        CASES.OUTCOME,
                        CASES.OPENED_AT)
                .from(CASES)
                .where(CASES.SUBJECT_KIND.eq(stored.getSubjectKind()))
                .and(CASES.SUBJECT_ID.eq(stored.getSubjectId()))
                .and(CASES.CASE_ID.ne(stored.getCaseId()))
                .orderBy(CASES.CASE_ID.desc())
                .limit(20)
                .fetch(mapping(CaseFile.EarlierCase::new));
    }

    private CaseFile.@Nullable DecisionLine lastDecision(long caseId, Person reader, Instant now) {
        return desk.select(DECISION, ACCOUNT.DISPLAY_NAME)
                .from(DECISION)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DECISION.DECIDED_BY))
                .where(DECISION.CASE_ID.eq(caseId))
                .and(DECISION.UNDONE_AT.isNull())
                .orderBy(DECISION.DECISION_ID.desc())
                .limit(1)
                .fetchOne(r -> {
                    var decision = r.value1();
                    boolean settled = decision.getSettledAt() != null;
                    return new CaseFile.DecisionLine(
                            decision.getDecisionId(),
                            Stream.of(decision.getActions()).map(Action::of).toList(),
                            decision.getPolicy(),
                            decision.getReason(),
                            decision.getText(),
                            r.value2(),
                            decision.getDecidedBy() == reader.accountId(),
                            decision.getDecidedAt(),
                            settled,
                            settled
                                    ? 0
                                    : Math.max(
                                            0,
                                            Duration.between(now, decision.getUndoUntil())
                                                    .toMillis()));
                });
    }

    private List<CaseFile.Receipt> receipts(long caseId) {
        return desk.select(EFFECT.KIND, EFFECT.STATE, EFFECT.RECEIPT, EFFECT.RECEIPT_AT)
                .from(EFFECT)
                .where(EFFECT.CASE_ID.eq(caseId))
                .and(EFFECT.STATE.ne("cancelled"))
                .orderBy(EFFECT.EFFECT_ID.desc())
                .fetch(mapping(CaseFile.Receipt::new));
    }
}
