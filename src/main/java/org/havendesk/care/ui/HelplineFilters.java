package org.havendesk.care.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.HelplineNames;
import org.havendesk.care.Helplines;
import org.havendesk.kit.FilterChip;
import org.jspecify.annotations.Nullable;

/** The row of filters over helplines; hands every change on as a whole filter. */
final class HelplineFilters extends Div {
    private final Consumer<HelplineFilter> act;
    private final FilterChip country;
    private final FilterChip open;
    private final FilterChip topic;
    private final FilterChip language;
    private final Span count = text("", "push", "small", "quiet", "nowrap");
    private HelplineFilter filter = HelplineFilter.ALL;
    private Helplines all = new Helplines(java.util.List.of());

    HelplineFilters(Consumer<HelplineFilter> act) {
        this.act = act;
        addClassName("care-filters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("care.filters"));
        country = chip("country", () -> all.countries(), HelplineNames::country, v -> filter.withCountry(v));
        open = chip("open", () -> Set.of(HelplineFilter.NOW), this::now, v -> filter.withOpenNow(v != null));
        topic = chip("topic", () -> all.topics(), HelplineNames::topic, v -> filter.withTopic(v));
        language = chip("language", () -> all.languages(), HelplineNames::language, v -> filter.withLanguage(v));
        add(country, open, topic, language, count);
    }

    void show(HelplineFilter now, Helplines helplines, int shown) {
        filter = now;
        all = helplines;
        country.show(used(now.country(), HelplineNames::country));
        open.show(used(now.openNow() ? HelplineFilter.NOW : null, this::now));
        topic.show(used(now.topic(), HelplineNames::topic));
        language.show(used(now.language(), HelplineNames::language));
        count.setText(
                getTranslation("care.filter.count", shown, helplines.helplines().size()));
    }

    private FilterChip chip(
            String name,
            java.util.function.Supplier<Set<String>> offered,
            UnaryOperator<String> word,
            Function<@Nullable String, HelplineFilter> change) {
        return new FilterChip(
                getTranslation("care.filter." + name),
                false,
                () -> words(offered.get(), word),
                values -> act.accept(change.apply(values.stream().findFirst().orElse(null))));
    }

    private String now(String value) {
        return getTranslation("care.filter.now");
    }

    private static Map<String, String> used(@Nullable String value, UnaryOperator<String> word) {
        return value == null ? Map.of() : Map.of(value, word.apply(value));
    }

    private static Map<String, String> words(Set<String> values, UnaryOperator<String> word) {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(value, word.apply(value)));
        return words;
    }
}
