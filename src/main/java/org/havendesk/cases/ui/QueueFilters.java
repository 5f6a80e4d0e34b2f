package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.QueueFilter.Age;
import org.havendesk.kit.FilterChip;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;

/** The row of filters: those in use first. Hands every change on as a whole filter. */
class QueueFilters extends Div {
    private static final String MINE = "mine";
    private static final String UNCLAIMED = "unclaimed";

    /**
     * One thing to filter by.
     *
     * @param word what a value is called
     * @param used the values that a filter names
     */
    private record Dimension(FilterChip chip, UnaryOperator<String> word, Function<QueueFilter, Stream<String>> used) {}

    private final List<Dimension> dimensions;
    private final Component head = group("row half quiet small only-desktop", icon("filter"));
    private final Anchor clear = new Anchor("queue");
    private final QueueViews views = new QueueViews();
    private final Consumer<QueueFilter> act;
    private QueueFilter filter = QueueFilter.ALL;

    QueueFilters(CaseQueue queue, Consumer<QueueFilter> act) {
        this.act = act;
        addClassNames("filter-row", "scroll-x");
        head.getElement().appendChild(text(getTranslation("queue.filters")).getElement());
        clear.setText(getTranslation("queue.filter.clear"));
        clear.addClassName("small");
        clear.getElement().setAttribute("router-link", true);
        dimensions = List.of(
                many(
                        "tier",
                        keys(Tier.values(), Tier::key),
                        said("tier."),
                        f -> f.tiers().stream().map(Tier::key),
                        values -> filter.withTiers(values.stream().map(Tier::of).collect(Collectors.toSet()))),
                one(
                        "path",
                        keys(CasePath.values(), CasePath::key),
                        said("path."),
                        f -> Stream.ofNullable(f.path()).map(CasePath::key),
                        value -> filter.withPath(value == null ? null : CasePath.of(value))),
                many(
                        "category",
                        queue::categories,
                        key -> QueueWords.category(this, key),
                        f -> f.categories().stream(),
                        values -> filter.withCategories(values)),
                many(
                        "program",
                        queue::programs,
                        name -> name,
                        f -> f.programs().stream(),
                        values -> filter.withPrograms(values)),
                one(
                        "age",
                        keys(Age.values(), Age::key),
                        said("queue.age."),
                        f -> Stream.ofNullable(f.age()).map(Age::key),
                        value -> filter.withAge(Stream.of(Age.values())
                                .filter(age -> age.key().equals(value))
                                .findFirst()
                                .orElse(null))),
                one(
                        "claimed",
                        () -> List.of(UNCLAIMED, MINE),
                        said("queue.claimed."),
                        QueueFilters::claimed,
                        value -> filter.withMine(MINE.equals(value)).withUnclaimed(UNCLAIMED.equals(value))));
    }

    /** Shows the filter of the address. */
    void show(QueueFilter now, QueueCounts counts) {
        filter = now;
        views.show(now, counts);
        dimensions.forEach(d -> d.chip().show(words(d.used().apply(now).toList(), d.word())));
        removeAll();
        add(head, views);
        dimensions.stream().filter(d -> d.chip().isUsed()).forEach(d -> add(d.chip()));
        dimensions.stream().filter(d -> !d.chip().isUsed()).forEach(d -> add(d.chip()));
        clear.setVisible(!now.equals(QueueFilter.ALL));
        add(clear);
    }

    void focusFirst() {
        dimensions.getFirst().chip().focus();
    }

    private Dimension many(
            String name,
            Supplier<List<String>> offered,
            UnaryOperator<String> word,
            Function<QueueFilter, Stream<String>> used,
            Function<Set<String>, QueueFilter> change) {
        return dimension(name, true, offered, word, used, change);
    }

    private Dimension one(
            String name,
            Supplier<List<String>> offered,
            UnaryOperator<String> word,
            Function<QueueFilter, Stream<String>> used,
            Function<String, QueueFilter> change) {
        return dimension(
                name,
                false,
                offered,
                word,
                used,
                values -> change.apply(values.stream().findFirst().orElse(null)));
    }

    private Dimension dimension(
            String name,
            boolean many,
            Supplier<List<String>> offered,
            UnaryOperator<String> word,
            Function<QueueFilter, Stream<String>> used,
            Function<Set<String>, QueueFilter> change) {
        var chip = new FilterChip(
                getTranslation("queue.filter." + name),
                many,
                () -> words(offered.get(), word),
                values -> act.accept(change.apply(values)));
        return new Dimension(chip, word, used);
    }

    private UnaryOperator<String> said(String prefix) {
        return key -> getTranslation(prefix + key);
    }

    private static <T> Supplier<List<String>> keys(T[] values, Function<T, String> key) {
        return () -> Stream.of(values).map(key).toList();
    }

    private static Stream<String> claimed(QueueFilter filter) {
        return Stream.of(filter.unclaimed() ? UNCLAIMED : "", filter.mine() ? MINE : "")
                .filter(value -> !value.isEmpty());
    }

    private static Map<String, String> words(Collection<String> values, UnaryOperator<String> word) {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(value, word.apply(value)));
        return words;
    }
}
