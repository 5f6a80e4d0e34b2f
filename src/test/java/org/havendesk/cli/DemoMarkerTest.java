package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMarkerTest {
    @TempDir
    private Path folder;

    @Test
    void theMomentStaysTheSameUntilTheMarkerIsRemoved() throws IOException {
        var marker = new DemoMarker(folder.resolve("begun"));
        assertThat(marker.stands()).isFalse();
        Instant moment = marker.moment();
        assertThat(marker.stands()).isTrue();
        assertThat(folder.toFile().list()).containsExactly("begun");
        Files.writeString(folder.resolve("begun"), "2026-01-05T10:00:00Z\n");
        assertThat(marker.moment())
                .isEqualTo(Instant.parse("2026-01-05T10:00:00Z"))
                .isBefore(moment);
        marker.remove();
        marker.remove();
        assertThat(marker.stands()).isFalse();
    }

    @Test
    void anEmptyMarkerIsWrittenAnew() throws IOException {
        Path file = Files.createFile(folder.resolve("begun"));
        Instant moment = new DemoMarker(file).moment();
        assertThat(Files.readString(file)).isEqualTo(moment.toString());
    }
}
