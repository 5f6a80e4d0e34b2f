package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.havendesk.cases.CaseExport;
import org.havendesk.cases.QueueFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "Only cases of this tier: immediate, urgent, soon, routine. Again for more.")
    private List<String> tiers = List.of();

    @Option(names = "--path", paramLabel = "PATH", description = "Only cases on this path: care, conduct.")
    private @Nullable String path;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Only cases of this category. Again for more.")
    private List<String> categories = List.of();

    @Option(names = "--program", paramLabel = "PROGRAM", description = "Only cases of this program. Again for more.")
    private List<String> programs = List.of();

    @Option(names = "--age", paramLabel = "AGE", description = "Only cases reported within this time: 1d, 3d, 7d.")
    private @Nullable String age;

    @Option(names = "--unclaimed", description = "Only open cases that nobody has.")
    private boolean unclaimed;

    @Spec
    private CommandSpec spec;

    ExportCasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        QueueFilter filter = filter();
        OutFile.check(file);
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(export.havendesk()::databases);
            var cases = new CaseExport(databases.desk());
            long rows = OutFile.write(file, streams, out -> cases.writeAll(filter, COMMAND, bom, out));
            cases.written(COMMAND, rows);
            if (!Imports.isStandardInput(file)) {
                tell(rows);
            }
            Anchor.update(databases);
            return Exit.DONE;
        }
    }

    /** As the queue's address has it; a word that it would pass over is wrong usage here. */
    private QueueFilter filter() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("tier", tiers);
        asked.put("path", path == null ? List.of() : List.of(path));
        asked.put("category", categories);
        asked.put("program", programs);
        asked.put("age", age == null ? List.of() : List.of(age));
        QueueFilter filter = QueueFilter.of(asked).withUnclaimed(unclaimed);
        asked.forEach((name, words) -> words.stream()
                .filter(word ->
                        !filter.parameters().getOrDefault(name, List.of()).contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new ParameterException(
                            spec.commandLine(), "Invalid value for option '--" + name + "': '" + word + "'");
                }));
        return filter;
    }

    private void tell(long rows) {
        streams.err().printf(Locale.ROOT, "%,d cases written to %s%n", rows, file);
    }
}
