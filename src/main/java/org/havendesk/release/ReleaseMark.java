package org.havendesk.release;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was published, in a file outside the database, so that a database put back from an old copy is found out; and beside it,
 * for the moment of publishing, the drawn integers: a process that is killed between the draw and the end of its transaction has
 * its draw taken up, not repeated. Whoever works with it holds the publisher's lock.
 */
final class ReleaseMark {
    private final Path file;

    ReleaseMark(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The releases by period, each with its hash in hexadecimal, in the order in which they were published. */
    Map<Period, String> read() {
        var marks = new LinkedHashMap<Period, String>();
        for (String line : text(file).orElse("").split("\n")) {
            String[] words = line.split(" ");
            if (words.length == 3
                    && words[2].length() == 64) { // else cut off while it was written: added again on the next run
                marks.put(new Period(Cadence.of(words[0]), LocalDate.parse(words[1])), words[2]);
            }
        }
        return marks;
    }

    /** Adds a release that the database holds; durable when this returns. */
    void add(Period period, String hash) {
        String before = text(file).orElse("");
        String line = (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
                + period.cadence().key() + " " + period.start() + " " + hash + "\n";
        write(file, line, Set.of(CREATE, APPEND));
    }

    /** The draw of a period whose release may not have been committed. */
    Optional<Draw> pending(Period period) {
        return text(pendingFile(period)).map(Draw::read);
    }

    /** Keeps a draw until {@link #forget}; durable when this returns. */
    void keep(Draw draw) {
        Path fresh = pendingFile(draw.period()).resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            write(fresh, draw.write(), Set.of(CREATE_NEW, WRITE));
            Files.move(fresh, pendingFile(draw.period()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(Period period) {
        try {
            Files.deleteIfExists(pendingFile(period));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pendingFile(Period period) {
        return file.resolveSibling(file.getFileName() + "-" + period.cadence().key() + "-" + period.start());
    }

    private static Optional<String> text(Path path) {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, String text, Set<java.nio.file.StandardOpenOption> how) {
        try (var channel = FileChannel.open(path, how, asFileAttribute(fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark of what was published cannot be written: " + path, e);
        }
    }
}
