package org.havendesk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "systemd-unit",
        description = {
            "Prints a unit for systemd that starts this installation as a user of its own, shut off from the rest of the machine.",
            "It runs the program that is built; build it with bin/run first, and again after an upgrade.",
            "--data and --config say what it starts with."
        })
final class SystemdUnitCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    @Option(
            names = "--user",
            paramLabel = "USER",
            defaultValue = "havendesk",
            description = "Who it runs as; ${DEFAULT-VALUE} by default.")
    private String user = "havendesk";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the console answers; ${DEFAULT-VALUE} by default.")
    private int port;

    SystemdUnitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (!user.matches("[a-z_][a-z0-9_-]*")) {
            throw new SetupException("No user of this machine can be called " + user + ".");
        }
        @Nullable Path config = havendesk.configFile();
        String start = String.join(
                        " ",
                        quoted(Path.of(ProcessHandle.current().info().command().orElse("java"))),
                        "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders"
                                + cache() + " -jar",
                        quoted(jar()),
                        "run --port " + port + " --data",
                        quoted(havendesk.data()))
                + (config == null ? "" : " --config " + quoted(config));
        streams.out()
                .print(template()
                        .replace("{user}", user)
                        .replace("{start}", start)
                        .replace("{data}", quoted(havendesk.data())));
        return Exit.DONE;
    }

    /** The cache of quick starts, where this command itself was started with one. */
    private static String cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-Xlog:aot"))
                .map(option -> " " + quoted(option))
                .collect(Collectors.joining());
    }

    private static String quoted(Path path) {
        return quoted(path.toAbsolutePath().normalize().toString());
    }

    /** As systemd reads a word: quoted, its own signs doubled. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$")
                + '"';
    }

    private static Path jar() {
        String place = SystemdUnitCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .replaceFirst("^jar:", "")
                .replaceFirst("^nested:", "file:")
                .replaceFirst("/?!.*", "");
        return Path.of(URI.create(place));
    }

    private static String template() {
        try (var in = SystemdUnitCommand.class.getResourceAsStream("havendesk.service")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
