package org.havendesk.day.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.OwnCase.Named;
import org.havendesk.cases.OwnWork.Promise;
import org.jspecify.annotations.Nullable;

/** What was promised for later, and who does it. */
class Promises extends DayRows {
    private final DayDesk desk;

    Promises(DayDesk desk) {
        super("day.promised");
        this.desk = desk;
    }

    void show() {
        rows.removeAll();
        var promises = desk.work().promises(desk.person());
        List<Named> colleagues = Colleagues.of(desk);
        var times = desk.times();
        promises.forEach(promise -> rows.add(row(promise, colleagues, times)));
        setVisible(!promises.isEmpty());
    }

    private ListItem row(Promise promise, List<Named> colleagues, DayTimes times) {
        String when = times.isToday(promise.dueAt())
                ? getTranslation("day.today-at", times.clock(promise.dueAt()))
                : times.when(promise.dueAt());
        var person = desk.person();
        var everybody = new java.util.ArrayList<Named>();
        everybody.add(new Named(person.accountId(), person.name()));
        everybody.addAll(colleagues);
        var to = Colleagues.select(
                everybody,
                promise.assigned(),
                getTranslation("day.nobody-yet"),
                getTranslation("day.promised.label", Long.toString(promise.caseId())),
                chosen -> assign(promise, chosen));
        Span who = promise.assigned() == null
                ? group("row half day-goes", badge(getTranslation("day.nobody-yet"), "users", "care"), to)
                : group("row half day-goes", to);
        return new ListItem(
                icon("calendar"),
                group(
                        "grow",
                        text(when + " ", "strong"),
                        text(promise.what() + " "),
                        text("· ", "quiet"),
                        link(promise.caseId(), promise.subject())),
                who);
    }

    private void assign(Promise promise, @Nullable Named chosen) {
        var outcome = desk.handOvers()
                .assign(promise.followUpId(), chosen == null ? null : chosen.accountId(), desk.person());
        if (outcome instanceof Outcome.Refused refused) {
            Notification.show(getTranslation("case.refused.rule." + refused.rule()))
                    .setAssertive(true);
        }
        show();
    }
}
