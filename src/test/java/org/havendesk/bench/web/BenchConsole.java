package org.havendesk.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havendesk.ConsoleTest;
import org.havendesk.cases.TestDesk;
import org.springframework.util.FileSystemUtils;

/** The console as a process of its own, started by {@code bin/run} on a free port of the loopback address. */
final class BenchConsole implements AutoCloseable {
    private static final Path HOME =
            Path.of(System.getProperty("havendesk.home", ".")).toAbsolutePath().normalize();
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final URI address;

    private BenchConsole(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** A folder that the bench takes away again. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(HOME.resolve("target/bench")), "data");
    }

    /** Starts on this data folder and waits until it says that it is ready. */
    static BenchConsole start(Path folder, String... more) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                HOME.resolve("bin/run").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command).redirectError(said.toFile()).start();
        var console = new BenchConsole(process, URI.create("http://127.0.0.1:" + port + "/"));
        String line = process.inputReader().readLine();
        while (line != null && !line.startsWith("Havendesk is ready")) {
            line = process.inputReader().readLine();
        }
        if (line == null) {
            console.close();
            throw new IOException("the console did not start: " + Files.readString(said));
        }
        return console;
    }

    /** Starts on databases that were filled before. */
    static BenchConsole on(TestDesk desk, Path folder) throws IOException {
        Path config = Files.createFile(
                folder.resolve("bench.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = ConsoleTest.properties(desk).entrySet().stream()
                .filter(entry -> !entry.getKey().matches("havendesk\\.(release|ledger|scrape)\\b.*"))
                .map(entry -> entry.getKey() + " = " + entry.getValue().replaceFirst("^jdbc:", ""))
                .collect(Collectors.joining("\n"));
        String owner = "\nhavendesk.desk.owner.user = desk_owner\nhavendesk.desk.owner.password = "
                + desk.databases.password() + "\n";
        Files.writeString(config, lines + owner);
        return start(folder, "--config", config.toString());
    }

    URI address() {
        return address;
    }

    /** How long the processors worked for it. */
    Duration worked() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of the objects that are reachable, counted by the virtual machine itself after a full collection. */
    long liveBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process counting = new ProcessBuilder(
                        jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram", "-parallel=2")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(counting.getInputStream().readAllBytes());
        counting.waitFor();
        String kept = System.getProperty("havendesk.bench.histogram");
        if (kept != null) {
            Files.writeString(Path.of(kept + "-" + System.nanoTime()), histogram);
            new ProcessBuilder(
                            jcmd.toString(),
                            Long.toString(process.pid()),
                            "GC.heap_dump",
                            "-overwrite",
                            kept + ".hprof")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
        }
        var total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException(
                    "no histogram of the heap: " + histogram.lines().limit(3).toList());
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void delete(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
