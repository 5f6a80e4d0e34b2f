package org.havendesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void aPlaceholderThatNobodyFillsIsRefusedByNameWithTheKnownOnes() {
        var refused = ValuesTest.refused(() -> template("Hello {nick}, see {rule} and {sorce}"));
        assertThat(refused.problem()).isEqualTo("placeholder");
        assertThat(refused.facts())
                .containsExactly(
                        "Words",
                        "{nick}, {sorce}",
                        "{community}, {rule}, {until}, {room}, {helplines}, {source}, {plan}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"until {until", "until until}", "{{rule}}"})
    void aBraceWithoutItsOtherIsRefused(String text) {
        assertThat(ValuesTest.refused(() -> template(text)).problem()).isEqualTo("brace");
    }

    @Test
    void aTemplateNeedsNameWordsUseAndLanguage() {
        assertThat(problem("", "warn", "en", "text")).isEqualTo("template-name");
        assertThat(problem("Words", "warn", "en", " ")).isEqualTo("template-text");
        assertThat(problem("Words", "shout", "en", "text")).isEqualTo("template-use");
        assertThat(problem("Words", "warn", "no language", "text")).isEqualTo("template-language");
        assertThat(new Template("k", "Words", "warn", null, "pt-BR", "text").language())
                .isEqualTo("pt-BR");
    }

    @Test
    void whatHasAValueIsFilledAndTheRestStaysToBeSeen() {
        String filled = template("{community}: {source} until {until}")
                .fill(Map.of("community", "Lantern $1 Circle", "until", "Friday"));
        assertThat(filled).isEqualTo("Lantern $1 Circle: {source} until Friday");
        assertThat(Template.unfilled(filled)).containsExactly("source");
        assertThat(Template.isUnfilled(filled)).isTrue();
        assertThat(Template.isUnfilled("nothing {of} ours")).isFalse();
    }

    @Test
    void thoseForTheCategoryComeFirstAndThoseForOthersLast() {
        var templates = new Templates(List.of(of("other", "spam"), of("any", null), of("mine", "threat")));
        assertThat(templates.of("warn", "threat")).extracting(Template::key).containsExactly("mine", "any", "other");
        assertThat(templates.of("contact", "threat")).isEmpty();
    }

    private static Template template(String text) {
        return new Template("words", "Words", "warn", null, "en", text);
    }

    private static Template of(String key, String category) {
        return new Template(key, key, "warn", category, "en", "text");
    }

    private static String problem(String name, String use, String language, String text) {
        return ValuesTest.refused(() -> new Template("key", name, use, null, language, text))
                .problem();
    }
}
