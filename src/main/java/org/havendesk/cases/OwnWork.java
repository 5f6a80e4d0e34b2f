package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.FOLLOW_UP;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.havendesk.db.desk.Tables.PASSED_ON;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** What is with somebody: their cases, what they promised for later, what they got done. */
@PreAuthorize(Roles.WORKS_CASES)
public class OwnWork {
    private static final Field<String> SUBJECT =
            when(CASES.SUBJECT_KIND.eq("member"), MEMBER_ALIAS.WORDS).otherwise(CASES.ROOM_NAME);
    private static final String[] CONTACTS = {"contact", "signpost", "safety_plan"};

    private final DSLContext desk;

    public OwnWork(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * Something that was promised to happen later.
     *
     * @param subject the member's alias without its code, or the room's name
     * @param assigned who does it; null: nobody yet
     */
    public record Promise(
            long followUpId,
            long caseId,
            Instant dueAt,
            String what,
            @Nullable String subject,
            OwnCase.@Nullable Named assigned) {}

    /**
     * What somebody got done.
     *
     * @param firstLook the median time from the start of a case's clock to the first look, where that was theirs; null
     *     where there was none
     */
    public record Achieved(
            int closed,
            int contacted,
            int approvals,
            @Nullable Duration firstLook) {}

    /** The person's cases, most pressing first: claimed, waiting for what they set going, in its undo window. */
    @PreAuthorize(Roles.THEIR_OWN)
    public List<OwnCase> cases(Person person) {
        return desk.select(
                        CASES.CASE_ID,
                        CASES.TIER,
                        CASES.PATH,
                        CASES.STATE,
                        SUBJECT,
                        CASES.DUE_AT,
                        CASES.WAITING_FOR,
                        CASES.WAITING_UNTIL,
                        PASSED_ON.TO_ACCOUNT,
                        ACCOUNT.DISPLAY_NAME)
                .from(CASES)
                .leftJoin(MEMBER_ALIAS)
                .on(CASES.SUBJECT_KIND.eq("member"))
                .and(MEMBER_ALIAS.MEMBER_ID.eq(CASES.SUBJECT_ID))
                .leftJoin(PASSED_ON)
                .on(PASSED_ON.CASE_ID.eq(CASES.CASE_ID))
                .and(PASSED_ON.FROM_ACCOUNT.eq(person.accountId()))
                .and(PASSED_ON.PASSED_AT.isNull())
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(PASSED_ON.TO_ACCOUNT))
                .where(isWith(person))
                .andNot(OwnMatters.of(person))
                .orderBy(CASES.TIER, CASES.DUE_AT, CASES.CASE_ID)
                .fetch(this::ownCase);
    }

    /** What the person is to do later or promised, and nobody has done yet, by time. */
    @PreAuthorize(Roles.THEIR_OWN)
    public List<Promise> promises(Person person) {
        return desk.select(
                        FOLLOW_UP.FOLLOW_UP_ID,
                        FOLLOW_UP.CASE_ID,
                        FOLLOW_UP.DUE_AT,
                        FOLLOW_UP.WHAT,
                        SUBJECT,
                        FOLLOW_UP.ASSIGNED_TO,
                        ACCOUNT.DISPLAY_NAME)
                .from(FOLLOW_UP)
                .join(CASES)
                .on(CASES.CASE_ID.eq(FOLLOW_UP.CASE_ID))
                .leftJoin(MEMBER_ALIAS)
                .on(CASES.SUBJECT_KIND.eq("member"))
                .and(MEMBER_ALIAS.MEMBER_ID.eq(CASES.SUBJECT_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(FOLLOW_UP.ASSIGNED_TO))
                .where(FOLLOW_UP.DONE_AT.isNull())
                .and(FOLLOW_UP.CANCELLED_AT.isNull())
                .and(FOLLOW_UP.ASSIGNED_TO.eq(person.accountId()).or(FOLLOW_UP.MADE_BY.eq(person.accountId())))
                .andNot(OwnMatters.of(person))
                .orderBy(FOLLOW_UP.DUE_AT, FOLLOW_UP.FOLLOW_UP_ID)
                .fetch(r -> new Promise(
                        r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), named(r.value6(), r.value7())));
    }

    /** What the person got done since then. */
    @PreAuthorize(Roles.THEIR_OWN)
    public Achieved since(Instant begin, Person person) {
        int closed =
                desk.fetchCount(CASES, CASES.DECIDED_BY.eq(person.accountId()).and(CASES.CLOSED_AT.ge(begin)));
        int contacted = desk.select(countDistinct(CASES.SUBJECT_ID))
                .from(DECISION)
                .join(CASES)
                .on(CASES.CASE_ID.eq(DECISION.CASE_ID))
                .where(DECISION.DECIDED_BY.eq(person.accountId()))
                .and(DECISION.DECIDED_AT.ge(begin))
                .and(DECISION.UNDONE_AT.isNull())
                .and(arrayOverlap(DECISION.ACTIONS, val(CONTACTS, DECISION.ACTIONS)))
                .fetchSingle(r -> r.value1());
        int approvals = desk.fetchCount(
                APPROVAL,
                APPROVAL.ANSWERED_BY
                        .eq(person.accountId())
                        .and(APPROVAL.STATE.eq("approved"))
                        .and(APPROVAL.ANSWERED_AT.ge(begin)));
        return new Achieved(closed, contacted, approvals, firstLook(begin, person));
    }

    /** The cases that this person holds, or that wait for what they set going. */
    static Condition isWith(Person person) {
        return CASES.LEASED_BY
                .eq(person.accountId())
                .and(CASES.LEASED_UNTIL.gt(QueueSql.NOW))
                .or(CASES.STATE.in("waiting", "closing").and(CASES.DECIDED_BY.eq(person.accountId())))
                .or(CASES.STATE
                        .eq("waiting")
                        .and(exists(selectOne()
                                .from(APPROVAL)
                                .where(APPROVAL.CASE_ID.eq(CASES.CASE_ID))
                                .and(APPROVAL.STATE.eq("asked"))
                                .and(APPROVAL.ASKED_BY.eq(person.accountId())))));
    }

    private @Nullable Duration firstLook(Instant begin, Person person) {
        var first = LEDGER_ENTRY.as("first");
        Field<String> firstReader = field(select(first.ACTOR)
                .from(first)
                .where(first.OBJECT_KIND.eq("case"))
                .and(first.OBJECT_ID.eq(CASES.CASE_ID.cast(String.class)))
                .and(first.VERB.in(
                        CaseHistory.LOOK, CaseHistory.LOOK_MORE, CaseHistory.SHOW_WORDS, CaseHistory.SHOW_REASONS))
                .orderBy(first.ENTRY_ID)
                .limit(1));
        Double seconds = desk.select(field(
                        "percentile_cont(0.5) within group (order by greatest(0, extract(epoch from {0} - {1})))",
                        Double.class, CASES.FIRST_LOOK_AT, CASES.CLOCK_FROM))
                .from(CASES)
                .where(CASES.FIRST_LOOK_AT.ge(begin))
                .and(firstReader.eq(person.actor().id()))
                .fetchSingle(r -> r.value1());
        return seconds == null ? null : Duration.ofSeconds(Math.round(seconds));
    }

    private OwnCase ownCase(Record r) {
        boolean inSteps = r.get(CASES.PATH).equals("care") && r.get(CASES.STATE).equals("claimed");
        return new OwnCase(
                r.get(CASES.CASE_ID),
                Tier.of(r.get(CASES.TIER)),
                CasePath.of(r.get(CASES.PATH)),
                CaseState.of(r.get(CASES.STATE)),
                r.get(SUBJECT),
                r.get(CASES.DUE_AT),
                r.get(CASES.WAITING_FOR),
                r.get(CASES.WAITING_UNTIL),
                inSteps ? step(CareRuns.read(desk, r.get(CASES.CASE_ID))) : null,
                named(r.get(PASSED_ON.TO_ACCOUNT), r.get(ACCOUNT.DISPLAY_NAME)));
    }

    private static OwnCase.Step step(CareRun run) {
        int of = run.steps().size();
        return run.next(null)
                .map(next -> new OwnCase.Step(run.steps().indexOf(next) + 1, of))
                .orElse(new OwnCase.Step(of, of));
    }

    private static OwnCase.@Nullable Named named(@Nullable Long accountId, @Nullable String name) {
        return accountId == null || name == null ? null : new OwnCase.Named(accountId, name);
    }
}
