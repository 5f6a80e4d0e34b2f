package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havendesk.backup.Backup;
import org.havendesk.db.SetupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "backup",
        description = {
            "Writes the whole installation into one file, also while the console runs: every table at one moment, and the",
            "files beside the databases, keys included. The chat is in it where Havendesk's own server keeps it; one that",
            "the installation brings is not.",
            "Whoever can open the file can read every case: it is made for its owner alone; encrypt it before it travels."
        })
final class BackupCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    @Parameters(paramLabel = "FILE", description = "The file; one that is there is replaced when the new one is whole.")
    private Path file = Path.of("-");

    BackupCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new SetupException("The place for the backup, " + file + ", is no file in a folder that is there.");
        }
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(havendesk::databases);
            var written = new Backup(databases).write(file);
            Anchor.update(databases);
            streams.err()
                    .printf(Locale.ROOT, "%,d rows written to %s, %,d bytes%n", written.rows(), file, written.bytes());
            if (!written.wholeLedger()) {
                streams.err()
                        .println(
                                "The ledger does not fit the file beside the database: see 'havendesk ledger verify'.");
            }
            return Exit.DONE;
        }
    }
}
