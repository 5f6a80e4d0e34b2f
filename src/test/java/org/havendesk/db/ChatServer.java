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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

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
            Assumptions.assumeTrue(port.isPresent(), "PostgreSQL 15 is not here and could not be installed");
            return "jdbc:postgresql://127.0.0.1:" + port.get() + "/" + database;
        }
    };

    /** What the reader signs in with. */
    public static final String PASSWORD = "for-tests-only";

    private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
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
        try {
            if (!Files.isExecutable(BINARIES.resolve("initdb"))) {
                run(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql-15"));
            }
            if (!Files.isExecutable(BINARIES.resolve("initdb"))) {
                return Optional.empty();
            }
            Path data = Files.createTempDirectory("postgresql-15-");
            int port = freePort();
            boolean running = run(unprivileged(
                            BINARIES.resolve("initdb").toString(), "-D", data.toString(), "-U", "postgres", "-A", "trust", "--no-sync"))
                    && run(unprivileged(
                            BINARIES.resolve("pg_ctl").toString(), "-D", data.toString(), "-l", data.resolve("log").toString(), "-w",
                            "-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off", "start"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop15(data)));
            return running ? Optional.of(port) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop15(Path data) {
        run(unprivileged(BINARIES.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "stop"));
        run(List.of("rm", "-rf", data.toString()));
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own nobody is. */
    private static List<String> unprivileged(String... command) {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
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
