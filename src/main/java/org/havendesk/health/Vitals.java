package org.havendesk.health;

import static org.havendesk.db.desk.Tables.ALARM;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.CONSOLE_NODE;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.INTAKE_CURSOR;
import static org.havendesk.db.desk.Tables.LEDGER_CHECK;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.havendesk.db.desk.Tables.RECEIVED_CHECK_IN;
import static org.havendesk.db.desk.Tables.RECEIVED_REPORT;
import static org.havendesk.db.desk.Tables.SCHEDULED_TASKS;
import static org.havendesk.db.release.Tables.RELEASE_;
import static org.havendesk.db.release.Tables.WITHDRAWAL;
import static org.havendesk.db.source.Tables.CHECK_IN;
import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.health.DeskVitals.Chain;
import org.havendesk.health.DeskVitals.Channel;
import org.havendesk.health.DeskVitals.Effects;
import org.havendesk.health.DeskVitals.Job;
import org.havendesk.health.DeskVitals.Leases;
import org.havendesk.health.DeskVitals.Node;
import org.havendesk.health.DeskVitals.Queue;
import org.havendesk.health.DeskVitals.Releases;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The vital signs of both databases. No statement of it runs longer than three seconds. */
final class Vitals {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A node that said nothing for this long is gone. */
    static final Duration NODE_SILENCE = Duration.ofSeconds(60);

    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final Field<Instant> A_DAY_AGO = field("now() - interval '1 day'", Instant.class);
    private static final Field<Instant> A_WEEK_AGO = field("now() - interval '7 days'", Instant.class);
    private static final Field<String> VERSION = field("current_setting('server_version')", String.class);
    private static final Field<Long> BYTES = field("pg_database_size(current_database())", Long.class);

    private static final Condition OPEN = CASES.STATE.ne("closed");
    private static final Condition UNCLAIMED =
            CASES.STATE.eq("open").or(CASES.STATE.eq("claimed").and(CASES.LEASED_UNTIL.le(NOW)));
    private static final Condition WAITING = EFFECT.STATE.in("planned", "sent");

    private static final List<String> BEGINS =
            Stream.of(Restriction.values()).map(Restriction::begin).toList();

    /** When an effect could be sent first: its decision could be undone no more, or its measure began or ended. */
    private static final Field<Instant> SENDABLE = coalesce(
            DECISION.SETTLED_AT,
            DECISION.UNDO_UNTIL,
            when(EFFECT.KIND.in(BEGINS), MEASURE.BEGINS_AT)
                    .otherwise(coalesce(MEASURE.LIFTED_AT, MEASURE.ENDED_AT, MEASURE.ENDS_AT)));

    private final DSLContext desk;
    private final DSLContext chat;

    Vitals(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.chat = chat;
    }

    DeskVitals desk() {
        return desk.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            hurry(db);
            var server = db.select(NOW, VERSION, BYTES).fetchSingle();
            return new DeskVitals(
                    server.value1(),
                    server.value2(),
                    server.value3(),
                    queues(db),
                    leases(db),
                    effects(db),
                    quarantined(db),
                    releases(db),
                    jobs(db),
                    chain(db),
                    db.fetchCount(ALARM, ALARM.ENDED_AT.isNull()),
                    channels(db),
                    backedUpAt(db),
                    nodes(db));
        });
    }

    /** The chat store, and beside it the inbox, whose cursors the desk keeps as well. */
    ChatVitals chat() {
        Map<String, Long> heads = desk.selectFrom(INTAKE_CURSOR).fetchMap(INTAKE_CURSOR.STREAM, INTAKE_CURSOR.HEAD);
        Map<String, Duration> lags = new LinkedHashMap<>();
        lags.put(
                "received_report", lag(desk, RECEIVED_REPORT, RECEIVED_REPORT.SEQ, RECEIVED_REPORT.RECEIVED_AT, heads));
        lags.put(
                "received_check_in",
                lag(desk, RECEIVED_CHECK_IN, RECEIVED_CHECK_IN.SEQ, RECEIVED_CHECK_IN.RECEIVED_AT, heads));
        return chat.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            hurry(db);
            lags.put("report", lag(db, REPORT, REPORT.SEQ, REPORT.REPORTED_AT, heads));
            lags.put("check_in", lag(db, CHECK_IN, CHECK_IN.SEQ, CHECK_IN.ANSWERED_AT, heads));
            var server = db.select(VERSION, BYTES).fetchSingle();
            return new ChatVitals(server.value1(), server.value2(), lags);
        });
    }

    /** This process is there; those that have been silent for a day are forgotten. */
    void beat(Node node) {
        desk.insertInto(CONSOLE_NODE)
                .set(CONSOLE_NODE.NODE, node.name())
                .set(CONSOLE_NODE.VERSION, node.version())
                .set(CONSOLE_NODE.STARTED_AT, node.startedAt())
                .onConflict(CONSOLE_NODE.NODE)
                .doUpdate()
                .set(CONSOLE_NODE.VERSION, node.version())
                .set(CONSOLE_NODE.STARTED_AT, node.startedAt())
                .set(CONSOLE_NODE.SEEN_AT, NOW)
                .execute();
        desk.deleteFrom(CONSOLE_NODE).where(CONSOLE_NODE.SEEN_AT.lt(A_DAY_AGO)).execute();
    }

    /** This process is about to end. */
    void leave(Node node) {
        desk.deleteFrom(CONSOLE_NODE).where(CONSOLE_NODE.NODE.eq(node.name())).execute();
    }

    private static void hurry(DSLContext db) {
        db.execute("set transaction read only");
        db.execute("set local statement_timeout = " + PATIENCE.toMillis());
    }

    private static List<Queue> queues(DSLContext db) {
        Map<Tier, Queue> found = db.select(
                        CASES.TIER.convertFrom(Tier::of),
                        count(),
                        count().filterWhere(CASES.DUE_AT.lt(NOW)),
                        count().filterWhere(UNCLAIMED),
                        since(min(CASES.QUEUED_AT).filterWhere(UNCLAIMED)))
                .from(CASES)
                .where(OPEN)
                .groupBy(CASES.TIER)
                .fetchMap(
                        r -> r.value1(),
                        r -> new Queue(r.value1(), r.value2(), r.value3(), r.value4(), duration(r.value5())));
        return List.of(Tier.values()).stream()
                .map(tier -> found.getOrDefault(tier, new Queue(tier, 0, 0, 0, Duration.ZERO)))
                .toList();
    }

    private static Leases leases(DSLContext db) {
        return db.select(
                        count().filterWhere(CASES.LEASED_UNTIL.gt(NOW)).cast(Long.class),
                        count().filterWhere(CASES.LEASED_UNTIL.le(NOW)).cast(Long.class))
                .from(CASES)
                .where(CASES.STATE.eq("claimed"))
                .fetchSingle(mapping(Leases::new));
    }

    private static Effects effects(DSLContext db) {
        var waiting = db.select(count(), since(min(SENDABLE)))
                .from(EFFECT)
                .leftJoin(DECISION)
                .on(DECISION.DECISION_ID.eq(EFFECT.DECISION_ID))
                .leftJoin(MEASURE)
                .on(MEASURE.MEASURE_ID.eq(EFFECT.MEASURE_ID))
                .where(WAITING)
                .fetchSingle();
        Map<String, Long> lately = db.select(EFFECT.STATE, count().cast(Long.class))
                .from(EFFECT)
                .where(EFFECT.RECEIPT_AT.gt(A_DAY_AGO))
                .groupBy(EFFECT.STATE)
                .fetchMap(r -> r.value1(), r -> r.value2());
        return new Effects(waiting.value1(), duration(waiting.value2()), lately);
    }

    private static Map<String, Long> quarantined(DSLContext db) {
        return db.select(QUARANTINE.STREAM, count().cast(Long.class))
                .from(QUARANTINE)
                .where(QUARANTINE.AT.gt(A_WEEK_AGO))
                .groupBy(QUARANTINE.STREAM)
                .fetchMap(r -> r.value1(), r -> r.value2());
    }

    private static Releases releases(DSLContext db) {
        return db.select(
                        count().cast(Long.class),
                        field(selectCount().from(WITHDRAWAL)).cast(Long.class),
                        max(RELEASE_.PUBLISHED_AT))
                .from(RELEASE_)
                .fetchSingle(mapping(Releases::new));
    }

    private static List<Job> jobs(DSLContext db) {
        Field<Double> late = since(SCHEDULED_TASKS.EXECUTION_TIME);
        return db.select(
                        SCHEDULED_TASKS.TASK_NAME,
                        SCHEDULED_TASKS.EXECUTION_TIME,
                        SCHEDULED_TASKS.LAST_SUCCESS,
                        SCHEDULED_TASKS.LAST_FAILURE,
                        coalesce(SCHEDULED_TASKS.CONSECUTIVE_FAILURES, 0),
                        field("case when {0} then 0 else {1} end", Double.class, SCHEDULED_TASKS.PICKED, late)
                                .convertFrom(Vitals::duration))
                .from(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.TASK_INSTANCE.eq("recurring"))
                .orderBy(SCHEDULED_TASKS.TASK_NAME)
                .fetch(mapping(Job::new));
    }

    private static Chain chain(DSLContext db) {
        return db.select(LEDGER_CHECK.ENTRIES, LEDGER_CHECK.CHECKED_AT, LEDGER_CHECK.BROKEN_ENTRY)
                .from(LEDGER_CHECK)
                .fetchSingle(mapping(Chain::new));
    }

    private static Map<String, Channel> channels(DSLContext db) {
        return db.select(
                        ALARM_DELIVERY.CHANNEL,
                        max(ALARM_DELIVERY.ANSWERED_AT).filterWhere(ALARM_DELIVERY.STATE.eq("delivered")),
                        max(ALARM_DELIVERY.ANSWERED_AT).filterWhere(ALARM_DELIVERY.STATE.in("failed", "unknown")))
                .from(ALARM_DELIVERY)
                .where(ALARM_DELIVERY.STATE.in("delivered", "failed", "unknown"))
                .groupBy(ALARM_DELIVERY.CHANNEL)
                .fetchMap(r -> r.value1(), r -> new Channel(r.value2(), r.value3()));
    }

    private static @Nullable Instant backedUpAt(DSLContext db) {
        return db.select(LEDGER_ENTRY.AT)
                .from(LEDGER_ENTRY)
                .where(LEDGER_ENTRY.VERB.eq("backup"))
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(1)
                .fetchOne(LEDGER_ENTRY.AT);
    }

    private static List<Node> nodes(DSLContext db) {
        return db.select(CONSOLE_NODE.NODE, CONSOLE_NODE.VERSION, CONSOLE_NODE.STARTED_AT)
                .from(CONSOLE_NODE)
                .where(CONSOLE_NODE.SEEN_AT.gt(
                        field("now() - make_interval(secs => {0})", Instant.class, (double) NODE_SILENCE.toSeconds())))
                .orderBy(CONSOLE_NODE.STARTED_AT, CONSOLE_NODE.NODE)
                .fetch(mapping(Node::new));
    }

    /** Of the first record behind the cursor: the next that is read. */
    private static Duration lag(
            DSLContext db, Table<?> table, Field<Long> seq, Field<Instant> at, Map<String, Long> heads) {
        var next = select(at)
                .from(table)
                .where(seq.gt(heads.getOrDefault(table.getName(), Long.MIN_VALUE)))
                .orderBy(seq)
                .limit(1);
        return duration(db.select(since(field(next))).fetchSingle().value1());
    }

    /** Seconds since then. */
    private static Field<Double> since(Field<Instant> then) {
        return field("extract(epoch from now() - {0})::float8", Double.class, then);
    }

    private static Duration duration(@Nullable Double seconds) {
        return seconds == null || seconds < 0 ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
    }
}
