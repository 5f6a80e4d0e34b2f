package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.havendesk.db.SetupException;

/** Where an export goes: a file that appears when it is whole, or standard output. */
final class OutFile {
    /** Writes the export and returns how many rows. */
    interface Export {
        long to(OutputStream out) throws IOException;
    }

    private OutFile() {}

    /** Refuses what is no file before anything is opened. */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new SetupException("The place for the export, " + file + ", is a folder: name a file.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SetupException("There is no folder " + folder + " for the export.");
        }
    }

    static long write(Path file, Streams streams, Export export) throws IOException {
        return Imports.isStandardInput(file) ? toStandardOutput(streams, export) : toFile(file, export);
    }

    private static long toStandardOutput(Streams streams, Export export) throws IOException {
        var out = new BufferedOutputStream(streams.out());
        long rows = export.to(out);
        out.flush();
        if (streams.out().checkError()) {
            throw new IOException("the other end of standard output was closed");
        }
        return rows;
    }

    private static long toFile(Path file, Export export) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return toPath(file, export); // a pipe or a device: nothing to put another file in the place of
        }
        Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path written =
                Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".part");
        try {
            long rows = toPath(written, export);
            Files.move(written, whole, ATOMIC_MOVE, REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static long toPath(Path path, Export export) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
            return export.to(out);
        }
    }
}
