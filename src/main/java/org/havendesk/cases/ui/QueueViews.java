package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueFilter;

/** The views of the queue on phones: one button, with the tabs behind it. */
class QueueViews extends Span {
    private final QueueTabs tabs = new QueueTabs();
    private final Button opener = new Button();
    private final Popover popover = new Popover(tabs);

    QueueViews() {
        addClassNames("chip-off", "only-mobile");
        opener.addClassName("chip-opener");
        opener.setSuffixComponent(icon("down"));
        popover.setTarget(opener);
        popover.setModal(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("queue.tabs"));
        add(opener, popover);
    }

    void show(QueueFilter filter, QueueCounts counts) {
        popover.close();
        tabs.show(filter, counts);
        opener.setText(tabs.current(filter, counts));
    }
}
