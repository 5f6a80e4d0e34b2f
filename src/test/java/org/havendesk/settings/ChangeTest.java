package org.havendesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.havendesk.settings.SortingTable.Rule;
import org.havendesk.settings.SortingTable.Words;
import org.havendesk.settings.Topics.Topic;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Policy KIND = new Policy("kind", "Be kind");
    private static final Policy SAFE = new Policy("safe", "Keep safe");
    private static final Policy TOPIC = new Policy("topic", "Stay on topic");

    @Test
    void aValueGoesFromThisToThat() {
        assertThat(Settings.changes(Kinds.CLOCKS, clocks(15), clocks(10)))
                .containsExactly(change("15", "10", "immediate"));
        assertThat(Settings.changes(Kinds.CLOCKS, clocks(15), clocks(15))).isEmpty();
    }

    @Test
    void anEntryGoesByItsNameAndStaysItselfWhenRenamed() {
        var renamed = new Policy("safe", "Keep people safe");
        assertThat(policies(List.of(KIND, SAFE), List.of(KIND, renamed)))
                .containsExactly(change("Keep safe", "Keep people safe", "policies", "Keep people safe", "name"));
    }

    @Test
    void whatIsNewComesPartByPart() {
        assertThat(policies(List.of(KIND), List.of(KIND, SAFE)))
                .containsExactly(
                        change(null, "safe", "policies", "Keep safe", "key"),
                        change(null, "Keep safe", "policies", "Keep safe", "name"));
    }

    @Test
    void whatIsGoneComesPartByPartAndOthersDoNotMove() {
        assertThat(policies(List.of(KIND, SAFE, TOPIC), List.of(SAFE, TOPIC)))
                .containsExactly(
                        change("kind", null, "policies", "Be kind", "key"),
                        change("Be kind", null, "policies", "Be kind", "name"));
    }

    @Test
    void anotherOrderIsOneChange() {
        assertThat(policies(List.of(KIND, SAFE, TOPIC), List.of(TOPIC, KIND, SAFE)))
                .containsExactly(
                        change("Be kind, Keep safe, Stay on topic", "Stay on topic, Be kind, Keep safe", "policies"));
    }

    @Test
    void whatIsAddedInFrontIsNoOtherOrderOfTheRest() {
        assertThat(policies(List.of(KIND, SAFE), List.of(TOPIC, KIND, SAFE)))
                .allMatch(change -> change.before() == null && change.path().contains("Stay on topic"));
    }

    @Test
    void valuesOfAPlainListStandInOneLine() {
        var before = new Topics(List.of(new Topic("t", "Threats", Set.of("threat"))));
        var after = new Topics(List.of(new Topic("t", "Threats", Set.of("threat", "abuse"))));
        assertThat(Settings.changes(Kinds.TOPICS, before, after))
                .containsExactly(change("threat", "abuse, threat", "topics", "Threats", "categories"));
    }

    @Test
    void twoListsOfWordsForOneCategoryAreToldApart() {
        var rule = new Rule("worry", CasePath.CARE, Tier.IMMEDIATE, 2);
        var first = new Words(List.of("worried"), "worry");
        var before = new SortingTable(List.of(first, new Words(List.of("in danger"), "worry")), List.of(rule));
        var after = new SortingTable(List.of(first, new Words(List.of("not safe"), "worry")), List.of(rule));
        assertThat(Settings.changes(Kinds.SORTING, before, after))
                .containsExactly(change("in danger", "not safe", "words", "worry 2", "words"));
    }

    @Test
    void anAlertLineGoesByItsQuestionnaireAndItem() {
        var before = new AlertLines(List.of(new AlertLines.Line("phq-9", "9", 1, 2)));
        var after = new AlertLines(List.of(new AlertLines.Line("phq-9", "9", 1, 3)));
        assertThat(Settings.changes(Kinds.ALERT_LINES, before, after))
                .containsExactly(change("2", "3", "lines", "phq-9 9", "immediate_from"));
    }

    @Test
    void theLastEntryCanGo() {
        var before = new AlertLines(List.of(new AlertLines.Line("phq-9", "9", 1, 2)));
        assertThat(Settings.changes(Kinds.ALERT_LINES, before, new AlertLines(List.of())))
                .hasSize(4)
                .allMatch(change -> change.after() == null);
    }

    private static List<Change> policies(List<Policy> before, List<Policy> after) {
        return Settings.changes(Kinds.POLICIES, new Policies(before), new Policies(after));
    }

    private static Clocks clocks(int immediate) {
        return new Clocks(
                Duration.ofMinutes(immediate), Duration.ofHours(1), Duration.ofHours(8), Duration.ofHours(48));
    }

    private static Change change(String before, String after, String... path) {
        return new Change(List.of(path), before, after);
    }
}
