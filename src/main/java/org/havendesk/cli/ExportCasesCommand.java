package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havendesk.cases.CaseExport;
import org.havendesk.cases.QueueFilter;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.db.SetupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "cases",
        description = {
            "Writes all cases, closed ones included, as CSV (RFC 4180, UTF-8), members under their aliases.",
            "A file appears when it is whole, or not at all. The export is an entry of the ledger."
        })
final class ExportCasesCommand implements Callable<Integer> {
    private static final String COMMAND = "export cases";

    private final Streams streams;

    @ParentCommand
    private ExportCommand export;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, or - for standard output.")
    private Path file = Path.of("-");

    @Option(names = "--bom", description = "Begins with a byte order mark, for spreadsheets that want one.")
    private boolean bom;

    ExportCasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        refuseWhatIsNoFile();
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(
                    () -> Databases.forCommand(DataFolder.at(export.havendesk().data())));
            var cases = new CaseExport(databases.desk());
            if (Imports.isStandardInput(file)) {
                toStandardOutput(cases);
            } else {
                toFile(cases);
            }
            Anchor.update(databases);
            return Exit.DONE;
        }
    }

    private void toStandardOutput(CaseExport cases) throws IOException {
        var out = new BufferedOutputStream(streams.out());
        long rows = cases.writeAll(QueueFilter.ALL, COMMAND, bom, out);
        out.flush();
        if (streams.out().checkError()) {
            throw new IOException("the other end of standard output was closed");
        }
        cases.written(COMMAND, rows);
    }

    private void toFile(CaseExport cases) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            long rows = writeTo(file, cases); // a pipe or a device: nothing to put another file in the place of
            cases.written(COMMAND, rows);
            tell(rows);
            return;
        }
        Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path written =
                Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".part");
        try {
            long rows = writeTo(written, cases);
            Files.move(written, whole, ATOMIC_MOVE, REPLACE_EXISTING);
            cases.written(COMMAND, rows);
            tell(rows);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private long writeTo(Path path, CaseExport cases) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
            return cases.writeAll(QueueFilter.ALL, COMMAND, bom, out);
        }
    }

    private void tell(long rows) {
        streams.err().printf(Locale.ROOT, "%,d cases written to %s%n", rows, file);
    }

    private void refuseWhatIsNoFile() {
        if (Files.isDirectory(file)) {
            throw new SetupException("The place for the export, " + file + ", is a folder: name a file.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SetupException("There is no folder " + folder + " for the export.");
        }
    }
}
