package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DISCLOSURE;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.REPLY;
import static org.havendesk.db.desk.Tables.STRIKE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.settings.CasePath;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The subject of a case over all its cases: risk builds up over a series, and so is read as one. */
class Subjects {
    private static final int NEWEST = 100;
    private static final Field<Boolean> SUPERVISOR = field(exists(selectOne()
                    .from(ACCOUNT_ROLE)
                    .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                    .and(ACCOUNT_ROLE.ROLE.eq(Roles.SUPERVISOR))))
            .as("supervisor");
    private static final Field<Instant> UNTIL = coalesce(
                    DECISION.MEASURE_UNTIL,
                    field(select(max(MEASURE.ENDS_AT))
                            .from(MEASURE)
                            .where(MEASURE.DECISION_ID.eq(DECISION.DECISION_ID))))
            .as("measure_end");
    /** Null while there is no end; {@code least} passes over a null. */
    private static final Field<Instant> OVER = least(MEASURE.LIFTED_AT, MEASURE.ENDS_AT);

    private final DSLContext desk;

    Subjects(DSLContext desk) {
        this.desk = desk;
    }

    /** The other cases of the subject, newest first. */
    List<CaseFile.EarlierCase> earlier(CasesRecord here, Person reader) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.PATH.convertFrom(CasePath::of),
                        CASES.STATE.convertFrom(CaseState::of),
                        CASES.CATEGORY,
                        CASES.OUTCOME,
                        CASES.OPENED_AT)
                .from(CASES)
                .where(sameSubject(here, reader))
                .and(CASES.CASE_ID.ne(here.getCaseId()))
                .orderBy(CASES.CASE_ID.desc())
                .limit(20)
                .fetch(mapping(CaseFile.EarlierCase::new));
    }

    /**
     * What happened over all cases of the subject, newest first.
     *
     * @param notes of colleagues about the subject
     * @param since when the member joined, where that is known
     */
    List<SubjectStep> series(CasesRecord here, List<CaseFile.Note> notes, @Nullable Instant since, Person reader) {
        List<SubjectStep> steps = new ArrayList<>();
        steps.addAll(reported(here, reader));
        steps.addAll(decided(here, reader));
        steps.addAll(measuresOver(here, reader));
        steps.addAll(wroteBack(here, reader));
        steps.addAll(disclosed(here, reader));
        notes.forEach(note -> steps.add(new SubjectStep.Noted(note.at(), note.who())));
        if (since != null) {
            steps.add(new SubjectStep.Joined(since));
        }
        steps.sort(Comparator.comparing(SubjectStep::at).reversed());
        return List.copyOf(steps);
    }

    /** The condition under which a case tells of the same subject as {@code here}. */
    static Condition sameSubject(CasesRecord here) {
        return CASES.SUBJECT_KIND.eq(here.getSubjectKind()).and(CASES.SUBJECT_ID.eq(here.getSubjectId()));
    }

    private static Condition sameSubject(CasesRecord here, Person reader) {
        return sameSubject(here).and(QueueSql.shownTo(reader));
    }

    private List<SubjectStep.Reported> reported(CasesRecord here, Person reader) {
        return desk.select(CASES.CASE_ID, CASES.PATH, CASES.LAST_REPORT_AT, CASES.REPORTS, CASES.CATEGORY)
                .from(CASES)
                .where(sameSubject(here, reader))
                .and(CASES.REPORTS.gt(0))
                .orderBy(CASES.LAST_REPORT_AT.desc(), CASES.CASE_ID.desc())
                .limit(NEWEST)
                .fetch(r -> new SubjectStep.Reported(
                        r.get(CASES.LAST_REPORT_AT), of(r, here), r.get(CASES.REPORTS), r.get(CASES.CATEGORY)));
    }

    private List<SubjectStep.Decided> decided(CasesRecord here, Person reader) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.PATH,
                        DECISION.DECIDED_AT,
                        DECISION.ACTIONS,
                        STRIKE.STRIKE_ID,
                        UNTIL,
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        SUPERVISOR)
                .from(DECISION)
                .join(CASES)
                .on(CASES.CASE_ID.eq(DECISION.CASE_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DECISION.DECIDED_BY))
                .leftJoin(STRIKE)
                .on(STRIKE.DECISION_ID.eq(DECISION.DECISION_ID))
                .where(sameSubject(here, reader))
                .and(DECISION.UNDONE_AT.isNull())
                .orderBy(DECISION.DECIDED_AT.desc(), DECISION.DECISION_ID.desc())
                .limit(NEWEST)
                .fetch(r -> new SubjectStep.Decided(
                        r.get(DECISION.DECIDED_AT),
                        of(r, here),
                        Stream.of(r.get(DECISION.ACTIONS)).map(Action::of).toList(),
                        r.get(UNTIL),
                        r.get(STRIKE.STRIKE_ID) != null,
                        by(r, here, reader)));
    }

    /** Restrictions that ended by themselves or were lifted; those of a decision that was taken back never were. */
    private List<SubjectStep.MeasureOver> measuresOver(CasesRecord here, Person reader) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.PATH,
                        OVER,
                        MEASURE.KIND,
                        MEASURE.LIFTED_AT,
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        SUPERVISOR)
                .from(MEASURE)
                .join(CASES)
                .on(CASES.CASE_ID.eq(MEASURE.CASE_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(MEASURE.LIFTED_BY))
                .where(sameSubject(here, reader))
                .and(MEASURE.CANCELLED_AT.isNull())
                .and(OVER.le(QueueSql.NOW))
                .orderBy(OVER.desc(), MEASURE.MEASURE_ID.desc())
                .limit(NEWEST)
                .fetch(r -> new SubjectStep.MeasureOver(
                        r.get(OVER),
                        of(r, here),
                        r.get(MEASURE.KIND),
                        r.get(ACCOUNT.ACCOUNT_ID) == null ? null : by(r, here, reader)));
    }

    private List<SubjectStep.WroteBack> wroteBack(CasesRecord here, Person reader) {
        return desk.select(CASES.CASE_ID, CASES.PATH, REPLY.SENT_AT)
                .from(REPLY)
                .join(CASES)
                .on(CASES.CASE_ID.eq(REPLY.CASE_ID))
                .where(sameSubject(here, reader))
                .orderBy(REPLY.SENT_AT.desc(), REPLY.MESSAGE_ID)
                .limit(NEWEST)
                .fetch(r -> new SubjectStep.WroteBack(r.get(REPLY.SENT_AT), of(r, here)));
    }

    private List<SubjectStep.Disclosed> disclosed(CasesRecord here, Person reader) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.PATH,
                        DISCLOSURE.DISCLOSED_AT,
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        SUPERVISOR)
                .from(DISCLOSURE)
                .join(CASES)
                .on(CASES.CASE_ID.eq(DISCLOSURE.CASE_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DISCLOSURE.DISCLOSER))
                .where(sameSubject(here, reader))
                .orderBy(DISCLOSURE.DISCLOSED_AT.desc(), DISCLOSURE.DISCLOSURE_ID.desc())
                .limit(NEWEST)
                .fetch(r ->
                        new SubjectStep.Disclosed(r.get(DISCLOSURE.DISCLOSED_AT), of(r, here), by(r, here, reader)));
    }

    private static SubjectStep.Of of(Record r, CasesRecord here) {
        long caseId = r.get(CASES.CASE_ID);
        return new SubjectStep.Of(caseId, CasePath.of(r.get(CASES.PATH)), caseId == here.getCaseId());
    }

    private static SubjectStep.By by(Record r, CasesRecord here, Person reader) {
        boolean isHere = r.get(CASES.CASE_ID).equals(here.getCaseId());
        return new SubjectStep.By(
                isHere ? r.get(ACCOUNT.DISPLAY_NAME) : null,
                r.get(SUPERVISOR),
                r.get(ACCOUNT.ACCOUNT_ID) == reader.accountId());
    }
}
