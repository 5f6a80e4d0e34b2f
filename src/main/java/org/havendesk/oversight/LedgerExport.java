package org.havendesk.oversight;

import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.export.Csv;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.security.access.prepost.PreAuthorize;

/** The ledger as CSV: one row an entry, the newest first, read through a cursor so that memory stays flat. */
@PreAuthorize("hasAnyRole('" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')")
public class LedgerExport {
    /** The columns, in order. {@code before} and {@code after} as "name: value; name: value". */
    public static final List<String> HEADER = List.of(
            "entry",
            "at",
            "actor_kind",
            "actor",
            "actor_name",
            "verb",
            "object_kind",
            "object_id",
            "reason",
            "before",
            "after",
            "request",
            "previous_seal",
            "seal");

    private static final int FETCH = 1000;

    private final DSLContext desk;
    private final Settings settings;

    public LedgerExport(DSLContext desk, Settings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * Writes the entries of the filter that the reader may see, and returns how many; the ledger says that it began, and that
     * it was whole. Throws in the middle where anything breaks: what was written by then is no whole file.
     */
    public long write(LedgerFilter filter, Person reader, boolean bom, OutputStream out) throws IOException {
        told(reader, "export", Map.of("filter", filter.parameters().toString()));
        var sql = new EntrySql(reader, settings.community().zone());
        long rows = desk.transactionResult(tx -> {
            long count = 0;
            try (var csv = new Csv(out, bom, HEADER);
                    var cursor = EntrySql.from(tx.dsl())
                            .where(sql.matches(filter))
                            .and(Entries.notOwnMatter(tx.dsl(), reader))
                            .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                            .fetchSize(FETCH)
                            .fetchLazy()) {
                for (Record row : cursor) {
                    print(csv, sql.line(row));
                    count++;
                }
            }
            return count;
        });
        out.flush();
        told(reader, "export_done", Map.of("rows", rows));
        return rows;
    }

    private void told(Person reader, String verb, Map<String, ?> facts) {
        desk.transaction(tx -> Ledger.append(
                tx.dsl(), Entry.of(reader.actor(), verb, "ledger", "csv").after(facts)));
    }

    private static void print(Csv csv, LedgerLine line) throws IOException {
        csv.row(
                line.entryId(),
                line.at(),
                line.actorKind(),
                line.actor(),
                line.actorName(),
                line.verb(),
                line.objectKind(),
                line.objectId(),
                line.reason(),
                words(line.before()),
                words(line.after()),
                line.requestId(),
                line.previousSeal(),
                line.seal());
    }

    private static String words(Map<String, String> values) {
        return String.join(
                "; ",
                values.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }
}
