package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.jooq.impl.DSL.noCondition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.export.Csv;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.security.access.prepost.PreAuthorize;

/** The queue as CSV: aliases only, one row a case, read through a cursor so that memory stays flat. */
@PreAuthorize(Roles.WORKS_CASES)
public class CaseExport {
    /** The columns, in order. */
    public static final List<String> HEADER = List.of(
            "case_id",
            "path",
            "tier",
            "state",
            "category",
            "alias",
            "program",
            "reports",
            "reported_at",
            "due_at",
            "first_look_at",
            "decided_at",
            "outcome");

    private static final int FETCH = 1000;

    private final DSLContext desk;

    public CaseExport(DSLContext desk) {
        this.desk = desk;
    }

    /** The open cases of the filter, for somebody at the console. */
    public long writeQueue(QueueFilter filter, Person reader, boolean bom, OutputStream out) throws IOException {
        Condition which = QueueSql.OPEN.and(QueueSql.matches(filter, reader));
        long rows = write(which, reader.actor(), filter, bom, out);
        out.flush();
        written(reader.actor(), rows);
        return rows;
    }

    /**
     * Every case that ever was, closed ones included, for the operator; {@code mine} of the filter means nothing here. The
     * command calls {@link #written(String, long)} when the file stands whole where it belongs.
     */
    public long writeAll(QueueFilter filter, String command, boolean bom, OutputStream out) throws IOException {
        return write(noCondition().and(QueueSql.matches(filter)), new Actor.Operator(command), filter, bom, out);
    }

    /**
     * Writes the cases in the queue's order and returns how many; the ledger says that it began. Throws in the middle where
     * anything breaks: what was written by then is no whole file.
     */
    private long write(Condition which, Actor actor, QueueFilter filter, boolean bom, OutputStream out)
            throws IOException {
        Entry begun = Entry.of(actor, "export", "cases", "csv")
                .after(Map.of("filter", filter.parameters().toString()));
        desk.transaction(tx -> Ledger.append(tx.dsl(), begun));
        return desk.transactionResult(tx -> {
            long count = 0;
            try (var csv = new Csv(out, bom, HEADER);
                    var cursor = rows(tx.dsl(), which)) {
                for (Record row : cursor) {
                    print(csv, row);
                    count++;
                }
            }
            return count;
        });
    }

    /** The ledger's word that the file of {@link #writeAll} arrived whole. */
    public void written(String command, long rows) {
        written(new Actor.Operator(command), rows);
    }

    private void written(Actor actor, long rows) {
        desk.transaction(tx -> Ledger.append(
                tx.dsl(), Entry.of(actor, "export_done", "cases", "csv").after(Map.of("rows", rows))));
    }

    private static Cursor<? extends Record> rows(DSLContext tx, Condition which) {
        return tx.select(
                        CASES.CASE_ID,
                        CASES.PATH,
                        CASES.TIER,
                        CASES.STATE,
                        CASES.CATEGORY,
                        MEMBER_ALIAS.WORDS,
                        MEMBER_ALIAS.CODE,
                        CASES.ROOM_NAME,
                        CASES.PROGRAM,
                        CASES.REPORTS,
                        CASES.REPORTED_AT,
                        CASES.DUE_AT,
                        CASES.FIRST_LOOK_AT,
                        CASES.DECIDED_AT,
                        CASES.OUTCOME)
                .from(CASES)
                .leftJoin(MEMBER_ALIAS)
                .on(CASES.SUBJECT_KIND.eq("member"))
                .and(MEMBER_ALIAS.MEMBER_ID.eq(CASES.SUBJECT_ID))
                .where(which)
                .orderBy(CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                .fetchSize(FETCH)
                .fetchLazy();
    }

    private static void print(Csv csv, Record r) throws IOException {
        csv.row(
                r.get(CASES.CASE_ID),
                r.get(CASES.PATH),
                Tier.of(r.get(CASES.TIER)).key(),
                r.get(CASES.STATE),
                r.get(CASES.CATEGORY),
                r.get(MEMBER_ALIAS.WORDS) == null
                        ? r.get(CASES.ROOM_NAME)
                        : r.get(MEMBER_ALIAS.WORDS) + " " + r.get(MEMBER_ALIAS.CODE),
                r.get(CASES.PROGRAM),
                r.get(CASES.REPORTS),
                r.get(CASES.REPORTED_AT),
                r.get(CASES.DUE_AT),
                r.get(CASES.FIRST_LOOK_AT),
                r.get(CASES.DECIDED_AT),
                r.get(CASES.OUTCOME));
    }
}
