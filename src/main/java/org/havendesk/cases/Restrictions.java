package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.MEMBER_RESTRICTION;
import static org.jooq.Records.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.cases.Measure.Wanted;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.db.Jobs;
import org.havendesk.db.desk.tables.records.MeasureRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the chat was asked for in step with the measures of a member. At each boundary (a begin, an end, a lift) what all
 * live measures want is compared with what was asked last, and the difference becomes effects, in the same transaction.
 */
class Restrictions {
    private static final Duration BEGIN_NOT_AFTER = Duration.ofHours(24);

    /** A restriction that begins a day late is a surprise; one that is never lifted leaves somebody out, the worse fault. */
    private static final Duration END_NOT_AFTER = Duration.ofDays(30);

    private static final Actor CLOCK = new Actor.Rule("clock");
    private static final String ANYWHERE = "";
    private static final int BATCH = 100;
    private static final Condition RUNS =
            MEASURE.ENDED_AT.isNull().and(MEASURE.LIFTED_AT.isNull()).and(MEASURE.CANCELLED_AT.isNull());

    private final DSLContext desk;
    private final EffectQueue queue;

    Restrictions(DSLContext desk, EffectQueue queue) {
        this.desk = desk;
        this.queue = queue;
    }

    /** Asks for what the member's live measures want now and the chat was not asked for, and lifts what none wants any more. */
    void follow(DSLContext tx, String memberId) {
        lock(tx, memberId);
        List<Measure> measures = measures(tx, memberId);
        Map<Wanted, Measure> wanted = Measure.wanted(measures, CaseMoves.now(tx));
        Set<Wanted> asked = asked(tx, memberId);
        asked.stream().filter(each -> !wanted.containsKey(each)).forEach(each -> {
            forget(tx, memberId, each);
            send(tx, memberId, last(measures, each), each.restriction().end(), null, END_NOT_AFTER);
        });
        wanted.forEach((each, measure) -> {
            if (!asked.contains(each)) {
                remember(tx, memberId, each);
                send(tx, memberId, measure, each.restriction().begin(), measure.endsAt(), BEGIN_NOT_AFTER);
            }
        });
    }

    /** One boundary of a member at a time, whichever case or job it comes from. */
    static void lock(DSLContext tx, String memberId) {
        tx.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "restrictions " + memberId);
    }

    /**
     * Ends what is over by the database's clock, each in its own transaction with its ledger entry. What became due while
     * nobody was there to see is found like all else. Returns how many ended.
     */
    int endDue() {
        var due = desk.select(MEASURE.MEASURE_ID, MEASURE.MEMBER_ID)
                .from(MEASURE)
                .join(DECISION)
                .on(DECISION.DECISION_ID.eq(MEASURE.DECISION_ID))
                .where(RUNS)
                .and(MEASURE.ENDS_AT.le(QueueSql.NOW))
                .and(DECISION.SETTLED_AT.isNotNull())
                .orderBy(MEASURE.ENDS_AT, MEASURE.MEASURE_ID)
                .limit(BATCH)
                .fetch();
        return Jobs.each(due, each -> end(each.value1(), each.value2()));
    }

    private boolean end(long measureId, String memberId) {
        return desk.transactionResult(tx -> {
            lock(tx.dsl(), memberId);
            MeasureRecord measure = tx.dsl()
                    .selectFrom(MEASURE)
                    .where(MEASURE.MEASURE_ID.eq(measureId))
                    .and(RUNS)
                    .forUpdate()
                    .fetchOne();
            if (measure == null) {
                return false; // lifted meanwhile, or another node was faster
            }
            measure.setEndedAt(CaseMoves.now(tx.dsl()));
            measure.update();
            follow(tx.dsl(), memberId);
            CaseNews.publish(tx.dsl(), measure.getCaseId());
            Ledger.append(tx.dsl(), entry(CLOCK, "measure_end", measure));
            return true;
        });
    }

    /** What the ledger keeps of a boundary of the measure. */
    static Entry entry(Actor actor, String verb, MeasureRecord measure) {
        return Entry.of(actor, verb, "case", measure.getCaseId())
                .after(Map.of("measure", measure.getMeasureId(), "detail", measure.getKind()));
    }

    private void send(
            DSLContext tx, String memberId, Measure measure, String kind, @Nullable Instant until, Duration notAfter) {
        long effectId = tx.insertInto(EFFECT)
                .set(EFFECT.CASE_ID, measure.caseId())
                .set(EFFECT.MEASURE_ID, measure.measureId())
                .set(EFFECT.PURPOSE, "measure")
                .set(EFFECT.KIND, kind)
                .set(EFFECT.MEMBER_ID, memberId)
                .set(EFFECT.ROOM_ID, measure.roomId())
                .set(EFFECT.UNTIL, until)
                .set(EFFECT.NOT_AFTER, CaseMoves.now(tx).plus(notAfter))
                .returning(EFFECT.EFFECT_ID)
                .fetchSingle(EFFECT.EFFECT_ID);
        queue.schedule(tx, effectId);
    }

    /** The measure that wanted it last: on its case the end is told. */
    private static Measure last(List<Measure> measures, Wanted wanted) {
        return measures.stream()
                .filter(Measure::settled)
                .filter(measure -> measure.wants().equals(wanted))
                .max(Comparator.comparing(Measure::overAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow();
    }

    private static List<Measure> measures(DSLContext tx, String memberId) {
        return tx.select(
                        MEASURE.MEASURE_ID,
                        MEASURE.CASE_ID,
                        MEASURE.KIND.convertFrom(Restriction::of),
                        MEASURE.ROOM_ID,
                        MEASURE.BEGINS_AT,
                        MEASURE.ENDS_AT,
                        MEASURE.LIFTED_AT,
                        MEASURE.CANCELLED_AT,
                        org.jooq.impl.DSL.field(DECISION.SETTLED_AT.isNotNull()))
                .from(MEASURE)
                .join(DECISION)
                .on(DECISION.DECISION_ID.eq(MEASURE.DECISION_ID))
                .where(MEASURE.MEMBER_ID.eq(memberId))
                .orderBy(MEASURE.MEASURE_ID)
                .fetch(mapping(Measure::new));
    }

    private static Set<Wanted> asked(DSLContext tx, String memberId) {
        return tx.selectFrom(MEMBER_RESTRICTION)
                .where(MEMBER_RESTRICTION.MEMBER_ID.eq(memberId))
                .fetchSet(r ->
                        new Wanted(Restriction.of(r.getKind()), r.getRoomId().equals(ANYWHERE) ? null : r.getRoomId()));
    }

    private static void remember(DSLContext tx, String memberId, Wanted wanted) {
        tx.insertInto(MEMBER_RESTRICTION)
                .set(MEMBER_RESTRICTION.MEMBER_ID, memberId)
                .set(MEMBER_RESTRICTION.KIND, wanted.restriction().begin())
                .set(MEMBER_RESTRICTION.ROOM_ID, room(wanted))
                .execute();
    }

    private static void forget(DSLContext tx, String memberId, Wanted wanted) {
        tx.deleteFrom(MEMBER_RESTRICTION)
                .where(MEMBER_RESTRICTION.MEMBER_ID.eq(memberId))
                .and(MEMBER_RESTRICTION.KIND.eq(wanted.restriction().begin()))
                .and(MEMBER_RESTRICTION.ROOM_ID.eq(room(wanted)))
                .execute();
    }

    private static String room(Wanted wanted) {
        return wanted.roomId() == null ? ANYWHERE : wanted.roomId();
    }
}
