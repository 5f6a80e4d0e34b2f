package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.ALARM;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;
import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.HAND_OVER;
import static org.havendesk.db.desk.Tables.LEDGER_CHECK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.OptedOut;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong now, by the database's clock. */
final class AlarmCauses {
    /** What an alarm of nobody on shift is about where it is about all Urgent cases together. */
    static final String URGENT = "urgent";

    private static final Duration HAND_OVER_WAITS = Duration.ofMinutes(15);

    /** It counts under approvals at once. While somebody is still in danger nobody is disturbed over the paper. */
    private static final Duration REVIEW_WAITS = Duration.ofHours(1);

    /** What failed longer ago than this is history. */
    private static final Duration FRESH = Duration.ofDays(7);

    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final DSLContext tx;
    private final AlarmSettings settings;
    private final List<OnShift> onShift;

    private AlarmCauses(DSLContext tx) {
        this.tx = tx;
        settings = new Settings(tx).newest(Kinds.ALARMS).value();
        onShift = Shifts.now(tx);
    }

    static List<Cause> now(DSLContext tx) {
        var causes = new AlarmCauses(tx);
        return Stream.of(
                        causes.nobodyOnShift(),
                        causes.unacknowledged(),
                        causes.everybodyOptedOut(),
                        causes.handOvers(),
                        causes.effects(),
                        causes.deliveries(),
                        causes.ledger(),
                        causes.reviews(),
                        causes.twiceTheirClock())
                .flatMap(List::stream)
                .toList();
    }

    /** Cases that wait in the queue: open, or with a lease that ran out. */
    static Condition waits() {
        return CASES.STATE.eq("open").or(CASES.STATE.eq("claimed").and(CASES.LEASED_UNTIL.le(NOW)));
    }

    /**
     * Cases that wait for somebody: those in the queue, and those that were passed to the supervisors. A hand-over that
     * nobody has taken is an alarm of its own.
     */
    private static Condition waitsForSomebody() {
        return waits().or(CASES.STATE
                .eq("escalated")
                .andNotExists(selectOne()
                        .from(HAND_OVER)
                        .where(HAND_OVER.CASE_ID.eq(CASES.CASE_ID))
                        .and(HAND_OVER.ACKNOWLEDGED_AT.isNull())
                        .and(HAND_OVER.CANCELLED_AT.isNull())));
    }

    /** Each Immediate for itself; the Urgent ones together. */
    private List<Cause> nobodyOnShift() {
        List<Cause> causes = new ArrayList<>();
        if (onShift.isEmpty()) {
            tx.select(CASES.CASE_ID, CASES.QUEUED_AT)
                    .from(CASES)
                    .where(waitsForSomebody())
                    .and(isImmediate())
                    .forEach(row -> causes.add(cause(AlarmKind.NOBODY_ON_SHIFT, row.value1(), "", row.value2())));
            Instant urgent = tx.select(max(CASES.QUEUED_AT))
                    .from(CASES)
                    .where(waits())
                    .and(CASES.TIER.eq(Tier.URGENT.number()))
                    .fetchSingle()
                    .value1();
            if (urgent != null) {
                causes.add(cause(AlarmKind.NOBODY_ON_SHIFT, null, URGENT, urgent));
            }
        }
        return causes;
    }

    private List<Cause> unacknowledged() {
        Integer minutes = settings.unacknowledgedMinutes();
        Field<Instant> time = minutes == null
                ? CASES.DUE_AT
                : field("{0} + {1}", Instant.class, CASES.CLOCK_FROM, interval(Duration.ofMinutes(minutes)));
        return tx.select(CASES.CASE_ID, CASES.QUEUED_AT)
                .from(CASES)
                .where(isImmediate())
                .and(waitsForSomebody().or(CASES.STATE.eq("claimed").and(CASES.FIRST_LOOK_AT.isNull())))
                .and(time.le(NOW))
                .fetch(row -> cause(AlarmKind.IMMEDIATE_UNACKNOWLEDGED, row.value1(), "", row.value2()));
    }

    /** Only where somebody is on shift: otherwise that nobody is there is the alarm. */
    private List<Cause> everybodyOptedOut() {
        return tx.select(CASES.CASE_ID, CASES.QUEUED_AT)
                .from(CASES)
                .where(CASES.CASE_ID.in(OptedOut.everybody(tx)))
                .fetch(row -> cause(AlarmKind.EVERYBODY_OPTED_OUT, row.value1(), "", row.value2()));
    }

    private List<Cause> handOvers() {
        return tx.select(HAND_OVER.CASE_ID, HAND_OVER.HAND_OVER_ID, HAND_OVER.HANDED_AT)
                .from(HAND_OVER)
                .join(CASES)
                .on(CASES.CASE_ID.eq(HAND_OVER.CASE_ID))
                .and(CASES.STATE.ne("closed"))
                .where(HAND_OVER.ACKNOWLEDGED_AT.isNull())
                .and(HAND_OVER.CANCELLED_AT.isNull())
                .and(HAND_OVER.HANDED_AT.le(before(HAND_OVER_WAITS)))
                .fetch(row -> cause(
                        AlarmKind.HAND_OVER_UNACKNOWLEDGED,
                        row.value1(),
                        row.value2().toString(),
                        row.value3()));
    }

    /** The failures of a case together, until somebody knows of them. */
    private List<Cause> effects() {
        return tx.select(EFFECT.CASE_ID, max(EFFECT.RECEIPT_AT))
                .from(EFFECT)
                .where(EFFECT.STATE.in("failed", "unknown"))
                .and(EFFECT.RECEIPT_AT.gt(before(FRESH)))
                .and(notExists(selectOne()
                        .from(ALARM)
                        .where(ALARM.KIND.eq(AlarmKind.EFFECT_FAILED.key()))
                        .and(ALARM.CASE_ID.eq(EFFECT.CASE_ID))
                        .and(ALARM.ACKNOWLEDGED_AT.ge(EFFECT.RECEIPT_AT))))
                .groupBy(EFFECT.CASE_ID)
                .fetch(row -> cause(AlarmKind.EFFECT_FAILED, row.value1(), "", row.value2()));
    }

    /**
     * The failures of a target together, until somebody knows of them or something got through again. That an alarm of
     * this kind could not be told is none: it would go round in a circle.
     */
    private List<Cause> deliveries() {
        var later = ALARM_DELIVERY.as("later");
        return tx.select(ALARM_DELIVERY.CHANNEL, ALARM_DELIVERY.TARGET, max(ALARM_DELIVERY.ANSWERED_AT))
                .from(ALARM_DELIVERY)
                .join(ALARM)
                .on(ALARM.ALARM_ID.eq(ALARM_DELIVERY.ALARM_ID))
                .and(ALARM.KIND.notIn(AlarmKind.DELIVERY_FAILED.key(), AlarmKind.TEST.key()))
                .where(ALARM_DELIVERY.STATE.in("failed", "unknown"))
                .and(ALARM_DELIVERY.ANSWERED_AT.gt(before(FRESH)))
                .and(notExists(selectOne()
                        .from(later)
                        .where(later.CHANNEL.eq(ALARM_DELIVERY.CHANNEL))
                        .and(later.TARGET.eq(ALARM_DELIVERY.TARGET))
                        .and(later.STATE.eq("delivered"))
                        .and(later.ANSWERED_AT.gt(ALARM_DELIVERY.ANSWERED_AT))))
                .and(notExists(selectOne()
                        .from(ALARM.as("known"))
                        .where(ALARM.as("known").KIND.eq(AlarmKind.DELIVERY_FAILED.key()))
                        .and(ALARM.as("known")
                                .OBJECT
                                .eq(ALARM_DELIVERY.CHANNEL.concat(val(" "), ALARM_DELIVERY.TARGET)))
                        .and(ALARM.as("known").ACKNOWLEDGED_AT.ge(ALARM_DELIVERY.ANSWERED_AT))))
                .groupBy(ALARM_DELIVERY.CHANNEL, ALARM_DELIVERY.TARGET)
                .fetch(row -> cause(AlarmKind.DELIVERY_FAILED, null, row.value1() + " " + row.value2(), row.value3()));
    }

    private List<Cause> ledger() {
        return tx.select(LEDGER_CHECK.BROKEN_ENTRY, LEDGER_CHECK.BROKEN_SINCE)
                .from(LEDGER_CHECK)
                .where(LEDGER_CHECK.BROKEN_ENTRY.isNotNull())
                .fetch(row -> cause(AlarmKind.LEDGER_BROKEN, null, row.value1().toString(), row.value2()));
    }

    private List<Cause> reviews() {
        return tx.select(APPROVAL.CASE_ID, APPROVAL.APPROVAL_ID, APPROVAL.ASKED_AT)
                .from(APPROVAL)
                .where(APPROVAL.STATE.eq("glass_broken"))
                .and(APPROVAL.REVIEWED_BY.isNull())
                .and(APPROVAL.ASKED_AT.le(before(REVIEW_WAITS)))
                .fetch(row ->
                        cause(AlarmKind.REVIEW_OPEN, row.value1(), row.value2().toString(), row.value3()));
    }

    /** All of them together: it is about how the queue runs, not about one of them. */
    private List<Cause> twiceTheirClock() {
        Field<Instant> twice = field("{0} + ({0} - {1})", Instant.class, CASES.DUE_AT, CASES.CLOCK_FROM);
        Instant newest = tx.select(max(twice))
                .from(CASES)
                .where(isTwiceItsClock())
                .fetchSingle()
                .value1();
        return newest == null ? List.of() : List.of(cause(AlarmKind.TWICE_ITS_CLOCK, null, "", newest));
    }

    /** Soon or Routine, still to be decided, and past twice its clock. */
    static Condition isTwiceItsClock() {
        Field<Instant> twice = field("{0} + ({0} - {1})", Instant.class, CASES.DUE_AT, CASES.CLOCK_FROM);
        return CASES.STATE
                .in("open", "claimed", "escalated")
                .and(CASES.TIER.ge(Tier.SOON.number()))
                .and(twice.le(NOW));
    }

    static Condition isImmediate() {
        return CASES.TIER.eq(Tier.IMMEDIATE.number());
    }

    private static Cause cause(AlarmKind kind, @Nullable Long caseId, String object, Instant since) {
        return new Cause(kind, caseId, object, since);
    }

    private static Field<Instant> before(Duration time) {
        return field("now() - {0}", Instant.class, interval(time));
    }

    private static Field<DayToSecond> interval(Duration time) {
        return val(DayToSecond.valueOf(time));
    }
}
