package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.accounts.AccountFilter;
import org.havendesk.accounts.AccountFilter.Step;
import org.havendesk.accounts.AccountRow.Status;
import org.havendesk.kit.FilterChip;

/** The row of filters over accounts; hands every change on as a whole filter. */
final class AccountsFilters extends Div {
    private final Consumer<AccountFilter> act;
    private final TextField search = new TextField();
    private final FilterChip role;
    private final FilterChip step;
    private final FilterChip status;
    private AccountFilter filter = AccountFilter.ALL;

    AccountsFilters(Consumer<AccountFilter> act) {
        this.act = act;
        addClassName("filter-row");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("accounts.filters"));
        search.setAriaLabel(getTranslation("accounts.search"));
        search.setPlaceholder(getTranslation("accounts.search"));
        search.setPrefixComponent(icon("search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        search.addClassName("accounts-search");
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                act.accept(filter.withText(event.getValue()));
            }
        });
        role = chip("role", true, AccountWords.ROLES, values -> filter.withRoles(values));
        step = chip(
                "step",
                false,
                Stream.of(Step.values()).map(Step::key).toList(),
                values -> filter.withStep(first(Step.values(), values, Step::key)));
        status = chip(
                "status",
                true,
                Stream.of(Status.values()).map(Status::key).toList(),
                values -> filter.withStatuses(Stream.of(Status.values())
                        .filter(each -> values.contains(each.key()))
                        .collect(Collectors.toSet())));
        add(
                search,
                group("row half quiet small only-desktop", icon("filter"), text(getTranslation("accounts.filters"))),
                role,
                step,
                status);
    }

    /** Shows the filter of the address. */
    void show(AccountFilter now) {
        filter = now;
        search.setValue(now.text() == null ? "" : now.text());
        role.show(said("role", now.roles()));
        step.show(
                said("step", now.step() == null ? List.of() : List.of(now.step().key())));
        status.show(said("status", now.statuses().stream().map(Status::key).toList()));
    }

    private FilterChip chip(
            String name,
            boolean many,
            List<String> offered,
            java.util.function.Function<java.util.Set<String>, AccountFilter> change) {
        return new FilterChip(
                getTranslation("accounts.filter." + name),
                many,
                () -> said(name, offered),
                values -> act.accept(change.apply(values)));
    }

    private Map<String, String> said(String name, Collection<String> values) {
        Map<String, String> said = new LinkedHashMap<>();
        values.forEach(value -> said.put(value, getTranslation("accounts." + name + "." + value)));
        return said;
    }

    private static <T> T first(T[] all, Collection<String> values, java.util.function.Function<T, String> key) {
        return Stream.of(all)
                .filter(each -> values.contains(key.apply(each)))
                .findFirst()
                .orElse(null);
    }
}
