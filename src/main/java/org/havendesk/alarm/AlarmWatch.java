package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.ALARM;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.alarm.Cause.Key;
import org.havendesk.db.desk.tables.records.AlarmRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.ShiftNews;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alarm for each cause, one at a time, and ends it when its cause is gone. A cause that is newer than the
 * acknowledgement of its alarm raises a new one.
 */
class AlarmWatch {
    static final Actor RULE = new Actor.Rule("alarm");
    static final Field<Instant> CLOCK = DSL.field("clock_timestamp()", Instant.class);

    private static final int TEST_MINUTES = 10;

    private final DSLContext desk;

    /** Who was on shift at the last look; null before the first. */
    private volatile @Nullable Set<Long> onShift;

    AlarmWatch(DSLContext desk) {
        this.desk = desk;
    }

    /** Brings the alarms in line with what is wrong now. */
    void look() {
        desk.transaction(tx -> {
            tx.dsl().execute("select pg_advisory_xact_lock(hashtext('alarm watch'))");
            noteShifts(tx.dsl());
            Map<Key, AlarmRecord> running = running(tx.dsl());
            for (Cause cause : AlarmCauses.now(tx.dsl())) {
                AlarmRecord alarm = running.remove(cause.key());
                if (alarm != null && isNewer(cause, alarm)) {
                    end(tx.dsl(), alarm);
                    alarm = null;
                }
                if (alarm == null) {
                    raise(tx.dsl(), RULE, cause);
                }
            }
            for (AlarmRecord gone : running.values()) {
                if (!gone.getKind().equals(AlarmKind.TEST.key()) || isOld(tx.dsl(), gone)) {
                    end(tx.dsl(), gone);
                }
            }
        });
    }

    /** Raises an alarm; it is told within seconds. Returns its number. */
    static long raise(DSLContext tx, Actor actor, Cause cause) {
        long alarmId = tx.insertInto(ALARM)
                .set(ALARM.KIND, cause.kind().key())
                .set(ALARM.CASE_ID, cause.caseId())
                .set(ALARM.OBJECT, cause.object())
                .set(ALARM.RAISED_AT, CLOCK)
                .set(ALARM.NEXT_AT, CLOCK)
                .returning(ALARM.ALARM_ID)
                .fetchSingle(ALARM.ALARM_ID);
        AlarmNews.publish(tx);
        Ledger.append(
                tx,
                Entry.of(actor, "raise", "alarm", alarmId)
                        .after(
                                cause.caseId() == null
                                        ? Map.of("kind", cause.kind().key())
                                        : Map.of("kind", cause.kind().key(), "case", cause.caseId())));
        return alarmId;
    }

    /** A planned shift begins and ends without anybody doing anything: the pages hear of it from here. */
    private void noteShifts(DSLContext tx) {
        Set<Long> now = Shifts.now(tx).stream().map(OnShift::accountId).collect(Collectors.toSet());
        if (!now.equals(onShift)) {
            onShift = now;
            ShiftNews.publish(tx);
        }
    }

    private static boolean isNewer(Cause cause, AlarmRecord alarm) {
        return alarm.getAcknowledgedAt() != null && cause.since().isAfter(alarm.getAcknowledgedAt());
    }

    private static boolean isOld(DSLContext tx, AlarmRecord test) {
        return tx.select(CLOCK)
                .fetchSingle()
                .value1()
                .isAfter(test.getRaisedAt().plusSeconds(60L * TEST_MINUTES));
    }

    private static void end(DSLContext tx, AlarmRecord alarm) {
        tx.update(ALARM)
                .set(ALARM.ENDED_AT, CLOCK)
                .where(ALARM.ALARM_ID.eq(alarm.getAlarmId()))
                .execute();
        AlarmNews.publish(tx);
        Ledger.append(tx, Entry.of(RULE, "end", "alarm", alarm.getAlarmId()));
    }

    private static Map<Key, AlarmRecord> running(DSLContext tx) {
        Map<Key, AlarmRecord> running = new HashMap<>();
        tx.selectFrom(ALARM)
                .where(ALARM.ENDED_AT.isNull())
                .orderBy(ALARM.ALARM_ID)
                .forUpdate()
                .forEach(alarm -> running.put(
                        new Key(AlarmKind.of(alarm.getKind()), alarm.getCaseId(), alarm.getObject()), alarm));
        return running;
    }
}
