package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havendesk.backup.Restore;
import org.havendesk.db.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "restore",
        description = {
            "Brings an installation back from a backup, into an empty data folder or empty databases, while no console runs.",
            "A backup of an older Havendesk is brought up to date. Nothing changes unless all of it arrives.",
            "What happened after the backup is not in it: look at accounts, roles and open invitations afterwards."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    @Parameters(paramLabel = "FILE", description = "A file that 'backup' wrote.")
    private Path file = Path.of("-");

    @Option(names = "--replace", description = "Takes the place of what is there already, which is lost.")
    private boolean replace;

    RestoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        var config = havendesk.config();
        config.databases(); // what is wrong with it is said before a folder is made
        try (var cleanup = new Cleanup()) {
            var folder = cleanup.open(() -> DataFolder.at(havendesk.data()));
            var restored = new Restore(folder, config).from(file, replace);
            streams.err()
                    .printf(Locale.ROOT, "%,d rows restored, as they were at %s%n", restored.rows(), restored.madeAt());
            return Exit.DONE;
        }
    }
}
