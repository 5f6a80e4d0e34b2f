package org.havendesk.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.havendesk.db.SetupException;
import org.postgresql.PGConnection;

/**
 * Puts the tables of a backup into a database of the same level, in one transaction: what a migration brought along goes,
 * triggers rest while rows arrive, and foreign keys are made again at the end, so that they are checked for every row.
 */
final class TableLoader {
    private final BackupFile backup;
    private final String database;
    private final Connection owner;

    TableLoader(BackupFile backup, String database, Connection owner) {
        this.backup = backup;
        this.database = database;
        this.owner = owner;
    }

    /** @throws SetupException if the backup knows a table that is not there */
    void load() throws SQLException, IOException {
        owner.setAutoCommit(false);
        var catalogue = new Catalogue(database, owner);
        Map<String, List<String>> tables = catalogue.tables();
        Map<String, String> foreignKeys = catalogue.foreignKeys();
        for (Manifest.Part part : backup.manifest().of(database)) {
            if (!tables.containsKey(part.name())) {
                throw new SetupException("The backup holds a table that this Havendesk does not know: " + part.name()
                        + ". Restore it with the one that made it.");
            }
        }
        execute(foreignKeys.keySet());
        execute(tables.keySet().stream()
                .map(table -> "alter table " + table + " disable trigger user")
                .toList());
        execute(List.of("truncate " + String.join(", ", tables.keySet())));
        for (Manifest.Part part : backup.manifest().of(database)) {
            copyIn(part);
        }
        execute(foreignKeys.values());
        execute(tables.keySet().stream()
                .map(table -> "alter table " + table + " enable trigger user")
                .toList());
        execute(backup.manifest().triggersOff().getOrDefault(database, List.of()).stream()
                .map(off -> off.split(" ", 2))
                .map(off -> "alter table " + off[0] + " disable trigger " + off[1])
                .toList());
        execute(backup.manifest().sequences().getOrDefault(database, Map.of()).entrySet().stream()
                .map(each -> "select setval('" + each.getKey() + "', " + each.getValue() + ")")
                .toList());
        owner.commit();
    }

    private void copyIn(Manifest.Part part) throws SQLException, IOException {
        String copy = "copy " + part.name() + " (" + String.join(", ", part.columns()) + ") from stdin";
        try (var in = backup.read(part)) {
            long rows = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
            if (rows != part.rows()) {
                throw new IOException(
                        part.entry() + " brought " + rows + " rows, and " + part.rows() + " were written");
            }
        }
    }

    private void execute(Collection<String> statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
