package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** The packaged program as the scripts start it: from the first start over a kill -9 to an orderly end. */
@Timeout(180)
class RunIT {
    private static final Path FOLDER = Path.of("target", "run-it").toAbsolutePath();
    private static final Path DATA = FOLDER.resolve("data");
    private static final File ERR = FOLDER.resolve("err.txt").toFile();

    private final List<Process> started = new ArrayList<>();
    private final int port = freePort();

    RunIT() throws IOException {}

    @BeforeEach
    void startWithoutData() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void runsSurvivesAKillAndStops() throws Exception {
        Process first =
                start("run", "--port", port(), "--", ArchiveFiles.in(FOLDER).toString());
        assertThat(firstLine(first)).isEqualTo("Havendesk is ready: http://localhost:" + port);
        assertThat(health()).contains("\"UP\"");
        assertDemoAccounts();
        String cases = output("export", "cases", "--out", "-");
        assertThat(cases.lines()).hasSize(2);
        assertRefused(first);

        first.destroyForcibly().onExit().join(); // the process alone: its database server lives on
        Process second = start("run", "--port", port());
        assertThat(firstLine(second)).startsWith("Havendesk is ready");
        assertThat(health()).contains("\"UP\"");
        assertThat(output("export", "cases", "--out", "-")).isEqualTo(cases);
        assertThat(output("ledger", "verify")).startsWith("The ledger is whole");

        second.destroy();
        assertThat(second.waitFor()).isEqualTo(143);
        assertThat(DATA.resolve("server/postgres/postmaster.pid")).doesNotExist();
    }

    private void assertRefused(Process first) throws Exception {
        Process another = start("run", "--port", port());
        assertThat(another.waitFor()).isEqualTo(Exit.FAILED);
        assertThat(Files.readAllLines(ERR.toPath()))
                .last()
                .asString()
                .startsWith("Havendesk is already running on this data folder (process " + first.pid() + ")");
    }

    private static void assertDemoAccounts() throws IOException {
        Path file = DATA.resolve("demo-accounts.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file))
                .hasSize(5)
                .allMatch(line -> line.matches("[a-z]+\\t\\S{15,}\\t(moderator|supervisor|lead)"));
    }

    private Process start(String... command) throws IOException {
        var line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/havendesk.jar"));
        line.addAll(List.of(command));
        int options = line.indexOf("--") < 0 ? line.size() : line.indexOf("--");
        line.addAll(options, List.of("--data", DATA.toString()));
        Files.createDirectories(FOLDER);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(ERR))
                .start();
        started.add(process);
        return process;
    }

    private String output(String... command) throws Exception {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(ERR.toPath())).isZero();
        return output;
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        assertThat(line).as(Files.readString(ERR.toPath())).isNotNull();
        return line;
    }

    private String health() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private String port() {
        return Integer.toString(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
