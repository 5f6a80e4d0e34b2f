package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The note that the demo community is being imported: a start that finds it goes on with the same community. */
final class DemoMarker {
    private final Path file;

    DemoMarker(Path file) {
        this.file = file;
    }

    boolean stands() {
        return Files.exists(file);
    }

    /** The moment that the demo is made for: the one noted; else, or where the note cannot be read, now, noted. */
    Instant moment() throws IOException {
        if (stands()) {
            try {
                return Instant.parse(Files.readString(file).strip());
            } catch (DateTimeException | IOException e) {
                // damaged: begun anew below, and members and messages that are there already stay as they are
            }
        }
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(whole, now.toString());
        Files.move(whole, file, ATOMIC_MOVE, REPLACE_EXISTING);
        return now;
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
