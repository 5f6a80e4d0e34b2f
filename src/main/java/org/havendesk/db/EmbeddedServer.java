package org.havendesk.db;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The PostgreSQL that comes with Havendesk, on a data folder that this process holds: durable, with passwords, reachable
 * over loopback only. It ends when it is closed, not before: no shutdown hook stops it under its users.
 */
final class EmbeddedServer implements AutoCloseable {
    /** Long enough for the recovery after a crash, which max_wal_size bounds. */
    private static final Duration STARTUP = Duration.ofSeconds(120);

    private static final long LOG_KEPT = 1 << 20;
    /** The first number that PostgreSQL gives to a database which is not its own. */
    private static final int FIRST_OID = 16384;

    private final EmbeddedPostgres postgres;
    private final DataFolder folder;

    private EmbeddedServer(EmbeddedPostgres postgres, DataFolder folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * Starts the server on the folder's data, after stopping one that outlived a killed console.
     *
     * @throws SetupException if it cannot run here
     */
    static EmbeddedServer start(DataFolder folder, Credentials superuser) {
        refuseRootWithoutNamespaces();
        Path passwordFile = folder.server().resolve("superuser");
        try {
            Postmaster.stop(folder.postgres());
            clearHalfMade(folder);
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile, asFileAttribute(fromString("rw-------")));
            Files.writeString(passwordFile, superuser.password());
            var log = new ServerLog(folder.serverLog(), LOG_KEPT);
            return new EmbeddedServer(log.watch(builder(folder, superuser, passwordFile)), folder);
        } catch (IOException e) {
            throw new SetupException("The database server cannot be prepared in " + folder.server() + ".", e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    int port() {
        return postgres.getPort();
    }

    /** Whether the folder holds databases of Havendesk, other than those that every new server has. */
    static boolean hasDatabases(DataFolder folder) {
        Path base = folder.postgres().resolve("base");
        if (!Files.isDirectory(base)) {
            return false;
        }
        try (var databases = Files.list(base)) {
            return databases
                    .map(d -> d.getFileName().toString())
                    .anyMatch(name -> name.matches("\\d{1,9}") && Integer.parseInt(name) >= FIRST_OID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close(); // gives up after five seconds
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Postmaster.stop(folder.postgres());
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder, Credentials superuser, Path passwordFile) {
        var output = ProcessBuilder.Redirect.appendTo(folder.serverLog().toFile());
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Binaries())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setPGStartupWait(STARTUP)
                // options of initdb; those of zonky's own that they contradict stand before them
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", superuser.password())
                // zonky turns these two off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("log_error_verbosity", "terse") // its details quote rows, and rows hold words
                .setServerConfig("unix_socket_directories", "");
    }

    /** What a killed first start left: a server without our databases, binaries that were not unpacked to the end. */
    private static void clearHalfMade(DataFolder folder) throws IOException {
        if (Files.exists(folder.postgres()) && !hasDatabases(folder)) {
            deleteTree(folder.postgres());
        }
        if (Files.isDirectory(folder.binaries())) {
            List<Path> unpacked;
            try (var versions = Files.list(folder.binaries())) {
                unpacked = versions.toList();
            }
            for (Path version : unpacked) {
                if (!Files.exists(version.resolve(".exists"))) {
                    deleteTree(version);
                }
            }
        }
    }

    private static void refuseRootWithoutNamespaces() {
        if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new SetupException(
                    "PostgreSQL does not run as root, and user namespaces (unshare -U), with which root"
                            + " could start it, are not allowed here: start Havendesk as an ordinary user.");
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (var files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the next start deletes it
        }
    }

    /** One a server: zonky remembers for each resolver where it unpacked, also when another folder is meant. */
    private static final class Binaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }
}
