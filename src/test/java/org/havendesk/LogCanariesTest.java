package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The check of the suite's log finds what it is there for. */
class LogCanariesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "could not keep: words of finch",
                "ERROR: null value (7, Words to you)",
                "who: finch-handle",
                "tried for-tests-only",
                "hash $argon2id$v=19$m=19456",
                "Cookie: JSESSIONID=0123456789ABCDEF0123",
                "secret whsec_MfKQ9r8GKYqrTwjU"
            })
    void itFindsWhatNobodyMayRead(String line) throws IOException {
        Files.writeString(folder.resolve("1.log"), "started\n" + line + "\n");
        assertThat(LogCanaries.find(folder)).singleElement().asString().startsWith("1.log:2 holds ");
    }

    @Test
    void itFindsNothingInAnOrdinaryLog() throws IOException {
        Files.writeString(
                folder.resolve("1.log"), "case 1002 could not be read, request 6f2a\nhandle closed, token expired\n");
        assertThat(LogCanaries.find(folder)).isEmpty();
    }

    /** The file that is read is the one that the tests write. */
    @Test
    void theSuiteWritesTheLogThatIsRead() throws IOException {
        String mark = "mark " + System.nanoTime();
        LoggerFactory.getLogger(LogCanariesTest.class).trace(mark);
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
        try (var logs = Files.list(Path.of("target", "test-logs"))) {
            assertThat(logs.anyMatch(log -> read(log).contains(mark))).isTrue();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
