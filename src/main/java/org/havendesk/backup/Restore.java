package org.havendesk.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.havendesk.db.BesideFile;
import org.havendesk.db.Config;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.db.DeskLevel;
import org.havendesk.db.SetupException;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerAnchor.Mark;

/** Brings an installation back from a backup. What stood there before stays until everything has arrived. */
public final class Restore {
    private final DataFolder folder;
    private final Config config;

    /** @param config names the databases that the installation brings, where it does */
    public Restore(DataFolder folder, Config config) {
        this.folder = folder;
        this.config = config;
    }

    /** What came back, and the moment that it was written at. */
    public record Restored(Instant madeAt, long rows) {}

    /**
     * Restores into empty databases, or, where {@code replace} says so, in the place of what they hold.
     *
     * @throws SetupException if the backup cannot be used here, there is something already, or somebody works on it
     */
    public Restored from(Path file, boolean replace) throws IOException, SQLException {
        try (var backup = BackupFile.open(file)) {
            Manifest manifest = backup.manifest();
            refuseWhatDoesNotFit(manifest);
            Optional<Mark> standing = new LedgerAnchor(folder.ledgerHead()).read();
            files(backup, true);
            try (var databases = Databases.forRestore(folder, config, manifest.deskLevel(), replace)) {
                load(backup, databases);
                databases.upgrade();
                files(backup, false);
                databases.keepRestored();
                write(databases, manifest, standing);
                return new Restored(manifest.madeAt(), manifest.rows());
            }
        }
    }

    private void refuseWhatDoesNotFit(Manifest manifest) {
        if (!DeskLevel.isKnown(manifest.deskLevel())) {
            throw new SetupException("The backup is of level " + manifest.deskLevel() + " and this Havendesk knows "
                    + DeskLevel.newest() + ": restore it with a newer one.");
        }
        if (manifest.ownDatabases() && config.databases().isEmpty()) {
            throw new SetupException("The backup is of an installation with databases of its own: name them, in the"
                    + " environment or with --config.");
        }
        if (!manifest.ownDatabases() && config.databases().isPresent()) {
            throw new SetupException(
                    "The backup holds the chat of a server that comes along, and databases of one's own"
                            + " are named: restore it without naming them.");
        }
    }

    private static void load(BackupFile backup, Databases databases) throws SQLException, IOException {
        if (!databases.areOwn()) {
            try (Connection chat = databases.chatOwner().getConnection()) {
                new TableLoader(backup, "chat", chat).load();
            }
        }
        try (Connection desk = databases.deskOwnerSource().getConnection()) {
            new TableLoader(backup, "desk", desk).load();
        }
    }

    /** Files that are never replaced come before the server starts, since it needs them; the others when all rows are there. */
    private void files(BackupFile backup, boolean kept) throws IOException {
        for (Manifest.Part part : backup.manifest().of("")) {
            Optional<BesideFile> beside = BesideFile.named(part.name()).filter(known -> known.isKept() == kept);
            if (beside.isEmpty() || kept && Files.exists(beside.get().in(folder))) {
                continue;
            }
            Path path = beside.get().in(folder);
            Path fresh = Files.createTempFile(
                    folder.path(), path.getFileName().toString(), ".new", asFileAttribute(fromString("rw-------")));
            try (var in = backup.read(part)) {
                Files.write(fresh, in.readAllBytes());
            }
            Files.move(fresh, path, ATOMIC_MOVE, REPLACE_EXISTING);
        }
    }

    /** The ledger says what was put in the place of what: the end that it had here before, and the moment of the backup. */
    private void write(Databases databases, Manifest manifest, Optional<Mark> standing) {
        Map<String, Object> before = new HashMap<>();
        standing.ifPresent(mark -> before.put("ledger_end", mark.line().strip()));
        databases
                .desk()
                .transaction(tx -> Ledger.append(
                        tx.dsl(),
                        Entry.of(new Actor.Operator("restore"), "restore", "installation", "desk")
                                .before(before)
                                .after(Map.of("made_at", manifest.madeAt().toString(), "rows", manifest.rows()))));
        try {
            new LedgerAnchor(folder.ledgerHead()).update(databases.desk());
        } catch (IllegalStateException e) {
            // the backup was of a broken ledger: its proof stays for the verifier
        }
    }
}
