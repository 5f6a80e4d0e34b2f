package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of SECURITY.md: each row has a test that exists, or a reason; and no row of the standard is missing. */
class AsvsTest {
    private static final Path PAGE = Path.of("SECURITY.md");
    private static final Path STANDARD = Path.of("..", "shared", "data", "asvs", "asvs-5.0.0.csv");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Set<String> CHAPTERS_OF_LEVEL_TWO = Set.of("V6", "V7", "V8", "V14", "V16");

    private static final Pattern ROW = Pattern.compile("\\| (V\\d+\\.\\d+\\.\\d+) \\|(.*)\\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern REQUIREMENT =
            Pattern.compile("(?m)^(V\\d+),.*?,(V\\d+\\.\\d+\\.\\d+),(?:\"(?:[^\"]|\"\")*\"|[^,\\n]*),([123])\\s*$");

    private static final Pattern ANNOTATION = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");

    /** What a row says, and what shows it. */
    private record Row(String held, String shown) {
        boolean hasReason() {
            return Stream.of(held, shown)
                    .map(String::strip)
                    .anyMatch(text -> text.matches("reason: \\S.{9,}|reason: documentation"));
        }

        List<MatchResult> tests() {
            return TEST.matcher(shown).results().toList();
        }
    }

    @Test
    void everyRowHasATestThatExistsOrAReason() throws IOException {
        TreeMap<String, Row> rows = rows();
        assertThat(rows).hasSize(130);
        for (var row : rows.entrySet()) {
            List<MatchResult> tests = row.getValue().tests();
            assertThat(!tests.isEmpty() || row.getValue().hasReason())
                    .as(row.getKey())
                    .isTrue();
            for (MatchResult test : tests) {
                assertThat(exists(test.group(1), test.group(2)))
                        .as("%s names %s", row.getKey(), test.group())
                        .isTrue();
            }
        }
    }

    @Test
    void noRowOfTheStandardIsMissingAndNoneIsMadeUp() throws IOException {
        assumeTrue(Files.exists(STANDARD), "the standard is not beside this folder");
        Set<String> asked = REQUIREMENT
                .matcher(Files.readString(STANDARD))
                .results()
                .filter(r ->
                        r.group(3).equals("1") || r.group(3).equals("2") && CHAPTERS_OF_LEVEL_TWO.contains(r.group(1)))
                .map(r -> r.group(2))
                .collect(Collectors.toSet());
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void aTestThatIsGoneWouldBeMissed() throws IOException {
        assertThat(exists("AsvsTest", "aTestThatIsGoneWouldBeMissed")).isTrue();
        assertThat(exists("AsvsTest", "nothing")).isFalse();
        assertThat(exists("NoSuchTest", "nothing")).isFalse();
        assertThat(exists("ConsoleTest", "signOut")).as("no test by itself").isFalse();
    }

    private static TreeMap<String, Row> rows() throws IOException {
        TreeMap<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), new Row(row.group(2), row.group(3))))
                        .as("%s stands twice", row.group(1))
                        .isNull();
            }
        }
        return rows;
    }

    private static boolean exists(String type, String method) throws IOException {
        try (var files = Files.walk(TESTS)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().equals(type + ".java"))
                    .toList();
            return found.size() == 1 && isTest(Files.readString(found.getFirst()), method);
        }
    }

    /** Whether what stands between the method's name and the empty line above it makes it a test. */
    private static boolean isTest(String source, String method) {
        int name = source.indexOf("void " + method + "(");
        return name >= 0
                && ANNOTATION
                        .matcher(source.substring(source.lastIndexOf("\n\n", name) + 1, name))
                        .find();
    }
}
