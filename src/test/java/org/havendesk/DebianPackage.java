package org.havendesk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of Debian's that a test needs beside the console: where it stands, or unpacked from its package under
 * {@code target}, which installs nothing and starts no service. Without it the test is skipped, and says so.
 */
public final class DebianPackage {
    private static final Path UNPACKED = Path.of("target", "debian").toAbsolutePath();

    private DebianPackage() {}

    /**
     * Where the program is.
     *
     * @param name of the package
     * @param program its path in the package, absolute
     */
    public static synchronized Path program(String name, String program) throws Exception {
        Path installed = Path.of(program);
        Path unpacked = UNPACKED.resolve(program.substring(1));
        if (!Files.isExecutable(installed) && !Files.isExecutable(unpacked)) {
            unpack(name);
        }
        assumeTrue(
                Files.isExecutable(installed) || Files.isExecutable(unpacked),
                () -> "skipped: there is no " + program + ", and the package " + name
                        + " could not be fetched; install it to run this test");
        return Files.isExecutable(installed) ? installed : unpacked;
    }

    private static void unpack(String name) throws IOException, InterruptedException {
        Files.createDirectories(UNPACKED);
        run(List.of("apt-get", "download", "-qq", name));
        run(List.of("sh", "-c", "dpkg -x " + name + "_*.deb ."));
    }

    private static void run(List<String> command) throws InterruptedException {
        try {
            new ProcessBuilder(command)
                    .directory(UNPACKED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(UNPACKED.resolve("log").toFile())
                    .start()
                    .waitFor(5, TimeUnit.MINUTES);
        } catch (IOException e) {
            // no Debian: the test is skipped
        }
    }
}
