package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bundle of all words on screens. */
class MessagesTest {
    private static final Path BUNDLE = Path.of("src/main/resources/vaadin-i18n/translations.properties");

    @Test
    void everyKeyStandsOnce() throws IOException {
        var twice = lines().stream()
                .collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf('=')), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertThat(twice).isEmpty();
    }

    @Test
    void apostrophesAreTypographicBecauseAStraightOneQuotes() throws IOException {
        assertThat(lines()).noneMatch(line -> line.contains("'"));
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(BUNDLE).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .toList();
    }
}
