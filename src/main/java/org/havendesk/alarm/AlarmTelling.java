package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.ALARM;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;
import static org.havendesk.db.desk.Tables.CASES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.db.Jobs;
import org.havendesk.db.desk.tables.records.AlarmRecord;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;

/**
 * Tells alarms along the on-call chain: the first step tells the first person and all webhooks, each further step one
 * person more, and after the last everybody again, until somebody acknowledges. The deliveries of a step are made in its
 * transaction. A target that still has one of this alarm under way gets no second.
 */
class AlarmTelling {
    /** How long a delivery is tried. An alarm that arrives later than this would mislead. */
    static final Duration TRIED_FOR = Duration.ofHours(1);

    private static final Duration DAILY = Duration.ofDays(1);
    private static final int BATCH = 50;

    /** Where deliveries wait to be sent: a persistent job each. */
    interface Queue {
        void schedule(DSLContext tx, long deliveryId);
    }

    private final DSLContext desk;
    private final boolean mail;
    private final AlarmLetter letter;
    private final Queue queue;

    /** @param mail whether e-mail can be sent at all */
    AlarmTelling(DSLContext desk, boolean mail, AlarmLetter letter, Queue queue) {
        this.desk = desk;
        this.mail = mail;
        this.letter = letter;
        this.queue = queue;
    }

    /** Tells everything whose time has come, each in a transaction of its own. Returns how many alarms were told. */
    int tellDue() {
        List<Long> due = desk.select(ALARM.ALARM_ID)
                .from(ALARM)
                .where(ALARM.ENDED_AT.isNull())
                .and(ALARM.ACKNOWLEDGED_AT.isNull())
                .and(ALARM.NEXT_AT.le(AlarmWatch.CLOCK))
                .and(ALARM.KIND.ne(AlarmKind.TEST.key()).or(ALARM.STEP.eq(0)))
                .orderBy(ALARM.NEXT_AT, ALARM.ALARM_ID)
                .limit(BATCH)
                .fetch(ALARM.ALARM_ID);
        return Jobs.each(due, alarmId -> desk.transactionResult(tx -> tell(tx.dsl(), alarmId)));
    }

    private boolean tell(DSLContext tx, long alarmId) {
        Optional<AlarmRecord> found = tx.selectFrom(ALARM)
                .where(ALARM.ALARM_ID.eq(alarmId))
                .and(ALARM.ENDED_AT.isNull())
                .and(ALARM.ACKNOWLEDGED_AT.isNull())
                .and(ALARM.NEXT_AT.le(AlarmWatch.CLOCK))
                .forUpdate()
                .skipLocked()
                .fetchOptional();
        if (found.isEmpty()) {
            return false;
        }
        AlarmRecord alarm = found.get();
        var stored = new Settings(tx);
        AlarmSettings settings = stored.newest(Kinds.ALARMS).value();
        AlarmKind kind = AlarmKind.of(alarm.getKind());
        int step = alarm.getStep() + 1;
        Instant now = tx.select(AlarmWatch.CLOCK).fetchSingle().value1();
        alarm.setStep(step);
        alarm.setNextAt(now.plus(untilNext(settings, kind, step)));
        alarm.update();
        int made = deliver(tx, alarm, now, settings, stored);
        AlarmNews.publish(tx);
        if (made > 0) {
            Ledger.append(
                    tx,
                    Entry.of(AlarmWatch.RULE, "tell", "alarm", alarmId)
                            .after(Map.of("step", step, "deliveries", made)));
        }
        return true;
    }

    private int deliver(DSLContext tx, AlarmRecord alarm, Instant now, AlarmSettings settings, Settings stored) {
        CasesRecord about =
                alarm.getCaseId() == null ? null : tx.fetchSingle(CASES, CASES.CASE_ID.eq(alarm.getCaseId()));
        var facts = new AlarmLetter.Facts(alarm, about, waiting(tx), stored.community());
        int made = 0;
        for (OnCall onCall : told(settings, AlarmKind.of(alarm.getKind()), alarm.getStep())) {
            if (mail && onCall.email() != null) {
                made += insert(tx, alarm, now, "email", onCall.email(), letter.mail(facts));
            }
        }
        for (Webhook webhook : settings.webhooks()) {
            made += insert(tx, alarm, now, "webhook", webhook.url(), letter.json(facts, now));
        }
        return made;
    }

    /** Returns how many were made: none where one is under way. */
    private int insert(DSLContext tx, AlarmRecord alarm, Instant now, String channel, String target, String body) {
        boolean underWay = tx.fetchExists(
                ALARM_DELIVERY,
                ALARM_DELIVERY.ALARM_ID.eq(alarm.getAlarmId()),
                ALARM_DELIVERY.CHANNEL.eq(channel),
                ALARM_DELIVERY.TARGET.eq(target),
                ALARM_DELIVERY.STATE.eq("planned"));
        if (underWay) {
            return 0;
        }
        Optional<Long> made = tx.insertInto(ALARM_DELIVERY)
                .set(ALARM_DELIVERY.ALARM_ID, alarm.getAlarmId())
                .set(ALARM_DELIVERY.STEP, alarm.getStep())
                .set(ALARM_DELIVERY.CHANNEL, channel)
                .set(ALARM_DELIVERY.TARGET, target)
                .set(ALARM_DELIVERY.BODY, body)
                .set(ALARM_DELIVERY.NOT_AFTER, now.plus(TRIED_FOR))
                .onConflictDoNothing()
                .returning(ALARM_DELIVERY.DELIVERY_ID)
                .fetchOptional(ALARM_DELIVERY.DELIVERY_ID);
        made.ifPresent(deliveryId -> queue.schedule(tx, deliveryId));
        return made.isPresent() ? 1 : 0;
    }

    /** Whom a step tells: the chain up to its number; a test tells everybody. */
    private static List<OnCall> told(AlarmSettings settings, AlarmKind kind, int step) {
        int last = settings.chain().size();
        return settings.chain().subList(0, kind == AlarmKind.TEST ? last : Math.min(step, last));
    }

    private static Duration untilNext(AlarmSettings settings, AlarmKind kind, int step) {
        if (step < settings.chain().size()) {
            return Duration.ofMinutes(settings.chain().get(step - 1).waitMinutes());
        }
        return kind.insists() ? Duration.ofMinutes(settings.repeatMinutes()) : DAILY;
    }

    /** How many Immediate and Urgent cases wait. */
    private static AlarmLetter.Waiting waiting(DSLContext tx) {
        var tiers = tx.select(CASES.TIER)
                .from(CASES)
                .where(AlarmCauses.waits())
                .and(CASES.TIER.le((short) 2))
                .fetch(CASES.TIER);
        return new AlarmLetter.Waiting(
                (int) tiers.stream().filter(tier -> tier == 1).count(),
                (int) tiers.stream().filter(tier -> tier == 2).count());
    }
}
