package org.havendesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.havendesk.settings.InvalidSetting.Category;
import org.havendesk.settings.SortingTable.Rule;
import org.havendesk.settings.SortingTable.Words;
import org.havendesk.settings.Topics.Topic;
import org.junit.jupiter.api.Test;

/** What a setting cannot be: each refusal names the value. */
class ValuesTest {
    private static final Rule SPAM = new Rule("spam", CasePath.CONDUCT, Tier.ROUTINE, 1);

    @Test
    void aClockNeedsAMinute() {
        refused(() -> clocks(Duration.ZERO), "clock", Tier.URGENT, 0L);
        refused(() -> clocks(Duration.ofSeconds(59)), "clock", Tier.URGENT, 0L);
        refused(() -> clocks(Duration.ofMinutes(-5)), "clock", Tier.URGENT, -5L);
        assertThat(clocks(Duration.ofMinutes(1)).of(Tier.URGENT)).hasMinutes(1);
    }

    @Test
    void aCategoryStandsOnceAndHasASeverityOfOneToThree() {
        refused(() -> new Rule(" ", CasePath.CARE, Tier.SOON, 1), "category-name");
        refused(() -> new Rule("spam", CasePath.CARE, Tier.SOON, 4), "severity", new Category("spam"), 4);
        refused(() -> new SortingTable(List.of(), List.of(SPAM, SPAM)), "category-twice", new Category("spam"));
        refused(() -> new SortingTable(List.of(), List.of()), "no-category");
        assertThat(new Rule(" Spam ", CasePath.CONDUCT, Tier.ROUTINE, 1)).isEqualTo(SPAM);
    }

    @Test
    void wordsLeadToACategoryThatStandsInTheTable() {
        refused(() -> new Words(List.of(), "spam"), "words-none", new Category("spam"));
        refused(() -> new Words(List.of("buy", " "), "spam"), "words-none", new Category("spam"));
        var words = new Words(List.of("buy"), "promotion");
        refused(() -> new SortingTable(List.of(words), List.of(SPAM)), "words-category", new Category("promotion"));
    }

    @Test
    void aCategoryHasOneTopicAndATopicHasCategories() {
        var threats = new Topic("threats", "Threats", Set.of("threat"));
        var harm = new Topic("harm", "Harm", Set.of("abuse", "threat"));
        refused(() -> new Topics(List.of(threats, harm)), "topic-category", new Category("threat"), "Threats", "Harm");
        refused(() -> new Topics(List.of(threats, threats)), "topic-twice", "Threats");
        refused(() -> new Topic("empty", "Empty", Set.of()), "topic-empty", "Empty");
        refused(() -> new Topic("nameless", "", Set.of("spam")), "topic-name", "nameless");
        assertThat(new Topics(List.of(threats)).of("threat")).isEqualTo("threats");
        assertThat(new Topics(List.of(threats)).of("spam")).isNull();
    }

    @Test
    void aRuleIsLeftThatADecisionCanName() {
        var none = new Policy(Policy.NONE, "No rule was broken");
        var kind = new Policy("kind", "Be kind");
        refused(() -> new Policies(List.of()), "no-rule");
        refused(() -> new Policies(List.of(none)), "no-rule");
        refused(() -> new Policies(List.of(kind, kind)), "rule-twice", "Be kind");
        refused(() -> new Policy("kind", ""), "rule-name", "kind");
        assertThat(new Policies(List.of(kind, none)).policies()).hasSize(2);
    }

    @Test
    void aBudgetNeedsAtLeastOneAndHarderReadsCountNoLess() {
        refused(() -> new ReaderCare(0, 1, 2, 5), "budget", 0, 1);
        refused(() -> new ReaderCare(30, -1, 2, 5), "weight-of-two", -1, 0);
        refused(() -> new ReaderCare(30, 3, 2, 5), "weight-of-three", 2, 3);
        refused(() -> new ReaderCare(30, 0, 0, 5), "weight-of-three", 0, 1);
        refused(() -> new ReaderCare(30, 1, 2, 0), "pause-after", 0, 1);
        assertThat(new ReaderCare(30, 1, 2, 5).weightOf(3)).isEqualTo(2);
        assertThat(new ReaderCare(30, 1, 2, 5).weightOf(1)).isZero();
    }

    @Test
    void alertLinesGrow() {
        refused(() -> new AlertLines.Line("phq-9", "9", 0, 2), "line", "phq-9", "9", 0, 2);
        refused(() -> new AlertLines.Line("phq-9", "9", 3, 2), "line", "phq-9", "9", 3, 2);
        refused(() -> new AlertLines.Line(" ", "9", 1, 2), "line-names", " ", "9");
        var line = new AlertLines.Line("phq-9", "9", 1, 2);
        refused(() -> new AlertLines(List.of(line, line)), "line-twice", "phq-9", "9");
        assertThat(line.tier(0)).isEmpty();
        assertThat(line.tier(1)).isEqualTo(Optional.of(Tier.URGENT));
        assertThat(line.tier(2)).isEqualTo(Optional.of(Tier.IMMEDIATE));
    }

    @Test
    void strikesCountFromOneAndEndAfterADay() {
        refused(() -> new Strikes(0, 90), "strike-limit", 0, 1);
        refused(() -> new Strikes(3, 0), "strike-days", 0, 1);
        assertThat(new Strikes(1, 1).days()).isEqualTo(1);
    }

    @Test
    void aCommunityHasAName() {
        refused(() -> new Community(" ", ZoneOffset.UTC, List.of()), "community-name");
    }

    static InvalidSetting refused(ThrowingCallable attempt) {
        return catchThrowableOfType(InvalidSetting.class, attempt);
    }

    private static void refused(ThrowingCallable attempt, String problem, Object... facts) {
        var refused = refused(attempt);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.facts()).containsExactly(facts);
    }

    private static Clocks clocks(Duration urgent) {
        return new Clocks(Duration.ofMinutes(15), urgent, Duration.ofHours(8), Duration.ofHours(48));
    }
}
