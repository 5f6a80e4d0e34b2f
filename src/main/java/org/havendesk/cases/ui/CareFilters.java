package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.HelplineNames;
import org.havendesk.care.Helplines;
import org.havendesk.kit.FilterChip;
import org.jspecify.annotations.Nullable;

/** Which helplines are offered: by country, open now, topic, language. */
final class CareFilters extends Div {
    private final CareDesk care;
    private final FilterChip country;
    private final FilterChip open;
    private final FilterChip topic;
    private final FilterChip language;
    private final Span count = text("", "push", "small", "quiet", "nowrap");

    CareFilters(CareDesk care) {
        this.care = care;
        addClassNames("care-filters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("care.filters"));
        country = chip(
                "country", () -> words(care.helplines().countries(), HelplineNames::country), v -> filter().withCountry(
                                first(v)));
        open = chip(
                "open", () -> Map.of(HelplineFilter.NOW, getTranslation("care.filter.now")), v -> filter().withOpenNow(
                                !v.isEmpty()));
        topic = chip("topic", () -> words(care.helplines().topics(), HelplineNames::topic), v -> filter().withTopic(
                        first(v)));
        language = chip(
                "language",
                () -> words(care.helplines().languages(), HelplineNames::language),
                v -> filter().withLanguage(first(v)));
        add(country, open, topic, language, count);
    }

    void show(Helplines all, int offered) {
        HelplineFilter now = filter();
        country.show(used(now.country(), HelplineNames::country));
        open.show(now.openNow() ? Map.of(HelplineFilter.NOW, getTranslation("care.filter.now")) : Map.of());
        topic.show(used(now.topic(), HelplineNames::topic));
        language.show(used(now.language(), HelplineNames::language));
        count.setText(
                getTranslation("care.filter.count", offered, all.helplines().size()));
    }

    private HelplineFilter filter() {
        return care.filter();
    }

    private FilterChip chip(
            String name,
            java.util.function.Supplier<Map<String, String>> offered,
            java.util.function.Function<Set<String>, HelplineFilter> change) {
        return new FilterChip(getTranslation("care.filter." + name), false, offered, v -> care.way()
                .filter(change.apply(v)));
    }

    private static Map<String, String> used(@Nullable String value, UnaryOperator<String> word) {
        return value == null ? Map.of() : Map.of(value, word.apply(value));
    }

    private static @Nullable String first(Set<String> values) {
        return values.stream().findFirst().orElse(null);
    }

    private static Map<String, String> words(Collection<String> values, UnaryOperator<String> word) {
        Map<String, String> words = new LinkedHashMap<>();
        Stream.of(values).flatMap(Collection::stream).forEach(value -> words.put(value, word.apply(value)));
        return words;
    }
}
