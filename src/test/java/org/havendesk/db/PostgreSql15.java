package org.havendesk.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.DebianPackage;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL 15 of Debian's, on loopback with passwords, with nothing in it: as an installation brings its own. */
public final class PostgreSql15 implements AutoCloseable {
    private static final String PASSWORD = "for-tests-only";

    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgreSql15(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** Starts one in a folder under {@code target}; skips the test where there is none. */
    public static PostgreSql15 start(String name) throws Exception {
        Path programs = DebianPackage.program("postgresql-15", "/usr/lib/postgresql/15/bin/initdb")
                .getParent();
        Path folder = Path.of("target", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        var server = new PostgreSql15(folder, programs, freePort());
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        server.run(
                "initdb",
                "-D",
                server.data(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-E",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync");
        server.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                server.data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300 -c port="
                        + server.port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    public int port() {
        return port;
    }

    public Connection superuser(String database) throws SQLException {
        return connect(database, "postgres", PASSWORD);
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            try {
                run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("the server in " + folder + " does not stop", e);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses root, which a user namespace makes somebody else of. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile());
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(program + " failed: " + Files.readString(folder.resolve("output")));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
