package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.havendesk.db.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** The packaged program on two PostgreSQL 15 databases made by README.md: comes up without a demo, is backed up, lost and restored. */
@Timeout(240)
class OwnDatabasesIT {
    private static final Path FOLDER = Path.of("target", "own-databases-it").toAbsolutePath();
    private static final Path DATA = FOLDER.resolve("data");
    private static final File ERR = FOLDER.resolve("err.txt").toFile();

    private final List<Process> started = new ArrayList<>();
    private OwnServer server;
    private Path config;
    private int port;

    @BeforeEach
    void anEmptyInstallation() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        server = OwnServer.start("own-databases-it-server");
        config = server.config(FOLDER.resolve("desk.properties"));
        port = freePort();
    }

    @AfterEach
    void endWhatIsLeft() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void comesUpWithoutADemoAndOutlivesTheLossOfItsDatabase() throws Exception {
        Process console = run();
        assertThat(health()).contains("\"UP\"");
        assertSetUpLink();
        assertThat(server.value("chat", "select count(*) from chat.member")).isEqualTo("0");
        assertThat(DATA.resolve("demo-accounts.txt")).doesNotExist();
        assertThat(DATA.resolve("server/postgres")).doesNotExist();

        output("import", ArchiveFiles.in(FOLDER).toString());
        String cases = output("export", "cases", "--out", "-");
        assertThat(cases.lines()).hasSize(2);
        Path backup = FOLDER.resolve("desk.backup");
        output("backup", backup.toString()); // while the console runs
        assertThat(status("restore", "--replace", backup.toString())).isEqualTo(Exit.FAILED);
        assertThat(Files.readString(ERR.toPath())).contains("Havendesk is already running on this data folder");
        Path elsewhere = FOLDER.resolve("elsewhere");
        assertThat(status(elsewhere, "restore", "--replace", backup.toString())).isEqualTo(Exit.FAILED);
        assertThat(Files.readString(ERR.toPath())).contains("A console works on the desk database");

        console.destroy();
        assertThat(console.waitFor()).isEqualTo(143);
        server.asSuperuser("desk", "drop schema desk cascade; drop schema if exists release cascade");
        FileSystemUtils.deleteRecursively(DATA);

        output("restore", backup.toString());
        run();
        assertThat(health()).contains("\"UP\"");
        assertThat(output("export", "cases", "--out", "-")).isEqualTo(cases);
        assertThat(output("ledger", "verify")).startsWith("The ledger is whole");
    }

    /** For one admin, who has no password yet; the page behind it knows whom it is for. */
    private void assertSetUpLink() throws Exception {
        Path file = DATA.resolve("set-up-link.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .startsWith("https://desk.example.org/welcome/")
                .hasSizeGreaterThan(70);
        assertThat(Files.readString(ERR.toPath()))
                .contains(Files.readString(file).strip());
        assertThat(server.value(
                        "desk",
                        "select string_agg(username || ' ' || role || ' ' || (password_hash is null), ',')"
                                + " from desk.account join desk.account_role using (account_id)"))
                .isEqualTo("admin admin true");
    }

    private Process run() throws Exception {
        Process console = start(DATA, "run", "--port", Integer.toString(port));
        var lines = console.inputReader();
        for (String line = lines.readLine(); ; line = lines.readLine()) {
            assertThat(line).as(Files.readString(ERR.toPath())).isNotNull();
            if (line.equals("Havendesk is ready: http://localhost:" + port)) {
                return console;
            }
        }
    }

    private String output(String... command) throws Exception {
        Process process = start(DATA, command);
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(ERR.toPath())).isZero();
        return output;
    }

    private int status(String... command) throws Exception {
        return status(DATA, command);
    }

    private int status(Path data, String... command) throws Exception {
        Process process = start(data, command);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process start(Path data, String... command) throws IOException {
        var line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/havendesk.jar",
                "--data",
                data.toString(),
                "--config",
                config.toString()));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(ERR))
                .start();
        started.add(process);
        return process;
    }

    private String health() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
