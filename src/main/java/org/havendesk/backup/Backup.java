package org.havendesk.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.havendesk.db.BesideFile;
import org.havendesk.db.Databases;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerAnchor.Mark;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Writes a backup, also while the console works: each database is read in one transaction, at one moment. */
public final class Backup {
    private final Databases databases;

    public Backup(Databases databases) {
        this.databases = databases;
    }

    /**
     * What was written.
     *
     * @param rows of all tables
     * @param bytes of the file
     * @param wholeLedger false where the file outside the database knows an end of the ledger that is not in it: then that
     *     file is in the backup as the proof
     */
    public record Written(long rows, long bytes, boolean wholeLedger) {}

    /** Writes the file, for its owner alone; it appears when it is whole, or not at all. One entry of the ledger. */
    public Written write(Path file) throws IOException, SQLException {
        Path whole = file.toAbsolutePath();
        Path fresh = Files.createTempFile(
                whole.getParent(), whole.getFileName().toString(), ".part", asFileAttribute(fromString("rw-------")));
        try {
            var written = writeTo(fresh);
            Files.move(fresh, whole, ATOMIC_MOVE, REPLACE_EXISTING);
            databases
                    .desk()
                    .transaction(tx -> Ledger.append(
                            tx.dsl(),
                            Entry.of(new Actor.Operator("backup"), "backup", "installation", "desk")
                                    .after(Map.of("rows", written.rows(), "bytes", written.bytes()))));
            return written;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Written writeTo(Path fresh) throws IOException, SQLException {
        Optional<Mark> mark = anchor().read(); // before the snapshot, which then has at least this end of the ledger
        boolean wholeLedger;
        Manifest manifest;
        try (var backup = new BackupWriter(new BufferedOutputStream(Files.newOutputStream(fresh)));
                Connection desk = snapshot(databases.deskOwnerSource().getConnection())) {
            var snapshot = DSL.using(desk, SQLDialect.POSTGRES);
            Instant madeAt = snapshot.fetchSingle("select now()")
                    .get(0, OffsetDateTime.class)
                    .toInstant();
            String level = snapshot.fetchSingle("""
                    select version from desk.flyway_schema_history where success and version is not null
                    order by installed_rank desc limit 1""").get(0, String.class);
            backup.database("desk", desk);
            if (!databases.areOwn()) { // after the desk: what the desk has read is there, and perhaps more
                try (Connection chat = snapshot(databases.chatOwner().getConnection())) {
                    backup.database("chat", chat);
                }
            }
            wholeLedger = mark.isEmpty() || LedgerAnchor.stands(snapshot, mark.get());
            Optional<Mark> end = wholeLedger ? LedgerAnchor.end(snapshot) : mark;
            files(backup, end);
            manifest = backup.end(madeAt, databases.areOwn(), level);
        }
        return new Written(manifest.rows(), Files.size(fresh), wholeLedger);
    }

    private void files(BackupWriter backup, Optional<Mark> end) throws IOException, SQLException {
        for (BesideFile beside : BesideFile.values()) {
            Path path = beside.in(databases.folder());
            if (beside == BesideFile.LEDGER_HEAD) {
                if (end.isPresent()) {
                    backup.file(beside.fileName(), end.get().line().getBytes(StandardCharsets.UTF_8));
                }
            } else if (Files.exists(path)) {
                backup.file(beside.fileName(), Files.readAllBytes(path));
            }
        }
    }

    private LedgerAnchor anchor() {
        return new LedgerAnchor(databases.folder().ledgerHead());
    }

    private static Connection snapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }
}
