package org.havendesk.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was read once from end to end, so that what is damaged is refused before anything is touched. */
final class BackupFile implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws SetupException if it is no backup, is damaged, or is of a newer Havendesk */
    static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SetupException("There is no backup " + file + ".");
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                var backup = new BackupFile(file, zip, manifest(file, zip));
                backup.verify();
                return backup;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | JacksonException e) {
            throw new SetupException(
                    "The file " + file + " is no backup of Havendesk, or was cut off or damaged: take another one.", e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(Manifest.Part part) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(part.entry());
        if (entry == null) {
            throw new IOException("no " + part.entry() + " in " + file);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new IOException("no manifest in " + file);
        }
        try (var in = zip.getInputStream(entry)) {
            var json = JsonMapper.shared().readTree(in);
            int format = json.path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw new SetupException("The backup " + file + " was made by a newer Havendesk ("
                        + json.path("program").asString("") + "): restore it with that one.");
            }
            return JsonMapper.shared().treeToValue(json, Manifest.class);
        }
    }

    private void verify() throws IOException {
        for (Manifest.Part part : manifest.parts()) {
            var digest = BackupWriter.sha256();
            try (var in = new DigestInputStream(read(part), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
                throw new SetupException(
                        "The backup " + file + " is damaged at " + part.entry() + ": take another one.");
            }
        }
    }
}
