package org.havendesk.day.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;

/** The cases that a colleague left to the person. */
class LeftToYou extends DayRows {
    private final DayDesk desk;

    LeftToYou(DayDesk desk) {
        super("day.left");
        this.desk = desk;
    }

    void show() {
        rows.removeAll();
        var left = desk.handOvers().leftTo(desk.person());
        var times = desk.times();
        left.forEach(one -> rows.add(new ListItem(
                tier(one.tier()),
                group("grow", link(one.caseId(), one.subject())),
                text(getTranslation("day.left.by", one.from(), times.when(one.at())), "small", "quiet"))));
        setVisible(!left.isEmpty());
    }
}
