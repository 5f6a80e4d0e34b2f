package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/**
 * "3 new · show": waits for a click, so that rows never jump; or the word that the rows could not be brought up to date.
 * Stands in the page before there is anything to say, so that screen readers hear it.
 */
class QueueNew extends Div {
    private final Button show = button("", "up", null, "new-work");
    private final Badge outdated = badge(getTranslation("queue.outdated"), "refresh");

    QueueNew(Runnable readAgain) {
        addClassName("new-line");
        getElement().setAttribute("aria-live", "polite");
        show.addClickListener(event -> readAgain.run());
        add(outdated, show);
        show(0, false);
    }

    void show(int arrived, boolean stale) {
        show.setVisible(arrived > 0);
        show.setText(getTranslation("queue.new", arrived));
        outdated.setVisible(stale);
    }
}
