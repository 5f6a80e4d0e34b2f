package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.havendesk.cases.QueueCounts;

/** The queue's title bar: how much is open and overdue, and the next case. */
class QueueBar {
    private final H1 title = new H1();
    private final Span open = new Span();
    private final Span overdue = text("", "late", "strong");
    private final Span counts = group("only-desktop quiet queue-counts", open, overdue);
    private final Badge overdueBadge = badge("", "late", "late", "only-mobile");
    private final Button next;

    QueueBar(Runnable takeNext) {
        next = button("", "arrow", "N", "only-desktop", "push");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(event -> takeNext.run());
    }

    Component[] parts() {
        title.setText(title.getTranslation("queue.title"));
        return new Component[] {title, counts, overdueBadge, next};
    }

    void show(QueueCounts now, boolean broken) {
        counts.setVisible(!broken);
        overdueBadge.getElement().setVisible(!broken && now.overdue() > 0);
        open.setText(open.getTranslation("queue.open", now.all()));
        overdue.setText(overdue.getTranslation("queue.overdue", now.overdue()));
        overdue.setVisible(now.overdue() > 0);
        overdueBadge.setText(overdue.getTranslation("queue.overdue", now.overdue()));
        label(next, now.claimable(), broken);
    }

    /** "Next case (12)", or a quiet "Next case" where there is none to take. */
    static void label(Button next, int claimable, boolean broken) {
        boolean any = !broken && claimable > 0;
        next.setText(any ? next.getTranslation("queue.next.some", claimable) : next.getTranslation("queue.next"));
        next.setEnabled(any);
    }
}
