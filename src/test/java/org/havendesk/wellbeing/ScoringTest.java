package org.havendesk.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.havendesk.wellbeing.Instrument.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers are worth, by every instrument's file. */
class ScoringTest {

    @ParameterizedTest
    @CsvSource({
        "phq-9, 0, 27, WORSE", "phq-2, 0, 6, WORSE", "gad-7, 0, 21, WORSE", "gad-2, 0, 6, WORSE", "phq-4, 0, 12, WORSE",
        "who-5, 0, 100, BETTER", "swemwbs, 7, 35, BETTER", "wemwbs, 14, 70, BETTER", "core-10, 0, 40, WORSE",
        "k6, 0, 24, WORSE", "k10, 10, 50, WORSE", "ucla-3, 3, 9, WORSE", "ces-d, 0, 60, WORSE", "bdi, 0, 63, WORSE",
        "heard, 0, 2, BETTER", "therapy, 0, 1, NEITHER", "suds, 0, 10, WORSE", "mood, 1, 5, BETTER", "intensity, 1, 5, WORSE"
    })
    void everyScoreHasItsEndsAndDirection(String key, BigDecimal lowest, BigDecimal highest, Direction higherIs) {
        Instrument instrument = of(key);
        assertThat(instrument.lowest()).isEqualByComparingTo(lowest);
        assertThat(instrument.highest()).isEqualByComparingTo(highest);
        assertThat(instrument.higherIs()).isEqualTo(higherIs);
    }

    @Test
    void allTwentyAreThere() {
        assertThat(Instruments.all()).hasSize(20).allMatch(instrument -> !instrument.licence().isBlank());
        assertThat(Instruments.find("PHQ 9")).contains(of("phq-9"));
        assertThat(Instruments.find("phq-90")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 4, minimal", "phq-9, 5, mild", "phq-9, 14, moderate", "phq-9, 15, moderately severe", "phq-9, 20, severe",
        "gad-7, 9, mild", "gad-7, 15, severe", "phq-4, 2, none", "phq-4, 9, severe", "core-10, 10, low",
        "core-10, 24, moderate to severe", "core-10, 25, severe", "k6, 12, moderate", "k6, 13, serious", "k10, 15, low",
        "k10, 30, very high", "swemwbs, 19.25, low", "swemwbs, 19.98, middle", "swemwbs, 28.13, high", "wemwbs, 42, low",
        "wemwbs, 60, high", "bdi, 13, minimal", "bdi, 29, severe"
    })
    void aScoreStandsInItsBand(String key, BigDecimal score, String band) {
        assertThat(of(key).band(score)).map(Instrument.Band::name).hasValue(band);
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 9, 10", "gad-7, 7, 8", "phq-2, 2, 3", "gad-2, 2, 3", "who-5, 52, 50", "core-10, 10, 11", "k6, 12, 13",
        "ucla-3, 5, 6", "ces-d, 15, 16"
    })
    void aCaseBeginsAtItsCutOff(String key, BigDecimal not, BigDecimal is) {
        assertThat(of(key).isCase(not)).isFalse();
        assertThat(of(key).isCase(is)).isTrue();
    }

    @Test
    void anxietyOfTheFourIsReadTheOtherWayRound() {
        assertThat(of("ons-4").band(1, 2)).map(Instrument.Band::name).hasValue("low");
        assertThat(of("ons-4").band(4, 2)).map(Instrument.Band::name).hasValue("low");
        assertThat(of("ons-4").band(4, 1)).map(Instrument.Band::name).hasValue("very low");
        assertThat(of("ons-4").band(1, 9)).map(Instrument.Band::name).hasValue("very high");
        assertThat(Scoring.score(of("ons-4"), Map.of(1, 7, 2, 7, 3, 7, 4, 2))).isInstanceOf(Outcome.NoScore.class);
    }

    @Test
    void theFiguresOfThePublications() {
        assertThat(scored("GAD-7", "{\"1\":1,\"2\":1,\"3\":1,\"4\":2,\"5\":2,\"6\":0,\"7\":0}")).isEqualByComparingTo("7");
        assertThat(swemwbs(23)).isEqualByComparingTo("20.73");
        assertThat(swemwbs(32)).isEqualByComparingTo("29.31");
        assertThat(scored("WHO-5", "{\"1\":3,\"2\":3,\"3\":2,\"4\":2,\"5\":3}")).isEqualByComparingTo("52");
    }

    @Test
    void reversedItemsCountTheOtherWayRound() {
        Map<Integer, Integer> none = new TreeMap<>();
        IntStream.rangeClosed(1, 20).forEach(item -> none.put(item, 0));
        assertThat(Scoring.score(of("ces-d"), none)).isEqualTo(new Outcome.Score(of("ces-d"), BigDecimal.valueOf(12)));
    }

    @Test
    void missingIsMissingAndNeverNothing() {
        assertThat(Scoring.score(new Answer("c1", "phq-2", "{\"1\": 0}", null)))
                .isEqualTo(new Outcome.Missing(of("phq-2"), java.util.List.of(2)));
        assertThat(Scoring.score(new Answer("c1", "phq-2", "{\"1\": 0, \"2\": null}", BigDecimal.ONE)))
                .isEqualTo(new Outcome.Missing(of("phq-2"), java.util.List.of(2)));
        assertThat(scored("phq-2", "{\"1\": 0, \"2\": 0}")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phq-99 | {\"1\": 1} | | is of the unknown instrument 'phq-99'",
                "phq-2  | {\"1\": 1, \"2\": 4} | | has an answer to item 2 that is not within 0 and 3",
                "phq-2  | {\"1\": 1, \"3\": 1} | | has an item that PHQ-2 does not have: '3'",
                "phq-2  | {\"1\": 1.5, \"2\": 1} | | has an answer to item 1 that is not a whole number",
                "phq-2  | {\"1\": \"words\", \"2\": 1} | | has an answer to item 1 that is not a whole number",
                "phq-2  | [1, 2] | | has items that are not answers by item number",
                "phq-2  | | 7 | has a score of PHQ-2 that is not within 0 and 6",
                "mood   | | 0 | has a score of Mood that is not within 1 and 5",
                "ons-4  | | 3 | has a score, and ONS-4 has none",
                "phq-2  | | | has neither items nor a score"
            })
    void whatCannotBeIsRefusedByName(String instrument, String items, BigDecimal score, String reason) {
        assertThat(Scoring.score(new Answer("c-17", instrument, items, score)))
                .isEqualTo(new Outcome.Refused("c-17", "check-in c-17 " + reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what somebody wrote instead, at some length", "<b>"})
    void whatSomebodyWroteIsNotQuoted(String words) {
        assertThat(Scoring.score(new Answer("c1", words, "{}", null)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason()).doesNotContain(words));
    }

    @Test
    void itemsOutsideOfTheInstrumentAreRefused() {
        assertThatThrownBy(() -> Scoring.score(of("phq-2"), Map.of(1, 1, 2, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item 2 is not within 0 and 3");
    }

    private static BigDecimal swemwbs(int raw) {
        Map<Integer, Integer> items = new TreeMap<>();
        for (int item = 1; item <= 7; item++) {
            items.put(item, raw / 7 + (item <= raw % 7 ? 1 : 0));
        }
        return ((Outcome.Score) Scoring.score(of("swemwbs"), items)).score();
    }

    private static BigDecimal scored(String instrument, String items) {
        return ((Outcome.Score) Scoring.score(new Answer("c1", instrument, items, null))).score();
    }

    private static Instrument of(String key) {
        return Instruments.find(key).orElseThrow();
    }
}
