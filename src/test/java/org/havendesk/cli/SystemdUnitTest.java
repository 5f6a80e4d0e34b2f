package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unit fits the installation, and systemd has nothing to say against it. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("target", "havendesk.service").toAbsolutePath();

    private final TestCommands havendesk = new TestCommands();

    @BeforeEach
    void aUnit() throws Exception {
        assertThat(havendesk.run(
                        "--data",
                        "/var/lib/haven desk",
                        "--config",
                        "/etc/havendesk.properties",
                        "systemd-unit",
                        "--user",
                        "daemon",
                        "--port",
                        "8090"))
                .as(havendesk.err())
                .isZero();
        Files.writeString(UNIT, havendesk.out());
    }

    @Test
    void itStartsThisInstallation() {
        assertThat(havendesk.out())
                .contains("User=daemon\n", "ReadWritePaths=\"/var/lib/haven desk\"\n")
                .containsPattern("ExecStart=\"/.*/java\" .*-jar \"/.*\" run --port 8090 --data \"/var/lib/haven desk\""
                        + " --config \"/etc/havendesk.properties\"\n")
                .doesNotContain("{");
    }

    @Test
    void systemdFindsNoFaultInIt() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "skipped: there is no systemd-analyze here");
        assertThat(said("verify", UNIT.toString()))
                .doesNotContain(UNIT.getFileName().toString());
        // 0 is closed off, 10 wide open; 2.0 is what its own scale calls OK at the most
        assertThat(said("security", "--offline=true", "--threshold=20", "--no-pager", UNIT.toString()))
                .contains("Overall exposure level")
                .contains("OK");
    }

    @Test
    void aNameThatNoUserCanHaveIsRefused() {
        assertThat(havendesk.run("systemd-unit", "--user", "some body")).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err()).isEqualToIgnoringNewLines("No user of this machine can be called some body.");
    }

    private static String said(String... command) throws Exception {
        var line = new ArrayList<>(List.of("/usr/bin/systemd-analyze"));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
