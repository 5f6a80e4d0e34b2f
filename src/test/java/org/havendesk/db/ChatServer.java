package org.havendesk.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL servers on which chat platforms keep their tables: the one that comes along, and Debian's. */
public enum ChatServer {
    EMBEDDED {
        @Override
        public String url(String database) {
            return TestDatabases.url(database);
        }
    },

    /** A cluster of the test's own, on loopback, for as long as the tests run. A test on it is skipped where it cannot be had. */
    DEBIAN_15 {
        private @Nullable Optional<Integer> port;

        @Override
        public synchronized String url(String database) {
            if (port == null) {
                port = start15();
            }
            Assumptions.assumeTrue(port.isPresent(), "PostgreSQL 15 cannot be had here");
            return "jdbc:postgresql://127.0.0.1:" + port.get() + "/" + database;
        }
    };

    /** What the reader signs in with. */
    public static final String PASSWORD = "for-tests-only";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Of JDBC. */
    public abstract String url(String database);

    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    public Connection reader(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "chat_reader", PASSWORD);
    }

    /** A new database with these statements; it goes with the server. Returns its name. */
    public String database(String statements) throws SQLException {
        String name = "platform_" + NUMBERS.incrementAndGet();
        try (Connection superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("create database " + name);
        }
        try (Connection superuser = superuser(name);
                var statement = superuser.createStatement()) {
            statement.execute(statements);
        }
        return name;
    }

    private static Optional<Integer> start15() {
        Optional<DebianPackages> packages = DebianPackages.of("postgresql-15");
        Optional<Path> binaries = packages.flatMap(all -> all.find("/usr/lib/postgresql/15/bin"));
        if (binaries.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path data = Files.createTempDirectory("postgresql-15-");
            int port = freePort();
            String libraries = packages.orElseThrow().libraries("/usr/lib/x86_64-linux-gnu");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                run(libraries, binaries.get().resolve("pg_ctl"), "-D", data.toString(), "-m", "immediate", "stop");
                FileSystemUtils.deleteRecursively(data.toFile());
            }));
            boolean running = run(
                            libraries,
                            binaries.get().resolve("initdb"),
                            "-D",
                            data.toString(),
                            "-U",
                            "postgres",
                            "-A",
                            "trust",
                            "--no-sync")
                    && run(
                            libraries,
                            binaries.get().resolve("pg_ctl"),
                            "-D",
                            data.toString(),
                            "-l",
                            data.resolve("log").toString(),
                            "-w",
                            "-o",
                            "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                            "start");
            return running ? Optional.of(port) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String libraries, Path program, String... arguments) {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments));
        try {
            var builder = new ProcessBuilder(DebianPackages.unprivileged(command.toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("LD_LIBRARY_PATH", libraries);
            var process = builder.start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
