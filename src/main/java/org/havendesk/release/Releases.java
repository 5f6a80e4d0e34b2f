package org.havendesk.release;

import static org.havendesk.db.release.Tables.BUDGET;
import static org.havendesk.db.release.Tables.BUDGET_LEDGER;
import static org.havendesk.db.release.Tables.CELL;
import static org.havendesk.db.release.Tables.RELEASE_;
import static org.havendesk.db.release.Tables.WITHDRAWAL;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.havendesk.db.release.tables.records.CellRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Writes releases, and knows which there are. */
final class Releases {
    private static final int ROWS = 500;

    private static final Field<?>[] COLUMNS = {
        CELL.RELEASE_ID,
        CELL.HISTOGRAM,
        CELL.GROUP_KIND,
        CELL.PROGRAM,
        CELL.METRIC,
        CELL.BIN,
        CELL.NOISY,
        CELL.STATUS,
        CELL.VALUE,
        CELL.CI_LOW,
        CELL.CI_HIGH,
        CELL.WIDE_LOW,
        CELL.WIDE_HIGH
    };

    private final DSLContext desk;

    /** @param desk in the transaction of one release, or outside for reading */
    Releases(DSLContext desk) {
        this.desk = desk;
    }

    /** The releases by period, each with its hash in hexadecimal, in the order in which they were published. */
    Map<Period, String> all() {
        var all = new LinkedHashMap<Period, String>();
        desk.select(RELEASE_.CADENCE, RELEASE_.PERIOD_START, RELEASE_.MANIFEST_HASH)
                .from(RELEASE_)
                .where(RELEASE_.COMMUNITY.eq(Specs.COMMUNITY))
                .orderBy(RELEASE_.RELEASE_ID)
                .forEach(r -> all.put(
                        new Period(Cadence.of(r.value1()), r.value2()),
                        HexFormat.of().formatHex(r.value3())));
        return all;
    }

    /** What the quarter cost so far, in thousandths. */
    int spent(LocalDate quarter) {
        return desk.select(BUDGET.SPENT)
                .from(BUDGET)
                .where(BUDGET.COMMUNITY.eq(Specs.COMMUNITY))
                .and(BUDGET.QUARTER.eq(quarter))
                .fetchOptional(mapping(spent -> spent))
                .orElse(0);
    }

    /** Inserts a release: the charges first, whose sum the database caps, then the cells. Returns its hash in hexadecimal. */
    String insert(Draw draw, Specs.Frozen frozen) {
        byte[] previous = last();
        byte[] hash = draw.hash(previous);
        Map<Histogram, Epsilon> costs = frozen.spec().costs(draw.period());
        long id = desk.insertInto(RELEASE_)
                .set(RELEASE_.COMMUNITY, Specs.COMMUNITY)
                .set(RELEASE_.SPEC_ID, frozen.id())
                .set(RELEASE_.CADENCE, draw.period().cadence().key())
                .set(RELEASE_.PERIOD_START, draw.period().start())
                .set(RELEASE_.PERIOD_END, draw.period().end().minusDays(1))
                .set(RELEASE_.MANIFEST_HASH, hash)
                .set(RELEASE_.PREVIOUS_HASH, previous)
                .returning(RELEASE_.RELEASE_ID)
                .fetchSingle(RELEASE_.RELEASE_ID);
        costs.forEach((histogram, epsilon) -> desk.insertInto(BUDGET_LEDGER)
                .set(BUDGET_LEDGER.RELEASE_ID, id)
                .set(BUDGET_LEDGER.HISTOGRAM, histogram.key())
                .set(BUDGET_LEDGER.EPSILON_NUM, epsilon.numerator())
                .set(BUDGET_LEDGER.EPSILON_DEN, epsilon.denominator())
                .execute());
        insert(id, Figures.of(id, frozen.spec().measures(), costs, draw.noisy()));
        String hex = HexFormat.of().formatHex(hash);
        Ledger.append(
                desk,
                Entry.of(new Actor.Job("publish"), "publish", "release", id)
                        .after(Map.of("period", draw.period().toString(), "hash", hex)));
        return hex;
    }

    /** Says that the figures of a release are not to be used any more; false where there is no such release, or it is withdrawn. */
    boolean withdraw(long releaseId, String note, Actor actor) {
        boolean done = desk.insertInto(WITHDRAWAL, WITHDRAWAL.RELEASE_ID, WITHDRAWAL.NOTE)
                        .select(desk.select(RELEASE_.RELEASE_ID, val(note))
                                .from(RELEASE_)
                                .where(RELEASE_.RELEASE_ID.eq(releaseId)))
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (done) {
            Ledger.append(
                    desk, Entry.of(actor, "withdraw", "release", releaseId).because(note));
        }
        return done;
    }

    /** Many rows a statement: the trigger that looks at them runs once for each. */
    private void insert(long releaseId, List<Figures.Row> rows) {
        for (int at = 0; at < rows.size(); at += ROWS) {
            List<Record> cells = rows.subList(at, Math.min(rows.size(), at + ROWS)).stream()
                    .map(row -> cell(releaseId, row).into(COLUMNS))
                    .toList();
            desk.insertInto(CELL, COLUMNS).valuesOfRecords(cells).execute();
        }
    }

    private static CellRecord cell(long releaseId, Figures.Row row) {
        var cell = new CellRecord();
        cell.setReleaseId(releaseId);
        cell.setHistogram(row.histogram().key());
        cell.setGroupKind(row.cohort().kind().name().toLowerCase(Locale.ROOT));
        cell.setProgram(row.cohort().program());
        cell.setMetric(row.metric().key());
        cell.setBin(row.bin());
        cell.setNoisy(row.noisy());
        cell.setStatus(row.status().key());
        var figure = row.figure();
        if (figure != null) {
            cell.setValue(figure.value());
            cell.setCiLow(figure.low());
            cell.setCiHigh(figure.high());
            cell.setWideLow(figure.wideLow());
            cell.setWideHigh(figure.wideHigh());
        }
        return cell;
    }

    private byte[] last() {
        return desk.select(RELEASE_.MANIFEST_HASH)
                .from(RELEASE_)
                .where(RELEASE_.COMMUNITY.eq(Specs.COMMUNITY))
                .orderBy(RELEASE_.RELEASE_ID.desc())
                .limit(1)
                .fetchOptional(RELEASE_.MANIFEST_HASH)
                .orElse(new byte[32]);
    }
}
