package org.havendesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.havendesk.archive.ArchiveImport;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.archive.Summary;
import org.havendesk.db.Databases;
import org.havendesk.db.SetupException;
import org.havendesk.db.source.Tables;
import org.havendesk.intake.Intake;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;

/** Brings archives, or the demo community, into the embedded chat store, and their reports to the desk. */
final class Imports {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Databases databases;
    private final Streams streams;
    private final String command;

    /** @param command as the ledger names it */
    Imports(Databases databases, Streams streams, String command) {
        this.databases = databases;
        this.streams = streams;
        this.command = command;
    }

    static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** Imports one archive, tells how it went, and returns how many of its records were refused. */
    long run(Path file) throws IOException, SQLException {
        if (isStandardInput(file)) {
            return run("standard input", streams.in(), 0);
        }
        try (var in = Files.newInputStream(file)) {
            return run(file.getFileName().toString(), in, Files.size(file));
        }
    }

    /**
     * Imports the demo community where the chat store is empty, or where a start was killed while doing so. What is behind it
     * was looked after before there was a console: only the last weeks become cases. Its figures are due when this returns; the
     * console's own job publishes them, so that nobody waits for them to sign in.
     */
    void demoIfEmpty() throws IOException, SQLException {
        var begun = new DemoMarker(databases.folder().demoBegun());
        if (!begun.stands() && databases.chat().fetchExists(Tables.MEMBER)) {
            return;
        }
        streams.err().println("No archive was named and the chat store is empty: making a demo community.");
        Instant moment = begun.moment();
        make(out -> DemoCommunity.writePast(moment, out));
        new Intake(databases.desk(), databases.chat()).beginHere();
        make(out -> DemoCommunity.writePresent(moment, out));
        var settings = new Settings(databases.desk());
        settings.save(Kinds.PUBLISHED_SET, DemoCommunity.publishedSet(), "demo");
        settings.save(DemoCommunity.community(), "demo");
        begun.remove();
    }

    /** Imports an archive while it is being written, so that nobody has to hold it. */
    private void make(Archive archive) throws IOException, SQLException {
        try (var writer = Executors.newSingleThreadExecutor();
                var in = new PipedInputStream(1 << 16)) { // closed first, so that nobody writes for a reader who left
            var out = new PipedOutputStream(in);
            var written = writer.submit(() -> {
                try (out) {
                    archive.write(out);
                }
                return true;
            });
            new ArchiveImport(databases.chatOwner(), _ -> {}).run(in);
            written.get();
        } catch (ExecutionException e) {
            throw new IOException("the demo community could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while making the demo community", e);
        }
    }

    private interface Archive {
        void write(OutputStream out) throws IOException;
    }

    /** Makes cases of the reports, until none is left. */
    void intake() {
        new Intake(databases.desk(), databases.chat()).drain();
    }

    private long run(String name, InputStream in, long size) throws IOException, SQLException {
        new DemoMarker(databases.folder().demoBegun()).remove(); // else a later start would go on with the demo in here
        var progress = new ImportProgress(streams.err(), name, size);
        Summary summary;
        try {
            summary = new ArchiveImport(databases.chatOwner(), progress, progress::refused).run(in);
        } catch (IOException e) {
            progress.end();
            throw new SetupException("Importing " + name + " did not work: " + e.getMessage() + ".", e);
        }
        progress.end();
        tell(name, summary);
        var entry = Entry.of(new Actor.Operator(command), "import", "archive", name)
                .after(Map.of("added", added(summary), "refused", summary.refused()));
        databases.desk().transaction(tx -> Ledger.append(tx.dsl(), entry));
        return summary.refused();
    }

    private void tell(String name, Summary summary) {
        var err = streams.err();
        err.printf(
                Locale.ROOT, "Imported %s in %d s:%n", name, summary.duration().toSeconds());
        summary.counts().forEach((type, count) -> {
            if (count.read() > 0) {
                err.printf(
                        Locale.ROOT,
                        "  %-12s %,9d added, %,9d already there, %,5d refused%n",
                        type.plural(),
                        count.added(),
                        count.alreadyThere(),
                        count.refused());
            }
        });
        if (summary.refused() > 0) {
            err.printf(Locale.ROOT, "Refused records: %,d, named above%n", summary.refused());
        }
        if (summary.unknownKeys() > 0) {
            err.printf(Locale.ROOT, "Unknown keys, ignored: %,d%n", summary.unknownKeys());
        }
    }

    private static long added(Summary summary) {
        return summary.counts().values().stream()
                .mapToLong(Summary.Count::added)
                .sum();
    }
}
