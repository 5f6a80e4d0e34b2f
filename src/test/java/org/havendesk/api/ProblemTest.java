package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    /** Nobody's, or ours: these are not counted with a source. */
    private static final Set<Problem> NOT_OF_A_SOURCE =
            Set.of(Problem.NO_SUCH_ADDRESS, Problem.METHOD, Problem.FAILED, Problem.BUSY);

    @ParameterizedTest
    @EnumSource
    void whatIsCountedWithASourceHasWordsOnItsPage(Problem problem) throws IOException {
        var words = new Properties();
        try (var bundle = Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties"))) {
            words.load(bundle);
        }
        assertThat(words.containsKey("source.refusal." + problem.key()))
                .isNotEqualTo(NOT_OF_A_SOURCE.contains(problem));
    }
}
