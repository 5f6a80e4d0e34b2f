package org.havendesk.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs from Debian's packages, for tests of real servers. What this machine has not is unpacked into the build folder and not
 * installed: nothing of the machine changes, and no service starts.
 *
 * @param root where they were unpacked, like the root of a file system
 */
public record DebianPackages(Path root) {
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    /** The packages with all that they need; empty where they cannot be had. */
    public static Optional<DebianPackages> of(String... names) {
        Path folder = Path.of("target", "packages", names[0]).toAbsolutePath();
        Path root = folder.resolve("root");
        Path whole = folder.resolve("whole");
        try {
            if (!Files.exists(whole)) {
                Files.createDirectories(root);
                if (!unpack(folder, root, List.of(names))) {
                    return Optional.empty();
                }
                Files.createFile(whole);
            }
            return Optional.of(new DebianPackages(root));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where this path of the file system is, unpacked or of the machine. */
    public Optional<Path> find(String path) {
        return Stream.of(root.resolve(path.substring(1)), Path.of(path))
                .filter(Files::exists)
                .findFirst();
    }

    /** A folder of libraries, unpacked and of the machine, as variables of paths have it. */
    public String libraries(String path) {
        return root.resolve(path.substring(1)) + ":" + path;
    }

    /** The command, as nobody in particular: servers refuse to run as root, and in a user namespace of its own nobody is. */
    public static List<String> unprivileged(String... command) {
        var whole = new ArrayList<String>();
        if (IS_ROOT) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static boolean unpack(Path folder, Path root, List<String> names) throws IOException {
        Optional<List<String>> missing = missing(folder, names);
        if (missing.isEmpty() && IS_ROOT) {
            run(folder, List.of("apt-get", "update", "-qq"));
            missing = missing(folder, names);
        }
        if (missing.isEmpty()) {
            return false;
        }
        if (missing.get().isEmpty()) {
            return true;
        }
        var download = Stream.concat(Stream.of("apt-get", "download", "-qq"), missing.get().stream());
        if (run(folder, download.toList()).isEmpty()) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .allMatch(file -> run(folder, List.of("dpkg-deb", "-x", file.toString(), root.toString()))
                            .isPresent());
        }
    }

    /** What would have to be installed; empty where it cannot be. */
    private static Optional<List<String>> missing(Path folder, List<String> names) {
        var command = Stream.concat(Stream.of("apt-get", "install", "-s", "--no-install-recommends"), names.stream());
        return run(folder, command.toList()).map(output -> output.lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.split(" ")[1])
                .toList());
    }

    /** What the command wrote; empty where it failed. */
    private static Optional<String> run(Path folder, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
