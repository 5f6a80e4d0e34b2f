package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        description = {
            "Loads chat archives (JSON Lines, plain or gzip) into the embedded chat store.",
            "Records that are there already stay as they are: importing twice changes nothing."
        },
        exitCodeList = {Exit.DONE_HELP, Exit.FAILED_HELP, Exit.SOME_REFUSED_HELP, Exit.WRONG_USAGE_HELP})
final class ImportCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "An archive, or - for standard input.")
    private List<Path> files = List.of();

    ImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        files.stream().filter(file -> !Imports.isStandardInput(file)).forEach(ArchiveFile::check);
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(havendesk::databases);
            var imports = new Imports(databases, streams, "import");
            long refused = 0;
            for (Path file : files) {
                refused += imports.run(file);
            }
            imports.intake(); // also beside a console, so that the cases are there when the command ends
            Anchor.update(databases);
            return refused == 0 ? Exit.DONE : Exit.SOME_REFUSED;
        }
    }
}
