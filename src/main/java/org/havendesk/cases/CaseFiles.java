package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.when;

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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Puts together what a case's page shows, without any words of the conversation. */
class CaseFiles {
    private final DSLContext desk;
    private final Pseudonyms pseudonyms;
    private final CaseHistory history;
    private final Subjects subjects;

    CaseFiles(DSLContext desk, Pseudonyms pseudonyms, CaseHistory history) {
        this.desk = desk;
        this.pseudonyms = pseudonyms;
        this.history = history;
        this.subjects = new Subjects(desk);
    }

    Optional<CaseFile> read(long caseId, Person reader) {
        QueueRow row = QueueSql.rows(desk, reader)
                .where(CASES.CASE_ID.eq(caseId))
                .and(QueueSql.shownTo(reader))
                .fetchOne(QueueSql::row);
        if (row == null) {
            return Optional.empty();
        }
        CasesRecord stored = desk.fetchSingle(CASES, CASES.CASE_ID.eq(caseId));
        List<ReportRecord> reports = desk.selectFrom(REPORT)
                .where(REPORT.CASE_ID.eq(caseId))
                .orderBy(REPORT.REPORTED_AT.desc(), REPORT.REPORT_ID)
                .fetch();
        List<CaseFile.Note> notes = Notes.about(desk, stored, reader);
        Pseudonyms.Names names = names(stored, reports, notes);
        Instant since = since(stored, names);
        return Optional.of(new CaseFile(
                row,
                stored.getVersion(),
                stored.getSeverity(),
                since,
                reports.stream().map(r -> line(r, names)).toList(),
                subjects.earlier(stored, reader),
                history.events(desk, caseId),
                subjects.series(stored, notes, since, reader),
                notes.stream().map(note -> masked(note, names)).toList(),
                history.looks(desk, caseId, reader),
                lastDecision(caseId, reader, row.readAt()),
                receipts(caseId)));
    }

    /** Where the chat store is out of reach reasons and notes, which may hold handles, are not shown. */
    private Pseudonyms.Names names(CasesRecord stored, List<ReportRecord> reports, List<CaseFile.Note> notes) {
        List<String> around = Stream.concat(
                        stored.getSubjectKind().equals("member") ? Stream.of(stored.getSubjectId()) : Stream.of(),
                        reports.stream().map(ReportRecord::getReporterId))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        try {
            return pseudonyms.of(
                    around,
                    Stream.concat(
                                    reports.stream().flatMap(r -> Stream.of(r.getReason(), r.getQuoted())),
                                    notes.stream().map(CaseFile.Note::words))
                            .toList());
        } catch (DataAccessException e) {
            return pseudonyms.withoutChat(around);
        }
    }

    private static @Nullable Instant since(CasesRecord stored, Pseudonyms.Names names) {
        var member = names.members().get(stored.getSubjectId());
        return member == null ? null : member.joinedAt();
    }

    private static CaseFile.ReportLine line(ReportRecord report, Pseudonyms.Names names) {
        boolean hidden = hasWords(report) && ReviewMatter.isSevere(report);
        return new CaseFile.ReportLine(
                report.getReportId(),
                report.getMessageId(),
                report.getCategory(),
                hidden ? null : names.mask(report.getReason()),
                hidden ? null : names.mask(report.getQuoted()),
                report.getReportedAt(),
                hidden);
    }

    static boolean hasWords(ReportRecord report) {
        return report.getReason() != null || report.getQuoted() != null;
    }

    private static CaseFile.Note masked(CaseFile.Note note, Pseudonyms.Names names) {
        return new CaseFile.Note(note.noteId(), names.mask(note.words()), note.who(), note.yours(), note.at());
    }

    private CaseFile.@Nullable DecisionLine lastDecision(long caseId, Person reader, Instant now) {
        var second = ACCOUNT.as("second");
        return desk.select(DECISION, ACCOUNT.DISPLAY_NAME, second.DISPLAY_NAME)
                .from(DECISION)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DECISION.DECIDED_BY))
                .leftJoin(second)
                .on(second.ACCOUNT_ID.eq(DECISION.APPROVED_BY))
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
                            Decisions.isOf(decision, reader),
                            decision.getDecidedAt(),
                            settled,
                            settled
                                    ? 0
                                    : Math.max(
                                            0,
                                            Duration.between(now, decision.getUndoUntil())
                                                    .toMillis()),
                            r.value3());
                });
    }

    private List<CaseFile.Receipt> receipts(long caseId) {
        Field<String> outcome = inline("outcome");
        Field<String> kind = when(EFFECT.PURPOSE.eq(outcome), outcome).otherwise(EFFECT.KIND);
        Field<Long> line = when(EFFECT.PURPOSE.ne(outcome), EFFECT.EFFECT_ID); // reporters stand in one line
        return desk.select(kind, EFFECT.STATE, EFFECT.RECEIPT, max(EFFECT.RECEIPT_AT), count())
                .from(EFFECT)
                .where(EFFECT.CASE_ID.eq(caseId))
                .and(EFFECT.STATE.ne("cancelled"))
                .groupBy(line, kind, EFFECT.STATE, EFFECT.RECEIPT)
                .orderBy(max(EFFECT.EFFECT_ID).desc())
                .fetch(r -> new CaseFile.Receipt(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }
}
