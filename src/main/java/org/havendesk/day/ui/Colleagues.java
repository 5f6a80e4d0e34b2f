package org.havendesk.day.ui;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.cases.OwnCase.Named;
import org.jspecify.annotations.Nullable;

/** Whom work can be left to: who is here now or comes next, in this order, then everybody else of the team. */
final class Colleagues {
    private Colleagues() {}

    static List<Named> of(DayDesk desk) {
        long reader = desk.person().accountId();
        Map<Long, Named> all = new LinkedHashMap<>();
        desk.shifts().now().forEach(on -> all.putIfAbsent(on.accountId(), new Named(on.accountId(), on.name())));
        var from = desk.times().now();
        desk.shifts()
                .between(from, Rota.end(from))
                .forEach(shift -> all.putIfAbsent(shift.accountId(), new Named(shift.accountId(), shift.name())));
        desk.shifts()
                .colleagues()
                .forEach(one -> all.putIfAbsent(one.accountId(), new Named(one.accountId(), one.name())));
        all.remove(reader);
        return List.copyOf(all.values());
    }

    /** Chooses one of them, or none. */
    static Select<Named> select(
            List<Named> colleagues, @Nullable Named chosen, String none, String label, Consumer<@Nullable Named> act) {
        var items = new ArrayList<>(colleagues);
        if (chosen != null && !items.contains(chosen)) {
            items.addFirst(chosen);
        }
        var select = new Select<Named>();
        select.setItems(items);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(none);
        select.setItemLabelGenerator(named -> named == null ? none : named.name());
        select.setValue(chosen);
        select.setAriaLabel(label);
        select.addClassName("day-to");
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                act.accept(event.getValue());
            }
        });
        return select;
    }
}
