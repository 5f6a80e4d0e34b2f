package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.INTAKE_CURSOR;
import static org.havendesk.db.desk.Tables.INTAKE_MARK;
import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.Folding;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.types.DayToSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes new reports of the chat store into the desk. */
public class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String STREAM = "report";
    private static final int BATCH = 200;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final DSLContext desk;
    private final IncomingReports incoming;
    private final Settings settings;
    private final Conversations conversations;
    private final Aliases aliases;

    public Intake(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.incoming = new IncomingReports(desk, chat);
        this.settings = new Settings(desk);
        this.conversations = new Conversations(chat);
        this.aliases = new Aliases(desk);
    }

    /** Takes everything that is waiting: what was committed late first, then what is new. Returns how many reports. */
    public int drain() {
        int taken = 0;
        for (Step step = missed(); step.read() > 0; step = missed()) {
            taken += step.taken();
        }
        for (Step step = fresh(); step.read() > 0; step = fresh()) {
            taken += step.taken();
        }
        return taken;
    }

    private record Step(int read, int taken) {}

    /** One batch of the trailing window: reports whose lower id was committed after the cursor had passed. */
    private Step missed() {
        return desk.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            long head = lockCursor(db);
            List<IncomingReport> batch = incoming.missed(trailing(db), head, BATCH);
            return new Step(batch.size(), take(db, batch));
        });
    }

    /** One batch behind the cursor, which moves in the same transaction. */
    private Step fresh() {
        return desk.transactionResult(tx -> {
            DSLContext db = tx.dsl();
            List<IncomingReport> batch = incoming.after(lockCursor(db), BATCH);
            int taken = take(db, batch);
            if (!batch.isEmpty()) {
                advance(db, batch.getLast().seq());
            }
            return new Step(batch.size(), taken);
        });
    }

    private int take(DSLContext db, List<IncomingReport> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        var arrivals = new Arrivals(settings.sortingTable(), settings.community(), conversations);
        var folding = new Folding(settings.clocks());
        List<Entry> entries = new ArrayList<>();
        List<Long> caseIds = new ArrayList<>();
        for (IncomingReport report : batch) {
            try {
                db.transaction(savepoint -> {
                    var arrival = arrivals.of(report);
                    if (arrival.memberId() != null) {
                        aliases.of(arrival.memberId());
                    }
                    var folded = folding.fold(savepoint.dsl(), arrival);
                    entries.addAll(folded.entries());
                    caseIds.add(folded.caseId());
                });
            } catch (DataAccessException e) {
                if (!isOfTheRecord(e)) {
                    throw e;
                }
                entries.add(quarantine(db, report, "the desk database refused it: SQL state " + e.sqlState()));
            } catch (IllegalArgumentException e) {
                entries.add(quarantine(db, report, e.getMessage()));
            } catch (RuntimeException e) {
                // one record that nobody foresaw must not stop the others; the message may quote it and is not kept
                entries.add(quarantine(
                        db, report, "it could not be read: " + e.getClass().getSimpleName()));
            }
        }
        Folding.publish(db, caseIds);
        Ledger.append(db, entries);
        return caseIds.size();
    }

    /** Whether the record itself is the cause (bad data, a broken constraint, too large), rather than the connection or the server. */
    private static boolean isOfTheRecord(DataAccessException e) {
        return Stream.of("22", "23", "54").anyMatch(e.sqlState()::startsWith);
    }

    private static Entry quarantine(DSLContext db, IncomingReport report, String error) {
        LOG.warn("report {} is quarantined: {}", report.reportId(), error);
        db.insertInto(QUARANTINE)
                .set(QUARANTINE.STREAM, STREAM)
                .set(QUARANTINE.RECORD_ID, report.reportId())
                .set(QUARANTINE.SEQ, report.seq())
                .set(QUARANTINE.ERROR, error)
                .onConflictDoNothing()
                .execute();
        return Entry.of(new Actor.Job("intake"), "quarantine", "report", report.reportId())
                .because(error);
    }

    private static long lockCursor(DSLContext db) {
        db.insertInto(INTAKE_CURSOR)
                .set(INTAKE_CURSOR.STREAM, STREAM)
                .set(INTAKE_CURSOR.HEAD, Long.MIN_VALUE)
                .onConflictDoNothing()
                .execute();
        return db.select(INTAKE_CURSOR.HEAD)
                .from(INTAKE_CURSOR)
                .where(INTAKE_CURSOR.STREAM.eq(STREAM))
                .forUpdate()
                .fetchSingle()
                .value1();
    }

    /** Up to here everything was read long enough ago that nothing below can still be committed. */
    private static long trailing(DSLContext db) {
        return db.select(coalesce(max(INTAKE_MARK.SEQ), Long.MIN_VALUE))
                .from(INTAKE_MARK)
                .where(INTAKE_MARK.STREAM.eq(STREAM))
                .and(INTAKE_MARK.AT.le(NOW.minus(DayToSecond.valueOf(WINDOW))))
                .fetchSingle()
                .value1();
    }

    private static void advance(DSLContext db, long head) {
        db.update(INTAKE_CURSOR)
                .set(INTAKE_CURSOR.HEAD, head)
                .where(INTAKE_CURSOR.STREAM.eq(STREAM))
                .execute();
        db.deleteFrom(INTAKE_MARK)
                .where(INTAKE_MARK.STREAM.eq(STREAM))
                .and(INTAKE_MARK.SEQ.lt(trailing(db)))
                .execute();
        db.insertInto(INTAKE_MARK)
                .set(INTAKE_MARK.STREAM, STREAM)
                .set(INTAKE_MARK.SEQ, head)
                .execute();
    }
}
