package org.havendesk.oversight.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.havendesk.kit.FilterChip;
import org.havendesk.oversight.Entries;
import org.havendesk.oversight.LedgerFilter;
import org.jspecify.annotations.Nullable;

/** The row of filters over the ledger; hands every change on as a whole filter. */
final class LedgerFilters extends Div {
    private static final String PEOPLE = "people";

    private final Entries entries;
    private final Consumer<LedgerFilter> act;
    private final DatePicker from = new DatePicker(getTranslation("ledger.filter.from"));
    private final DatePicker to = new DatePicker(getTranslation("ledger.filter.to"));
    private final Select<String> kind = new Select<>();
    private final TextField id = new TextField(getTranslation("ledger.filter.id"));
    private final TextField words = new TextField(getTranslation("ledger.filter.text"));
    private final LedgerFieldsChip when;
    private final FilterChip who;
    private final FilterChip verb;
    private final LedgerFieldsChip object;
    private final LedgerFieldsChip reason;
    private final FilterChip people;
    private final Anchor clear = new Anchor(LedgerAddress.PATH, getTranslation("ledger.filter.clear"));
    private LedgerFilter filter = LedgerFilter.ALL;

    LedgerFilters(Entries entries, Consumer<LedgerFilter> act) {
        this.entries = entries;
        this.act = act;
        addClassNames("filter-row", "scroll-x");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("ledger.filters"));
        when = chip(
                "when",
                () -> filter.withDays(from.getValue(), to.getValue()),
                () -> filter.withDays(null, null),
                from,
                to);
        who = new FilterChip(
                getTranslation("ledger.filter.who"), true, this::actors, values -> act.accept(filter.withWho(values)));
        verb = new FilterChip(
                getTranslation("ledger.filter.verb"),
                true,
                () -> said(entries.verbs(), this::verb),
                values -> act.accept(filter.withVerbs(values)));
        kind.setLabel(getTranslation("ledger.filter.kind"));
        kind.setEmptySelectionAllowed(true);
        kind.setItemLabelGenerator(
                value -> value == null ? getTranslation("ledger.filter.any") : LedgerWords.kind(this, value));
        object = chip(
                "object",
                () -> filter.withObject(kind.getValue(), blankToNull(id.getValue())),
                () -> filter.withObject(null, null),
                kind,
                id);
        reason = chip(
                "reason", () -> filter.withText(blankToNull(words.getValue())), () -> filter.withText(null), words);
        people = new FilterChip(
                getTranslation("ledger.filter.people"),
                false,
                () -> Map.of(PEOPLE, getTranslation("ledger.filter.people.only")),
                values -> act.accept(filter.withPeopleOnly(!values.isEmpty())));
        clear.getElement().setAttribute("router-link", true);
        clear.addClassName("small");
        add(
                group("row half quiet small", icon("filter"), text(getTranslation("ledger.filters"))),
                when,
                who,
                verb,
                object,
                reason,
                people,
                clear);
    }

    /** Shows the filter of the address. */
    void show(LedgerFilter now) {
        filter = now;
        from.setValue(now.from());
        to.setValue(now.to());
        kind.setItems(entries.kinds());
        kind.setValue(now.kind());
        id.setValue(now.id() == null ? "" : now.id());
        words.setValue(now.text() == null ? "" : now.text());
        when.show(days(now.from(), now.to()));
        Map<String, String> known = now.who().isEmpty() ? Map.of() : actors();
        who.show(said(now.who(), value -> known.getOrDefault(value, value)));
        verb.show(said(now.verbs(), this::verb));
        object.show(object(now));
        reason.show(
                Optional.ofNullable(now.text()).map(text -> "“" + text + "”").orElse(""));
        people.show(now.peopleOnly() ? Map.of(PEOPLE, getTranslation("ledger.filter.people.only")) : Map.of());
        clear.setVisible(!now.equals(LedgerFilter.ALL));
    }

    private LedgerFieldsChip chip(
            String name,
            java.util.function.Supplier<LedgerFilter> apply,
            java.util.function.Supplier<LedgerFilter> without,
            com.vaadin.flow.component.Component... fields) {
        return new LedgerFieldsChip(
                getTranslation("ledger.filter." + name),
                () -> act.accept(apply.get()),
                () -> act.accept(without.get()),
                fields);
    }

    private String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first != null && last != null) {
            return first.equals(last)
                    ? LedgerTimes.day(first)
                    : getTranslation("ledger.filter.between", LedgerTimes.day(first), LedgerTimes.day(last));
        }
        if (first != null) {
            return getTranslation("ledger.filter.since", LedgerTimes.day(first));
        }
        return last == null ? "" : getTranslation("ledger.filter.until", LedgerTimes.day(last));
    }

    private String object(LedgerFilter now) {
        String word = now.kind() == null ? "" : LedgerWords.kind(this, now.kind());
        return now.id() == null ? word : (word + " " + now.id()).strip();
    }

    private Map<String, String> actors() {
        Map<String, String> actors = new LinkedHashMap<>();
        entries.actors()
                .forEach((key, name) ->
                        actors.put(key, LedgerWords.who(this, key.substring(0, key.indexOf(' ')), name)));
        return actors;
    }

    private String verb(String value) {
        return LedgerWords.verb(this, value);
    }

    private static Map<String, String> said(Collection<String> values, UnaryOperator<String> word) {
        Map<String, String> said = new LinkedHashMap<>();
        values.forEach(value -> said.put(value, word.apply(value)));
        return said;
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
