package org.havendesk.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havendesk.bench.web.BrowserComfort;
import org.havendesk.bench.web.BusySessions;
import org.havendesk.bench.web.FirstPage;
import org.havendesk.bench.web.IdleSessions;
import org.havendesk.db.TestDatabases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the rows one after the other and prints their table; what {@code bin/bench} starts. */
@Command(
        name = "bin/bench",
        description =
                "Measures how fast the console is, beside the floor of each job, on databases that it fills itself.",
        footer = {
            "",
            "Ends with 0 where every row meets its target, with 1 where one is missed or could not be measured."
        },
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final List<Row> ROWS = List.of(
            new QueuePages(),
            new CsvExport(),
            new ClaimNext(),
            new BusySessions(),
            new IdleSessions(),
            new BrowserComfort(),
            new DashboardPages(),
            new ReportToQueues(),
            new IntakeStreams(),
            new LedgerChain(),
            new MeasureQuarter(),
            new ArchiveArrival(),
            new FirstPage(),
            new DecideCases());

    @Option(
            names = "--only",
            paramLabel = "ROW",
            split = ",",
            description = "Only these rows, for example P5 or P3,P4.")
    private List<String> only = List.of();

    @Option(names = "--csv", paramLabel = "FILE", description = "Keeps the table in this file too.")
    private @Nullable Path csv;

    @Option(names = "--quick", description = "A tenth of the data: shows that the bench works, its figures say little.")
    private boolean quick;

    private final List<Figure> figures = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.err, true), arguments));
    }

    /** Runs the command; returns its exit status. */
    static int run(PrintWriter err, String... arguments) {
        return new CommandLine(new Bench()).setErr(err).execute(arguments);
    }

    @Override
    public Integer call() {
        List<Row> chosen = chosen();
        TestDatabases.asInstalled(Path.of(System.getProperty("havendesk.home", ""), "target", "bench-data"));
        chosen.forEach(this::measure);
        System.out.println();
        System.out.print(BenchTable.text(figures));
        if (csv != null) {
            keep(csv);
        }
        return figures.stream().allMatch(Figure::met) ? 0 : 1;
    }

    private List<Row> chosen() {
        for (String id : only) {
            if (ROWS.stream().noneMatch(row -> row.id().equalsIgnoreCase(id))) {
                String known = String.join(", ", ROWS.stream().map(Row::id).toList());
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "There is no row " + id + "; there are " + known + ".");
            }
        }
        return ROWS.stream()
                .filter(row ->
                        only.isEmpty() || only.stream().anyMatch(id -> row.id().equalsIgnoreCase(id)))
                .toList();
    }

    private void measure(Row row) {
        System.err.printf(Locale.ROOT, "%s ...", row.id());
        long start = System.nanoTime();
        try {
            figures.addAll(row.measure(quick ? Scale.QUICK : Scale.FULL));
        } catch (Exception e) {
            e.printStackTrace();
            figures.add(new Figure(row.id(), "could not be measured, see above", "", null, null, "", false));
        }
        System.err.printf(Locale.ROOT, " %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void keep(Path file) {
        try {
            Files.writeString(file, BenchTable.csv(figures));
        } catch (IOException e) {
            throw new UncheckedIOException("The table could not be written to " + file, e);
        }
    }
}
