package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.release.Published;
import org.havendesk.release.PublishedExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "published",
        description = {
            "Writes all published figures as CSV (RFC 4180, UTF-8): the same bytes each time until more is published.",
            "A file appears when it is whole, or not at all. The export is an entry of the ledger."
        })
final class ExportPublishedCommand implements Callable<Integer> {
    private static final String COMMAND = "export published";

    private final Streams streams;

    @ParentCommand
    private ExportCommand export;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, or - for standard output.")
    private Path file = Path.of("-");

    @Option(names = "--bom", description = "Begins with a byte order mark, for spreadsheets that want one.")
    private boolean bom;

    ExportPublishedCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        OutFile.check(file);
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(export.havendesk()::databases);
            var published = new PublishedExport(new Published(databases.leads()));
            long rows = OutFile.write(file, streams, out -> published.write(bom, out));
            var entry = Entry.of(new Actor.Operator(COMMAND), "export_done", "release", "csv")
                    .after(Map.of("rows", rows));
            databases.desk().transaction(tx -> Ledger.append(tx.dsl(), entry));
            Anchor.update(databases);
            if (!Imports.isStandardInput(file)) {
                streams.err().printf(Locale.ROOT, "%,d figures written to %s%n", rows, file);
            }
            return Exit.DONE;
        }
    }
}
