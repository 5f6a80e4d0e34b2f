package org.havendesk.day.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.OwnCase;
import org.havendesk.cases.OwnCase.Named;

/** The cases that are still with the person, and to whom each goes. */
class OwnCases extends DayRows {
    private final DayDesk desk;

    OwnCases(DayDesk desk) {
        super("day.with-you");
        this.desk = desk;
    }

    void show() {
        rows.removeAll();
        List<OwnCase> own = desk.work().cases(desk.person());
        List<Named> colleagues = Colleagues.of(desk);
        var times = desk.times();
        own.forEach(one -> rows.add(row(one, colleagues, times)));
        if (own.isEmpty()) {
            rows.add(new ListItem(text(getTranslation("day.with-you.none"), "quiet")));
        }
    }

    private ListItem row(OwnCase one, List<Named> colleagues, DayTimes times) {
        var to = Colleagues.select(
                colleagues,
                one.to(),
                getTranslation("day.to.queue"),
                getTranslation("day.to.label", Long.toString(one.caseId())),
                chosen -> desk.handOvers()
                        .choose(one.caseId(), chosen == null ? null : chosen.accountId(), desk.person()));
        return new ListItem(
                tier(one.tier()),
                group("grow", link(one.caseId(), one.subject()), text(" · " + standing(one, times), "quiet")),
                group("row half day-goes", text(getTranslation("day.to"), "small", "quiet"), to));
    }

    private String standing(OwnCase one, DayTimes times) {
        String path = getTranslation("path." + one.path().key()).toLowerCase();
        if (one.state() == CaseState.CLOSING) {
            return path + ", " + getTranslation("case.state.closing");
        }
        if (one.state() == CaseState.WAITING && one.waitingFor() != null && one.waitingUntil() != null) {
            return path + ", " + getTranslation("day.waits." + one.waitingFor(), times.when(one.waitingUntil()));
        }
        String due = getTranslation("day.due", times.when(one.dueAt()));
        return one.step() == null
                ? path + ", " + due
                : path + ", "
                        + getTranslation(
                                "day.step", one.step().number(), one.step().of()) + ", " + due;
    }
}
