package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ALARM;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;
import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.Alarm.Delivery;
import org.havendesk.alarm.Situation.Told;
import org.havendesk.db.desk.tables.records.AlarmRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.havendesk.shift.Shifts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** The alarms: which run, how they were told, and that somebody knows. */
@PreAuthorize("hasAnyRole('" + Roles.MODERATOR + "', '" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')")
public class Alarms {
    private static final String MANAGES = "hasAnyRole('" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')";
    private static final int PAST = 100;

    private final DSLContext desk;

    public Alarms(DSLContext desk) {
        this.desk = desk;
    }

    /** What the person's pages have to say now. */
    public Situation situation(Person person) {
        AlarmSettings settings = new Settings(desk).newest(Kinds.ALARMS).value();
        List<Alarm> loud = alarms(ALARM.ENDED_AT.isNull().and(ALARM.ACKNOWLEDGED_AT.isNull()), PAST).stream()
                .filter(alarm -> alarm.kind().concerns(person))
                .sorted(Comparator.comparing(Alarm::kind).thenComparing(Alarm::alarmId))
                .toList();
        boolean worksCases = AlarmKind.NOBODY_ON_SHIFT.concerns(person);
        boolean nobody = worksCases && Shifts.now(desk).isEmpty();
        return new Situation(
                loud,
                nobody,
                nobody ? Shifts.nextBegin(desk).orElse(null) : null,
                waiting(Tier.IMMEDIATE),
                waiting(Tier.URGENT),
                loud.stream()
                        .findFirst()
                        .flatMap(alarm -> told(alarm, settings))
                        .orElse(null),
                settings.chain(),
                settings.operator());
    }

    /** Those that run, the most pressing first. */
    @PreAuthorize(MANAGES)
    public List<Alarm> running() {
        return alarms(ALARM.ENDED_AT.isNull(), PAST).stream()
                .sorted(Comparator.comparing((Alarm alarm) -> !alarm.isLoud())
                        .thenComparing(Alarm::kind)
                        .thenComparing(Alarm::alarmId))
                .toList();
    }

    /** The last hundred that are over, newest first. */
    @PreAuthorize(MANAGES)
    public List<Alarm> past() {
        return alarms(ALARM.ENDED_AT.isNotNull(), PAST);
    }

    /**
     * Says that the person knows: the alarm is repeated no more. Returns whether it was loud until now and concerned them.
     */
    public boolean acknowledge(long alarmId, Person person) {
        return desk.transactionResult(tx -> {
            Optional<AlarmRecord> found = tx.dsl()
                    .selectFrom(ALARM)
                    .where(ALARM.ALARM_ID.eq(alarmId))
                    .and(ALARM.ENDED_AT.isNull())
                    .and(ALARM.ACKNOWLEDGED_AT.isNull())
                    .forUpdate()
                    .fetchOptional()
                    .filter(alarm -> AlarmKind.of(alarm.getKind()).concerns(person));
            if (found.isEmpty()) {
                return false;
            }
            AlarmRecord alarm = found.get();
            Instant now = tx.dsl().select(AlarmWatch.CLOCK).fetchSingle().value1();
            alarm.setAcknowledgedAt(now);
            alarm.setAcknowledgedBy(person.accountId());
            if (AlarmKind.of(alarm.getKind()).endsWhenAcknowledged()) {
                alarm.setEndedAt(now);
            }
            alarm.update();
            AlarmNews.publish(tx.dsl());
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "acknowledge", "alarm", alarmId));
            return true;
        });
    }

    /** Raises an alarm that tells everybody once, to see whether it arrives. One runs already: that one's number. */
    @PreAuthorize(MANAGES)
    public long test(Person person) {
        return desk.transactionResult(tx -> {
            tx.dsl().execute("select pg_advisory_xact_lock(hashtext('alarm watch'))");
            Long running = tx.dsl()
                    .select(ALARM.ALARM_ID)
                    .from(ALARM)
                    .where(ALARM.KIND.eq(AlarmKind.TEST.key()))
                    .and(ALARM.ENDED_AT.isNull())
                    .fetchOne(ALARM.ALARM_ID);
            return running != null
                    ? running
                    : AlarmWatch.raise(tx.dsl(), person.actor(), new Cause(AlarmKind.TEST, null, "", Instant.now()));
        });
    }

    private Optional<Told> told(Alarm alarm, AlarmSettings settings) {
        return alarm.deliveries().stream()
                .filter(delivery -> delivery.state().equals("delivered"))
                .filter(delivery -> delivery.channel().equals("email"))
                .findFirst()
                .map(delivery -> new Told(name(delivery.target(), settings), delivery.channel(), delivery.at()));
    }

    private static String name(String email, AlarmSettings settings) {
        return settings.chain().stream()
                .filter(onCall -> Objects.equals(onCall.email(), email))
                .map(OnCall::name)
                .findFirst()
                .orElse(email);
    }

    private int waiting(Tier tier) {
        return desk.select(count())
                .from(CASES)
                .where(AlarmCauses.waits())
                .and(CASES.TIER.eq(tier.number()))
                .fetchSingle()
                .value1();
    }

    private List<Alarm> alarms(Condition which, int most) {
        var deliveries = multiset(select(
                                ALARM_DELIVERY.CHANNEL,
                                ALARM_DELIVERY.TARGET,
                                ALARM_DELIVERY.STATE,
                                ALARM_DELIVERY.ATTEMPTS,
                                ALARM_DELIVERY.PROBLEM,
                                coalesce(ALARM_DELIVERY.ANSWERED_AT, ALARM_DELIVERY.MADE_AT))
                        .from(ALARM_DELIVERY)
                        .where(ALARM_DELIVERY.ALARM_ID.eq(ALARM.ALARM_ID))
                        .orderBy(ALARM_DELIVERY.DELIVERY_ID.desc())
                        .limit(20))
                .convertFrom(rows -> rows.map(mapping(Delivery::new)));
        return desk.select(
                        ALARM.ALARM_ID,
                        ALARM.KIND.convertFrom(AlarmKind::of),
                        ALARM.CASE_ID,
                        CASES.TIER.convertFrom(tier -> tier == null ? null : Tier.of(tier)),
                        ALARM.OBJECT,
                        ALARM.RAISED_AT,
                        ALARM.ENDED_AT,
                        ALARM.ACKNOWLEDGED_AT,
                        ACCOUNT.DISPLAY_NAME,
                        ALARM.STEP,
                        deliveries)
                .from(ALARM)
                .leftJoin(CASES)
                .on(CASES.CASE_ID.eq(ALARM.CASE_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(ALARM.ACKNOWLEDGED_BY))
                .where(which)
                .orderBy(ALARM.ALARM_ID.desc())
                .limit(most)
                .fetch(mapping(Alarm::new));
    }
}
