package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.FOLLOW_UP;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.havendesk.db.desk.Tables.PASSED_ON;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.FollowUpRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Tier;
import org.havendesk.shift.Roster;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Work that changes hands between shifts. A case that is left to a colleague is marked for them, never locked: it stands in
 * the queue for everybody, so that nothing waits for somebody who is late.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class HandOvers {
    private static final Duration SHOWN = Duration.ofHours(24);

    private final DSLContext desk;

    public HandOvers(DSLContext desk) {
        this.desk = desk;
    }

    /** A case that a colleague left to the person, and nobody has taken yet. */
    public record Left(long caseId, Tier tier, @Nullable String subject, String from, Instant at) {}

    /**
     * @param released cases that went back to the queue; the others wait on
     * @param shiftEnded whether a shift ran until now
     */
    public record Over(int released, int passedOn, boolean shiftEnded) {}

    /** Chooses to whom a case goes when the person's shift ends; null: to the queue. A plan only, and so not in the ledger. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void choose(long caseId, @Nullable Long colleague, Person person) {
        desk.transaction(tx -> {
            tx.dsl()
                    .deleteFrom(PASSED_ON)
                    .where(PASSED_ON.CASE_ID.eq(caseId))
                    .and(PASSED_ON.FROM_ACCOUNT.eq(person.accountId()))
                    .and(PASSED_ON.PASSED_AT.isNull())
                    .execute();
            boolean with = tx.dsl()
                    .fetchExists(
                            CASES,
                            CASES.CASE_ID.eq(caseId).and(OwnWork.isWith(person)).and(QueueSql.shownTo(person)));
            if (with && colleague != null && colleague != person.accountId()) {
                tx.dsl()
                        .insertInto(PASSED_ON)
                        .set(PASSED_ON.CASE_ID, caseId)
                        .set(PASSED_ON.FROM_ACCOUNT, person.accountId())
                        .set(PASSED_ON.TO_ACCOUNT, colleague)
                        .onConflictDoNothing()
                        .execute();
            }
        });
    }

    /**
     * Hands over everything that is with the person and ends their shift, in one act: leases end, and what was chosen for a
     * colleague is marked for them. Cases that wait go on waiting. A second time changes nothing.
     */
    @PreAuthorize(Roles.THEIR_OWN)
    public Over handOver(Person person) {
        return desk.transactionResult(tx -> {
            Shifts.hold(tx.dsl(), person);
            List<Locked> all = CaseMoves.select(tx.dsl())
                    .where(OwnWork.isWith(person))
                    .orderBy(CASES.CASE_ID)
                    .forUpdate()
                    .fetch(CaseMoves::locked);
            Map<Long, Long> chosen = chosen(tx.dsl(), person);
            int released = 0;
            int passedOn = 0;
            for (Locked locked : all) {
                passedOn += passOn(tx.dsl(), locked, chosen.get(locked.caseId()), person) ? 1 : 0;
                released += release(tx.dsl(), locked, person) ? 1 : 0;
            }
            boolean ended = Shifts.end(tx.dsl(), person) instanceof Roster.Done;
            return new Over(released, passedOn, ended);
        });
    }

    /** Cases left to the person within the last 24 hours that nobody has taken yet, most pressing first. */
    @PreAuthorize(Roles.THEIR_OWN)
    public List<Left> leftTo(Person person) {
        var subject = when(CASES.SUBJECT_KIND.eq("member"), MEMBER_ALIAS.WORDS).otherwise(CASES.ROOM_NAME);
        return desk.select(CASES.CASE_ID, CASES.TIER, subject, ACCOUNT.DISPLAY_NAME, PASSED_ON.PASSED_AT)
                .from(PASSED_ON)
                .join(CASES)
                .on(CASES.CASE_ID.eq(PASSED_ON.CASE_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(PASSED_ON.FROM_ACCOUNT))
                .leftJoin(MEMBER_ALIAS)
                .on(CASES.SUBJECT_KIND.eq("member"))
                .and(MEMBER_ALIAS.MEMBER_ID.eq(CASES.SUBJECT_ID))
                .where(PASSED_ON.TO_ACCOUNT.eq(person.accountId()))
                .and(PASSED_ON.PASSED_AT.gt(QueueSql.NOW.minus(DayToSecond.valueOf(SHOWN))))
                .and(CASES.STATE.in("open", "waiting", "escalated"))
                .andNot(OwnMatters.of(person))
                .orderBy(CASES.TIER, CASES.DUE_AT, CASES.CASE_ID)
                .fetch(r -> new Left(r.value1(), Tier.of(r.value2()), r.value3(), r.value4(), r.value5()));
    }

    /**
     * Says who does what was promised; null: nobody yet. For whoever promised it or is to do it, and for supervisors;
     * refused with {@code not_your_promise} for others, with {@code promise_over} where it is done or called off, and with
     * {@code own_matter} where the person takes part in the case as a member.
     */
    @PreAuthorize(Roles.THEIR_OWN)
    public Outcome assign(long followUpId, @Nullable Long colleague, Person person) {
        return desk.transactionResult(tx -> {
            FollowUpRecord promise = tx.dsl()
                    .selectFrom(FOLLOW_UP)
                    .where(FOLLOW_UP.FOLLOW_UP_ID.eq(followUpId))
                    .forUpdate()
                    .fetchOne();
            if (promise == null) {
                return new Outcome.Nothing();
            }
            if (OwnMatters.is(tx.dsl(), promise.getCaseId(), person)) {
                return OwnMatters.REFUSED;
            }
            boolean theirs = promise.getMadeBy() == person.accountId()
                    || Objects.equals(promise.getAssignedTo(), person.accountId());
            if (!theirs && !person.isSupervisor()) {
                return new Outcome.Refused("not_your_promise");
            }
            if (promise.getDoneAt() != null || promise.getCancelledAt() != null) {
                return new Outcome.Refused("promise_over");
            }
            return assign(tx.dsl(), promise, colleague, person);
        });
    }

    private static Outcome assign(DSLContext tx, FollowUpRecord promise, @Nullable Long colleague, Person person) {
        Map<String, Object> before = assigned(promise);
        promise.setAssignedTo(colleague);
        promise.update();
        CaseNews.publish(tx, promise.getCaseId());
        Ledger.append(
                tx,
                Entry.of(person.actor(), "assign_follow_up", "case", promise.getCaseId())
                        .before(before)
                        .after(assigned(promise)));
        int version = tx.select(CASES.VERSION)
                .from(CASES)
                .where(CASES.CASE_ID.eq(promise.getCaseId()))
                .fetchSingle(CASES.VERSION);
        return new Outcome.Done(promise.getCaseId(), version);
    }

    private static Map<String, Object> assigned(FollowUpRecord promise) {
        var facts = new HashMap<String, Object>();
        facts.put("follow_up", promise.getFollowUpId());
        if (promise.getAssignedTo() != null) {
            facts.put("assigned_to", promise.getAssignedTo());
        }
        return facts;
    }

    private static Map<Long, Long> chosen(DSLContext tx, Person person) {
        return tx.select(PASSED_ON.CASE_ID, PASSED_ON.TO_ACCOUNT)
                .from(PASSED_ON)
                .where(PASSED_ON.FROM_ACCOUNT.eq(person.accountId()))
                .and(PASSED_ON.PASSED_AT.isNull())
                .fetchMap(PASSED_ON.CASE_ID, PASSED_ON.TO_ACCOUNT);
    }

    private static boolean passOn(DSLContext tx, Locked locked, @Nullable Long colleague, Person person) {
        if (colleague == null) {
            return false;
        }
        tx.update(PASSED_ON)
                .set(PASSED_ON.PASSED_AT, QueueSql.NOW)
                .where(PASSED_ON.CASE_ID.eq(locked.caseId()))
                .and(PASSED_ON.FROM_ACCOUNT.eq(person.accountId()))
                .and(PASSED_ON.PASSED_AT.isNull())
                .execute();
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(
                tx, Entry.of(person.actor(), "pass_on", "case", locked.caseId()).after(Map.of("to", colleague)));
        return true;
    }

    private static boolean release(DSLContext tx, Locked locked, Person person) {
        if (!locked.isHeldBy(person)) {
            return false;
        }
        Entry entry = CaseMoves.entry(person.actor(), Move.RELEASE, locked);
        CaseMoves.move(tx, locked, Move.RELEASE, row -> {}, entry);
        return true;
    }
}
