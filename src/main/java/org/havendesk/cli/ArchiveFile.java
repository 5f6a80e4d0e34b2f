package org.havendesk.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.havendesk.db.SetupException;

/** A first look at an archive, so that a wrong name is refused before anything is started. */
final class ArchiveFile {
    private static final int GZIP = 0x1f;
    private static final int BYTE_ORDER_MARK = 0xef;

    private ArchiveFile() {}

    /** @throws SetupException if the file cannot be read or is no archive */
    static void check(Path file) {
        if (!Files.exists(file)) {
            throw new SetupException("There is no archive " + file + ".");
        }
        if (!Files.isRegularFile(file) && Files.isDirectory(file)) {
            throw new SetupException("The archive " + file + " is a folder, not a file.");
        }
        if (!Files.isRegularFile(file)) {
            return; // a pipe can be read only once
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!beginsLikeAnArchive(in)) {
                throw new SetupException("The file " + file + " is not a chat archive: it holds no JSON Lines.");
            }
        } catch (IOException e) {
            throw new SetupException("The archive " + file + " cannot be read.", e);
        }
    }

    private static boolean beginsLikeAnArchive(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        InputStream plain = first == GZIP ? new GZIPInputStream(in) : in;
        int begin = plain.read();
        while (Character.isWhitespace(begin)) {
            begin = plain.read();
        }
        return begin == '{' || begin == BYTE_ORDER_MARK || begin == -1;
    }
}
