package org.havendesk.privacy;

import static org.havendesk.db.desk.Tables.CARE_ANSWER;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.CHECK_IN_ANSWER;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DISCLOSURE;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.havendesk.db.desk.Tables.MEMBER_REQUEST;
import static org.havendesk.db.desk.Tables.REPLY;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.havendesk.db.desk.Tables.SAFETY_PLAN;
import static org.havendesk.db.desk.Tables.STRIKE;
import static org.havendesk.db.desk.Tables.SUBJECT_NOTE;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is kept about one member, as they are to get it: JSON in UTF-8, times in UTC. What would tell of others
 * is left out: who reported, what they wrote, the words of neighbours, and who of the staff did what; handles in notes stand
 * as aliases. For whoever asked, after a second person agreed, for as long as it is open; each time is one entry of the ledger.
 */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class MemberReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DSLContext desk;
    private final Pseudonyms pseudonyms;

    public MemberReport(DSLContext desk, Pseudonyms pseudonyms) {
        this.desk = desk;
        this.pseudonyms = pseudonyms;
    }

    /** The report of an approved request; empty where it is not open to this person, or not any more. */
    public Optional<byte[]> fetch(long requestId, Person person) {
        return desk.transactionResult(tx -> openTo(tx.dsl(), requestId, person).map(memberId -> {
            byte[] report = JSON.writeValueAsBytes(of(tx.dsl(), memberId));
            Ledger.append(
                    tx.dsl(),
                    Entry.of(person.actor(), "fetch_report", "member_request", requestId)
                            .after(Map.of("bytes", report.length)));
            return report;
        }));
    }

    private static Optional<String> openTo(DSLContext tx, long requestId, Person person) {
        return tx.select(MEMBER_REQUEST.MEMBER_ID)
                .from(MEMBER_REQUEST)
                .where(MEMBER_REQUEST.REQUEST_ID.eq(requestId))
                .and(MEMBER_REQUEST.KIND.eq("report"))
                .and(MEMBER_REQUEST.STATE.eq("approved"))
                .and(MEMBER_REQUEST.ASKED_BY.eq(person.accountId()))
                .and(MEMBER_REQUEST.OPEN_UNTIL.gt(field("clock_timestamp()", Instant.class)))
                .and(MEMBER_REQUEST.MEMBER_ID.isNotNull())
                .forShare()
                .fetchOptional(MEMBER_REQUEST.MEMBER_ID);
    }

    private Map<String, Object> of(DSLContext tx, String member) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("member", member);
        report.put(
                "made_at",
                tx.select(currentOffsetDateTime())
                        .fetchSingle()
                        .value1()
                        .toInstant()
                        .toString());
        report.put(
                "known_as",
                rows(tx.select(MEMBER_ALIAS.WORDS, MEMBER_ALIAS.CODE, MEMBER_ALIAS.CREATED_AT)
                        .from(MEMBER_ALIAS)
                        .where(MEMBER_ALIAS.MEMBER_ID.eq(member))));
        report.put("cases_about_you", rows(cases(tx, member)));
        report.put("your_words_kept_as_evidence", rows(evidence(tx, member)));
        report.put("your_answers_to_check_ins", rows(checkIns(tx, member)));
        report.put("your_replies", rows(replies(tx, member)));
        report.put("your_reports", rows(reports(tx, member)));
        report.put("decisions_about_you", rows(decisions(tx, member)));
        report.put("restrictions", rows(measures(tx, member)));
        report.put(
                "strikes",
                rows(tx.select(STRIKE.GIVEN_AT, STRIKE.EXPIRES_AT)
                        .from(STRIKE)
                        .where(STRIKE.MEMBER_ID.eq(member))
                        .orderBy(STRIKE.STRIKE_ID)));
        report.put("messages_to_you", rows(messages(tx, member)));
        report.put("what_was_assessed", masked(rows(assessed(tx, member)), "answer"));
        report.put("safety_plans", rows(plans(tx, member)));
        report.put("notes_about_you", masked(rows(notes(tx, member)), "body"));
        report.put("disclosed_to_emergency_services", rows(disclosures(tx, member)));
        return report;
    }

    private static ResultQuery<?> cases(DSLContext tx, String member) {
        return tx.select(
                        CASES.CASE_ID,
                        CASES.PATH,
                        CASES.TIER,
                        CASES.CATEGORY,
                        CASES.STATE,
                        CASES.OUTCOME,
                        CASES.OPENED_AT,
                        CASES.DECIDED_AT,
                        CASES.CLOSED_AT,
                        CASES.CONTENT_REMOVED_AT)
                .from(CASES)
                .where(CASES.SUBJECT_KIND.eq("member"))
                .and(CASES.SUBJECT_ID.eq(member))
                .orderBy(CASES.CASE_ID);
    }

    private static ResultQuery<?> evidence(DSLContext tx, String member) {
        return tx.select(EVIDENCE.SENT_AT, EVIDENCE.BODY, EVIDENCE.CAPTURED_AT)
                .from(EVIDENCE)
                .where(EVIDENCE.MEMBER_ID.eq(member))
                .orderBy(EVIDENCE.SENT_AT, EVIDENCE.REPORT_ID, EVIDENCE.POSITION);
    }

    private static ResultQuery<?> checkIns(DSLContext tx, String member) {
        return tx.select(
                        CHECK_IN_ANSWER.INSTRUMENT,
                        CHECK_IN_ANSWER.ITEM,
                        CHECK_IN_ANSWER.ANSWER,
                        CHECK_IN_ANSWER.ANSWERED_AT)
                .from(CHECK_IN_ANSWER)
                .join(REPORT)
                .on(REPORT.REPORT_ID.eq(CHECK_IN_ANSWER.REPORT_ID))
                .where(REPORT.MEMBER_ID.eq(member))
                .orderBy(CHECK_IN_ANSWER.ANSWERED_AT, CHECK_IN_ANSWER.REPORT_ID);
    }

    private static ResultQuery<?> replies(DSLContext tx, String member) {
        return aboutCase(tx.select(REPLY.CASE_ID, REPLY.SENT_AT, REPLY.BODY)
                        .from(REPLY)
                        .join(CASES)
                        .on(CASES.CASE_ID.eq(REPLY.CASE_ID))
                        .where(CASES.SUBJECT_ID.eq(member)))
                .orderBy(REPLY.SENT_AT, REPLY.MESSAGE_ID);
    }

    private static ResultQuery<?> reports(DSLContext tx, String member) {
        return tx.select(REPORT.CATEGORY, REPORT.REASON, REPORT.REPORTED_AT)
                .from(REPORT)
                .where(REPORT.REPORTER_ID.eq(member))
                .orderBy(REPORT.REPORTED_AT, REPORT.REPORT_ID);
    }

    private static ResultQuery<?> decisions(DSLContext tx, String member) {
        return aboutCase(tx.select(
                                DECISION.CASE_ID,
                                DECISION.DECIDED_AT,
                                DECISION.ACTIONS,
                                DECISION.POLICY,
                                DECISION.TEXT,
                                DECISION.MEASURE_UNTIL,
                                DECISION.UNDONE_AT)
                        .from(DECISION)
                        .join(CASES)
                        .on(CASES.CASE_ID.eq(DECISION.CASE_ID))
                        .where(CASES.SUBJECT_ID.eq(member)))
                .orderBy(DECISION.DECISION_ID);
    }

    private static ResultQuery<?> measures(DSLContext tx, String member) {
        return tx.select(
                        MEASURE.CASE_ID,
                        MEASURE.KIND,
                        MEASURE.BEGINS_AT,
                        MEASURE.ENDS_AT,
                        MEASURE.LIFTED_AT,
                        MEASURE.CANCELLED_AT)
                .from(MEASURE)
                .where(MEASURE.MEMBER_ID.eq(member))
                .orderBy(MEASURE.MEASURE_ID);
    }

    private static ResultQuery<?> messages(DSLContext tx, String member) {
        return tx.select(EFFECT.KIND, EFFECT.STATE, EFFECT.BODY, EFFECT.RECEIPT_AT)
                .from(EFFECT)
                .where(EFFECT.MEMBER_ID.eq(member))
                .orderBy(EFFECT.EFFECT_ID);
    }

    private static ResultQuery<?> assessed(DSLContext tx, String member) {
        return aboutCase(tx.select(
                                CARE_ANSWER.CASE_ID,
                                CARE_ANSWER.STEP,
                                CARE_ANSWER.QUESTION,
                                CARE_ANSWER.ANSWER,
                                CARE_ANSWER.AT)
                        .from(CARE_ANSWER)
                        .join(CASES)
                        .on(CASES.CASE_ID.eq(CARE_ANSWER.CASE_ID))
                        .where(CASES.SUBJECT_ID.eq(member)))
                .orderBy(CARE_ANSWER.ANSWER_ID);
    }

    private static ResultQuery<?> plans(DSLContext tx, String member) {
        return aboutCase(tx.select(SAFETY_PLAN.CASE_ID, SAFETY_PLAN.VERSION, SAFETY_PLAN.SECTIONS, SAFETY_PLAN.MADE_AT)
                        .from(SAFETY_PLAN)
                        .join(CASES)
                        .on(CASES.CASE_ID.eq(SAFETY_PLAN.CASE_ID))
                        .where(CASES.SUBJECT_ID.eq(member)))
                .orderBy(SAFETY_PLAN.CASE_ID, SAFETY_PLAN.VERSION);
    }

    private static ResultQuery<?> notes(DSLContext tx, String member) {
        return tx.select(SUBJECT_NOTE.WRITTEN_AT, SUBJECT_NOTE.BODY, SUBJECT_NOTE.WITHDRAWN_AT)
                .from(SUBJECT_NOTE)
                .where(SUBJECT_NOTE.SUBJECT_KIND.eq("member"))
                .and(SUBJECT_NOTE.SUBJECT_ID.eq(member))
                .orderBy(SUBJECT_NOTE.NOTE_ID);
    }

    private static ResultQuery<?> disclosures(DSLContext tx, String member) {
        return aboutCase(tx.select(
                                DISCLOSURE.CASE_ID,
                                DISCLOSURE.RECIPIENT,
                                DISCLOSURE.AFFILIATION,
                                DISCLOSURE.DISCLOSED_AT,
                                DISCLOSURE.NATURE)
                        .from(DISCLOSURE)
                        .join(CASES)
                        .on(CASES.CASE_ID.eq(DISCLOSURE.CASE_ID))
                        .where(CASES.SUBJECT_ID.eq(member)))
                .orderBy(DISCLOSURE.DISCLOSURE_ID);
    }

    private static <R extends Record> SelectConditionStep<R> aboutCase(SelectConditionStep<R> query) {
        return query.and(CASES.SUBJECT_KIND.eq("member"));
    }

    private static List<Map<String, Object>> rows(ResultQuery<?> query) {
        List<Map<String, Object>> rows = new ArrayList<>();
        query.forEach(row -> {
            Map<String, Object> plain = new LinkedHashMap<>();
            Stream.of(row.fields()).forEach(field -> plain.put(field.getName(), plain(row.get(field))));
            rows.add(plain);
        });
        return rows;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
            case JSONB json -> JSON.readTree(json.data());
            default -> value;
        };
    }

    /** The rows with the handles of others in this field shown as aliases. */
    private List<Map<String, Object>> masked(List<Map<String, Object>> rows, String name) {
        List<String> texts = rows.stream()
                .map(row -> (String) row.get(name))
                .filter(Objects::nonNull)
                .toList();
        Pseudonyms.Names names = pseudonyms.of(List.of(), texts);
        rows.forEach(row -> row.computeIfPresent(name, (key, words) -> names.mask((String) words)));
        return rows;
    }
}
