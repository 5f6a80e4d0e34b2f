package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueFilter;
import org.havendesk.kit.LatePopover;
import org.jspecify.annotations.Nullable;

/** The views of the queue on phones: one button, with the tabs behind it. */
class QueueViews extends Span {
    private final Button opener = new Button();
    private @Nullable Popover popover;
    private @Nullable QueueTabs tabs;
    private QueueFilter filter = QueueFilter.ALL;
    private QueueCounts counts = QueueCounts.NONE;

    QueueViews() {
        addClassNames("chip-off", "only-mobile");
        opener.addClassName("chip-opener");
        opener.setSuffixComponent(icon("down"));
        LatePopover.behind(opener, this, this::popover);
        add(opener);
    }

    void show(QueueFilter filter, QueueCounts counts) {
        this.filter = filter;
        this.counts = counts;
        if (popover != null && tabs != null) {
            popover.close();
            tabs.show(filter, counts);
        }
        opener.setText(QueueTabs.current(this, filter, counts));
    }

    private Popover popover() {
        tabs = new QueueTabs();
        tabs.show(filter, counts);
        popover = new Popover(tabs);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("queue.tabs"));
        return popover;
    }
}
