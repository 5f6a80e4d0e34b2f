package org.havendesk.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two trials of the folder {@code havendesk.shared}, by default {@code ../shared/data}, scored again. */
class HelpTrialTest {
    private static final Path FILE =
            Path.of(System.getProperty("havendesk.shared", "../shared/data")).resolve("wellbeing.jsonl.gz");

    private static final List<JsonNode> CHECK_INS = new ArrayList<>();

    /** A score by person and month. */
    private record Visit(String person, int month, double score) {}

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: there is no " + FILE);
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .filter(record -> record.get("type").asString().equals("check_in"))
                    .forEach(CHECK_INS::add);
        }
    }

    @Test
    void everyCompleteVisitAddsUpToItsStoredTotal() {
        int complete = 0;
        int equal = 0;
        for (JsonNode visit : of("ces-d")) {
            if (Scoring.score(answer(visit)) instanceof Outcome.Score(Instrument _, BigDecimal score)) {
                complete++;
                equal += score.compareTo(visit.get("score").decimalValue()) == 0 ? 1 : 0;
            }
        }
        assertThat(complete).isEqualTo(1439);
        assertThat(equal).isEqualTo(1439);
    }

    @Test
    void theMeansAreThoseOfTheTrial() {
        Map<Integer, Double> means = means("ces-d");
        assertThat(means.keySet()).containsExactly(0, 6, 12, 18, 24);
        assertThat(means.values())
                .usingElementComparator((a, b) -> Math.abs(a - b) < .005 ? 0 : 1)
                .containsExactly(32.86, 22.81, 23.68, 22.08, 20.37);
    }

    @Test
    void fromStartToSixMonthsTheSamePeopleAreBetter() {
        Map<String, Double> start = at("ces-d", 0);
        Map<String, Double> half = at("ces-d", 6);
        List<String> both = start.keySet().stream().filter(half::containsKey).toList();
        var paired = new Paired(
                new Sample(both.stream().mapToDouble(start::get).toArray()),
                new Sample(both.stream().mapToDouble(half::get).toArray()),
                start.size());
        assertThat(paired.before().size()).isEqualTo(254);
        assertThat(paired.differences().mean()).isCloseTo(-9.74, within(.005));
        assertThat(paired.completion()).isLessThan(1);
    }

    @Test
    void totalsWithoutItemsAreTakenAsTheyAre() {
        Map<Integer, Double> means = means("bdi");
        assertThat(means).hasSize(5);
        assertThat(means.values())
                .usingElementComparator((a, b) -> Math.abs(a - b) < .0061 ? 0 : 1)
                .containsExactly(23.33, 16.92, 14.81, 12.76, 11.14);
        assertThat(means.keySet().stream().map(month -> at("bdi", month).size()))
                .containsExactly(100, 97, 73, 58, 52);
    }

    private static Map<Integer, Double> means(String instrument) {
        Map<Integer, List<Double>> scores = new TreeMap<>();
        visits(instrument).forEach(visit ->
                scores.computeIfAbsent(visit.month(), _ -> new ArrayList<>()).add(visit.score()));
        Map<Integer, Double> means = new TreeMap<>();
        scores.forEach((month, all) ->
                means.put(month, all.stream().mapToDouble(s -> s).average().orElseThrow()));
        return means;
    }

    private static Map<String, Double> at(String instrument, int month) {
        Map<String, Double> scores = new TreeMap<>();
        visits(instrument).stream()
                .filter(visit -> visit.month() == month)
                .forEach(visit -> scores.put(visit.person(), visit.score()));
        return scores;
    }

    /** By the stored totals, as the trials counted them: also of visits with an item missing. */
    private static List<Visit> visits(String instrument) {
        List<Visit> visits = new ArrayList<>();
        for (JsonNode record : of(instrument)) {
            Answer answer = answer(record);
            var total = new Answer(answer.recordId(), answer.instrument(), null, answer.score());
            if (Scoring.score(total) instanceof Outcome.Score(Instrument _, BigDecimal score)) {
                String id = record.get("id").asString();
                visits.add(new Visit(
                        record.get("member").asString(),
                        Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
                        score.doubleValue()));
            }
        }
        return visits;
    }

    private static List<JsonNode> of(String instrument) {
        return CHECK_INS.stream()
                .filter(record -> record.get("instrument").asString().equals(instrument))
                .toList();
    }

    /** The archive lists items in their order; the chat store keeps them by number. */
    private static Answer answer(JsonNode record) {
        JsonNode items = record.get("items");
        String byNumber = null;
        if (items != null && !items.isNull()) {
            var numbered = JsonMapper.shared().createObjectNode();
            for (int i = 0; i < items.size(); i++) {
                numbered.set(Integer.toString(i + 1), items.get(i));
            }
            byNumber = numbered.toString();
        }
        JsonNode score = record.get("score");
        return new Answer(
                record.get("id").asString(),
                record.get("instrument").asString(),
                byNumber,
                score == null || score.isNull() ? null : score.decimalValue());
    }
}
