package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CARE_ANSWER;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.FOLLOW_UP;
import static org.havendesk.db.desk.Tables.HAND_OVER;
import static org.havendesk.db.desk.Tables.SAFETY_PLAN;
import static org.havendesk.db.desk.Tables.SETTING;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.care.Protocol;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.SafetyPlan;
import org.havendesk.cases.CareRun.Answer;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.db.desk.tables.Account;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads and fixes how the protocol stands on a case. */
final class CareRuns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Account LEAD = ACCOUNT.as("lead");

    private CareRuns() {}

    private record Given(
            String step,
            String question,
            @Nullable String answer,
            @Nullable String notNeeded,
            Answer by) {}

    /** The protocol on this case, within a transaction or without one. */
    static CareRun read(DSLContext desk, long caseId) {
        Integer kept = desk.select(CASES.PROTOCOL_VERSION)
                .from(CASES)
                .where(CASES.CASE_ID.eq(caseId))
                .fetchOne(CASES.PROTOCOL_VERSION);
        Settings settings = new Settings(desk);
        Version<Protocol> protocol =
                kept == null ? settings.newest(Protocol.KIND) : settings.version(Protocol.KIND, kept);
        List<Given> given = answers(desk, caseId);
        return new CareRun(
                protocol.number(),
                protocol.value().steps().stream().map(step -> run(step, given)).toList(),
                handOver(desk, caseId),
                followUp(desk, caseId),
                plan(desk, caseId));
    }

    /** From now on this case keeps the protocol in force, unless it has one. The caller stores the row. */
    static void keepVersion(DSLContext tx, CasesRecord row) {
        if (row.getPath().equals("care") && row.getProtocolVersion() == null) {
            row.setProtocolVersion(tx.select(max(SETTING.VERSION))
                    .from(SETTING)
                    .where(SETTING.KIND.eq(Protocol.KIND.key()))
                    .fetchSingle()
                    .value1());
        }
    }

    /** Newest answers win; "not needed" takes the place of all answers before it, an answer that of "not needed". */
    private static StepRun run(Step step, List<Given> given) {
        Map<String, Answer> answers = new HashMap<>();
        Answer notNeeded = null;
        for (Given one : given) {
            if (!one.step().equals(step.key())) {
                continue;
            }
            notNeeded = one.notNeeded() == null ? null : one.by();
            if (one.answer() != null) {
                answers.put(one.question(), one.by());
            }
        }
        return new StepRun(step, answers, notNeeded);
    }

    /** Oldest first; without those whose decision was taken back. */
    private static List<Given> answers(DSLContext desk, long caseId) {
        return new ArrayList<>(desk.select(
                        CARE_ANSWER.STEP,
                        CARE_ANSWER.QUESTION,
                        CARE_ANSWER.ANSWER,
                        CARE_ANSWER.NOT_NEEDED,
                        ACCOUNT.DISPLAY_NAME,
                        CARE_ANSWER.AT)
                .from(CARE_ANSWER)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(CARE_ANSWER.BY_ACCOUNT))
                .leftJoin(DECISION)
                .on(DECISION.DECISION_ID.eq(CARE_ANSWER.DECISION_ID))
                .where(CARE_ANSWER.CASE_ID.eq(caseId))
                .and(DECISION.UNDONE_AT.isNull())
                .orderBy(CARE_ANSWER.ANSWER_ID)
                .fetch(r -> new Given(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        new Answer(r.value3() == null ? r.value4() : r.value3(), r.value5(), r.value6()))));
    }

    /** The newest one that was not taken back. */
    private static CareRun.@Nullable HandOver handOver(DSLContext desk, long caseId) {
        Account by = ACCOUNT.as("by");
        Account taker = ACCOUNT.as("taker");
        return desk.select(
                        LEAD.DISPLAY_NAME,
                        HAND_OVER.NOTE,
                        by.DISPLAY_NAME,
                        HAND_OVER.HANDED_AT,
                        taker.DISPLAY_NAME,
                        HAND_OVER.ACKNOWLEDGED_AT)
                .from(HAND_OVER)
                .join(by)
                .on(by.ACCOUNT_ID.eq(HAND_OVER.HANDED_BY))
                .leftJoin(LEAD)
                .on(LEAD.ACCOUNT_ID.eq(HAND_OVER.TO_ACCOUNT))
                .leftJoin(taker)
                .on(taker.ACCOUNT_ID.eq(HAND_OVER.ACKNOWLEDGED_BY))
                .where(HAND_OVER.CASE_ID.eq(caseId))
                .and(HAND_OVER.CANCELLED_AT.isNull())
                .orderBy(HAND_OVER.HAND_OVER_ID.desc())
                .limit(1)
                .fetchOne(mapping(CareRun.HandOver::new));
    }

    private static CareRun.@Nullable FollowUp followUp(DSLContext desk, long caseId) {
        return desk.select(FOLLOW_UP.DUE_AT, ACCOUNT.DISPLAY_NAME, FOLLOW_UP.WHAT)
                .from(FOLLOW_UP)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(FOLLOW_UP.ASSIGNED_TO))
                .where(FOLLOW_UP.CASE_ID.eq(caseId))
                .and(FOLLOW_UP.DONE_AT.isNull())
                .and(FOLLOW_UP.CANCELLED_AT.isNull())
                .orderBy(FOLLOW_UP.FOLLOW_UP_ID.desc())
                .limit(1)
                .fetchOne(mapping(CareRun.FollowUp::new));
    }

    private static CareRun.@Nullable PlanVersion plan(DSLContext desk, long caseId) {
        return desk.select(SAFETY_PLAN.VERSION, SAFETY_PLAN.SECTIONS, ACCOUNT.DISPLAY_NAME, SAFETY_PLAN.MADE_AT)
                .from(SAFETY_PLAN)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(SAFETY_PLAN.MADE_BY))
                .where(SAFETY_PLAN.CASE_ID.eq(caseId))
                .orderBy(SAFETY_PLAN.VERSION.desc())
                .limit(1)
                .fetchOne(r -> new CareRun.PlanVersion(
                        r.value1(), JSON.readValue(r.value2().data(), SafetyPlan.class), r.value3(), r.value4()));
    }

    /** The number of the newest plan of a case, 0 where there is none. */
    static int planVersion(DSLContext tx, long caseId) {
        return tx.select(coalesce(max(SAFETY_PLAN.VERSION), 0))
                .from(SAFETY_PLAN)
                .where(SAFETY_PLAN.CASE_ID.eq(caseId))
                .fetchSingle()
                .value1();
    }
}
