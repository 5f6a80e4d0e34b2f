package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked example works as it stands. */
class ExampleTest {

    @Test
    void theScriptThatTheAdminCopiesSendsAReport() throws Exception {
        assumeTrue(
                Stream.of("bash", "curl", "openssl", "base64", "od")
                        .allMatch(tool -> Stream.of(System.getenv("PATH").split(":"))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)))),
                "skipped: the example needs bash, curl and openssl");
        try (var api = new ApiDesk()) {
            api.desk.member("u-7", "quietotter");
            api.desk.message("m-42", "circle", "finch", java.time.Duration.ofMinutes(1), "reported words");
            String url = api.address("").toString();
            Process shell = new ProcessBuilder("bash", "-eu", "-c", Example.script(url, api.source(Scope.REPORTS)))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(answer).startsWith("{\"id\":\"r-1\",\"received_at\":");
            api.desk.intake.drain();
            assertThat(api.owner.fetchValue("select body from desk.evidence where position = 0"))
                    .isEqualTo("reported words");
        }
    }

    @Test
    void theReadmeHasTheSameScript() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(Example.body());
    }
}
