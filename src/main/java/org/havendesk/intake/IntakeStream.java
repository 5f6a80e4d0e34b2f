package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.INTAKE_CURSOR;
import static org.havendesk.db.desk.Tables.INTAKE_MARK;
import static org.havendesk.db.desk.Tables.INTAKE_NOTHING;
import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.cases.Folding;
import org.havendesk.cases.Folding.Folded;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.types.DayToSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one stream of the chat store into the desk: each record once, its effect and the cursor in one transaction. */
final class IntakeStream<R extends Incoming> {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeStream.class);
    static final int BATCH = 200;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final DSLContext desk;
    private final IncomingStream<R> incoming;
    private final String stream;

    IntakeStream(DSLContext desk, IncomingStream<R> incoming) {
        this.desk = desk;
        this.incoming = incoming;
        this.stream = incoming.name();
    }

    /** Takes everything that is waiting: what was committed late first, then what is new. Returns how many records. */
    int drain() {
        int taken = 0;
        for (Step step = missed(); step.read() > 0; step = missed()) {
            taken += step.taken();
        }
        for (Step step = fresh(); step.read() > 0; step = fresh()) {
            taken += step.taken();
        }
        return taken;
    }

    /** Sets the cursor behind everything that is there, unless it has read something already. */
    void beginHere() {
        long head = incoming.head();
        desk.transaction(tx -> {
            DSLContext db = tx.dsl();
            int begun = db.insertInto(INTAKE_CURSOR)
                    .set(INTAKE_CURSOR.STREAM, stream)
                    .set(INTAKE_CURSOR.HEAD, head)
                    .onConflict(INTAKE_CURSOR.STREAM)
                    .doUpdate()
                    .set(INTAKE_CURSOR.HEAD, head)
                    .where(INTAKE_CURSOR.HEAD.eq(Long.MIN_VALUE))
                    .execute();
            if (begun > 0) {
                db.insertInto(INTAKE_MARK)
                        .set(INTAKE_MARK.STREAM, stream)
                        .set(INTAKE_MARK.SEQ, head)
                        .set(INTAKE_MARK.AT, NOW.minus(DayToSecond.valueOf(WINDOW)))
                        .execute();
            }
        });
    }

    private record Step(int read, int taken) {}

    /** One batch of the trailing window: records whose lower id was committed after the cursor had passed. */
    private Step missed() {
        return desk.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            long head = lockCursor(db);
            List<R> batch = incoming.missed(trailing(db), head, BATCH);
            return new Step(batch.size(), take(db, batch));
        });
    }

    /** One batch behind the cursor, which moves in the same transaction. */
    private Step fresh() {
        return desk.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            var batch = incoming.after(lockCursor(db), BATCH);
            List<R> records = batch.records();
            int taken = take(db, records);
            if (!records.isEmpty()) {
                advance(db, records.getLast().seq(), Duration.ofNanos(System.nanoTime() - batch.readAt()));
            }
            return new Step(records.size(), taken);
        });
    }

    private int take(DSLContext db, List<R> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        var taking = incoming.taking();
        List<Entry> entries = new ArrayList<>();
        List<Long> caseIds = new ArrayList<>();
        int taken = 0;
        for (R record : batch) {
            try {
                var folded = db.transactionResult(savepoint -> take(savepoint.dsl(), taking, record));
                entries.addAll(folded.map(Folded::entries).orElse(List.of()));
                folded.map(Folded::caseId).ifPresent(caseIds::add);
                taken++;
            } catch (DataAccessException e) {
                if (!isOfTheRecord(e)) {
                    throw e;
                }
                entries.add(quarantine(db, record, "the desk database refused it: SQL state " + e.sqlState()));
            } catch (IllegalArgumentException e) {
                entries.add(quarantine(db, record, e.getMessage()));
            } catch (RuntimeException e) {
                // one record that nobody foresaw must not stop the others; the message may quote it and is not kept
                entries.add(quarantine(
                        db, record, "it could not be read: " + e.getClass().getSimpleName()));
            }
        }
        Folding.publish(db, caseIds);
        Ledger.append(db, entries);
        return taken;
    }

    /** Whether the record itself is the cause (bad data, a broken constraint, too large), rather than the connection or the server. */
    private static boolean isOfTheRecord(DataAccessException e) {
        return Stream.of("22", "23", "54").anyMatch(e.sqlState()::startsWith);
    }

    private Entry quarantine(DSLContext db, R record, String error) {
        LOG.warn("{} {} is quarantined: {}", stream, record.id(), error);
        db.insertInto(QUARANTINE)
                .set(QUARANTINE.STREAM, stream)
                .set(QUARANTINE.RECORD_ID, record.id())
                .set(QUARANTINE.SEQ, record.seq())
                .set(QUARANTINE.ERROR, error)
                .onConflictDoNothing()
                .execute();
        return Entry.of(new Actor.Job("intake"), "quarantine", stream, record.id())
                .because(error);
    }

    private Optional<Folded> take(DSLContext savepoint, IncomingStream.Taking<R> taking, R record) {
        Optional<Folded> folded = taking.take(savepoint, record);
        if (folded.isEmpty()) {
            remember(savepoint, record);
        }
        return folded;
    }

    /** It did nothing: remembered for as long as it may be read again. */
    private void remember(DSLContext db, R record) {
        db.insertInto(INTAKE_NOTHING)
                .set(INTAKE_NOTHING.STREAM, stream)
                .set(INTAKE_NOTHING.RECORD_ID, record.id())
                .set(INTAKE_NOTHING.SEQ, record.seq())
                .onConflictDoNothing()
                .execute();
    }

    private long lockCursor(DSLContext db) {
        db.insertInto(INTAKE_CURSOR)
                .set(INTAKE_CURSOR.STREAM, stream)
                .set(INTAKE_CURSOR.HEAD, Long.MIN_VALUE)
                .onConflictDoNothing()
                .execute();
        return db.select(INTAKE_CURSOR.HEAD)
                .from(INTAKE_CURSOR)
                .where(INTAKE_CURSOR.STREAM.eq(stream))
                .forUpdate()
                .fetchSingle()
                .value1();
    }

    /** Up to here everything was read long enough ago that nothing below can still be committed. */
    private long trailing(DSLContext db) {
        return db.select(coalesce(max(INTAKE_MARK.SEQ), Long.MIN_VALUE))
                .from(INTAKE_MARK)
                .where(INTAKE_MARK.STREAM.eq(stream))
                .and(INTAKE_MARK.AT.le(NOW.minus(DayToSecond.valueOf(WINDOW))))
                .fetchSingle()
                .value1();
    }

    /** @param ago when it was read up to there: what was committed below since then is found in the window */
    private void advance(DSLContext db, long head, Duration ago) {
        db.update(INTAKE_CURSOR)
                .set(INTAKE_CURSOR.HEAD, head)
                .where(INTAKE_CURSOR.STREAM.eq(stream))
                .execute();
        db.deleteFrom(INTAKE_MARK)
                .where(INTAKE_MARK.STREAM.eq(stream))
                .and(INTAKE_MARK.SEQ.lt(trailing(db)))
                .execute();
        db.deleteFrom(INTAKE_NOTHING)
                .where(INTAKE_NOTHING.STREAM.eq(stream))
                .and(INTAKE_NOTHING.SEQ.le(trailing(db)))
                .execute();
        db.insertInto(INTAKE_MARK)
                .set(INTAKE_MARK.STREAM, stream)
                .set(INTAKE_MARK.SEQ, head)
                .set(INTAKE_MARK.AT, NOW.minus(DayToSecond.valueOf(ago)))
                .execute();
    }
}
