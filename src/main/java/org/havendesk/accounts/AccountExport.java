package org.havendesk.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.export.Csv;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.security.access.prepost.PreAuthorize;

/** The accounts as CSV, one row each, by name. */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class AccountExport {
    /** The columns, in order; roles separated by blanks. */
    public static final List<String> HEADER = List.of(
            "account_id",
            "username",
            "name",
            "email",
            "roles",
            "safeguarding_lead",
            "status",
            "passkey",
            "code_app",
            "open_sessions",
            "last_seen_at");

    private static final int FETCH = 1000;

    private final DSLContext desk;

    public AccountExport(DSLContext desk) {
        this.desk = desk;
    }

    /** Writes the accounts of the filter and returns how many; the ledger says that it began, and that it was whole. */
    public long write(AccountFilter filter, Person reader, boolean bom, OutputStream out) throws IOException {
        told(reader, "export", Map.of("filter", filter.parameters().toString()));
        long rows = desk.transactionResult(tx -> {
            long count = 0;
            try (var csv = new Csv(out, bom, HEADER);
                    var cursor =
                            Directory.all(tx.dsl(), filter).fetchSize(FETCH).fetchLazy()) {
                for (Record row : cursor) {
                    print(csv, Directory.row(row));
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
                tx.dsl(), Entry.of(reader.actor(), verb, "accounts", "csv").after(facts)));
    }

    private static void print(Csv csv, AccountRow row) throws IOException {
        csv.row(
                row.accountId(),
                row.username(),
                row.name(),
                row.email(),
                String.join(" ", row.roles()),
                row.safeguardingLead(),
                row.status().key(),
                row.passkey(),
                row.codeApp(),
                row.sessions(),
                row.seenAt());
    }
}
