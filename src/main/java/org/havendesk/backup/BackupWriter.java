package org.havendesk.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes the parts of a backup as they come, each with its checksum, and what they are at the end. */
final class BackupWriter implements AutoCloseable {
    private final ZipOutputStream zip;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private final Map<String, Map<String, Long>> sequences = new LinkedHashMap<>();
    private final Map<String, List<String>> triggersOff = new LinkedHashMap<>();

    BackupWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** Every table of the database that the connection sees, in its transaction. */
    void database(String name, Connection snapshot) throws SQLException, IOException {
        var catalogue = new Catalogue(name, snapshot);
        var copies = snapshot.unwrap(PGConnection.class).getCopyAPI();
        for (var table : catalogue.tables().entrySet()) {
            String copy = "copy " + table.getKey() + " (" + String.join(", ", table.getValue()) + ") to stdout";
            part(name, table.getKey(), table.getValue(), out -> copies.copyOut(copy, out));
        }
        // read after the rows: numbers given meanwhile are not in here, and are not given again
        sequences.put(name, catalogue.sequences());
        triggersOff.put(name, catalogue.triggersOff());
    }

    void file(String name, byte[] content) throws SQLException, IOException {
        part("", name, List.of(), out -> {
            out.write(content);
            return 0;
        });
    }

    /** Ends the file. */
    Manifest end(Instant madeAt, boolean ownDatabases, String deskLevel) throws IOException {
        var manifest = new Manifest(
                Manifest.FORMAT, program(), madeAt, ownDatabases, deskLevel, parts, sequences, triggersOff);
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(JsonMapper.shared().writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        return manifest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    @FunctionalInterface
    private interface Content {
        /** Returns how many rows it wrote. */
        long writeTo(OutputStream out) throws SQLException, IOException;
    }

    private void part(String database, String name, List<String> columns, Content content)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(new Manifest.Part(database, name, columns, 0, 0, "").entry()));
        var counted = new Counted(zip);
        var digest = sha256();
        long rows = content.writeTo(new DigestOutputStream(counted, digest));
        zip.closeEntry();
        parts.add(new Manifest.Part(
                database, name, columns, rows, counted.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String program() {
        String version = BackupWriter.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        private Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            bytes += len;
        }
    }
}
