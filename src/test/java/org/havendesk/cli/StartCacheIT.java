package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside a cache of quick starts that does not fit, in a copy of this installation. */
class StartCacheIT {
    @TempDir
    Path home;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(home.resolve("bin"));
        try (Stream<Path> commands = Files.list(Path.of("bin"))) {
            for (Path command : commands.toList()) {
                Files.copy(command, home.resolve(command), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Path jar = Path.of("target/havendesk.jar").toAbsolutePath();
        Files.createDirectories(home.resolve("target/app"));
        Files.createSymbolicLink(home.resolve("target/havendesk.jar"), jar);
        Files.createSymbolicLink(home.resolve("target/app/havendesk.jar"), jar);
    }

    @Test
    void aBrokenCacheIsIgnoredWithoutAWord() throws Exception {
        Files.writeString(home.resolve("target/app/havendesk.aot"), "no cache at all");
        assertThat(said()).startsWith("Usage: bin/havendesk").contains("ledger");
    }

    @Test
    void withoutOneTheJarItselfIsStarted() throws Exception {
        Files.delete(home.resolve("target/app/havendesk.jar"));
        Files.createFile(home.resolve("target/app/havendesk.aot")); // as one that could not be made leaves it
        assertThat(said()).startsWith("Usage: bin/havendesk").contains("ledger");
    }

    @Test
    void whileAnotherStartMakesItNoneWaits() throws Exception {
        // the lock is held by the outer shell, and asked for by the inner one
        String command = "exec 5> target/cache.lock; flock 5; (exec 5>&-; . bin/common.sh; make_cache; echo went on)";
        assertThat(said("bash", "-c", command)).isEqualTo("went on\n");
    }

    private String said() throws Exception {
        return said("bin/havendesk", "--help");
    }

    /** What it says on both streams. */
    private String said(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
