package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.QueueCounts;
import org.havendesk.shift.OnShift;

/** The queue's title bar: how much is open and overdue, and the next case. */
class QueueBar {
    private static final int PICTURES = 3;

    private final H1 title = new H1();
    private final Span open = new Span();
    private final Span overdue = text("", "late", "strong");
    private final Span counts = group("only-desktop quiet queue-counts", open, overdue);
    private final Badge overdueBadge = badge("", "late", "late", "only-mobile");
    private final Span onShift = group("row half push on-shift");
    private final Button next;

    QueueBar(Runnable takeNext) {
        next = button("", "arrow", "N", "only-desktop");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(event -> takeNext.run());
    }

    Component[] parts() {
        title.setText(title.getTranslation("queue.title"));
        return new Component[] {title, counts, overdueBadge, onShift, next};
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

    /** "3 on shift", with the pictures of some. */
    void showOnShift(List<OnShift> people) {
        onShift.removeAll();
        people.stream()
                .limit(PICTURES)
                .map(person -> avatar(person.name(), Person.initials(person.name())))
                .forEach(picture -> {
                    picture.addClassName("only-desktop");
                    onShift.add(picture);
                });
        var icon = icon("users");
        icon.setClassName("only-mobile", !people.isEmpty());
        onShift.add(icon);
        onShift.add(text(onShift.getTranslation("queue.on-shift", people.size())));
        onShift.setClassName("late", people.isEmpty());
        onShift.setClassName("strong", people.isEmpty());
        onShift.setClassName("quiet", !people.isEmpty());
    }

    /** "Next case (12)", or a quiet "Next case" where there is none to take. */
    static void label(Button next, int claimable, boolean broken) {
        boolean any = !broken && claimable > 0;
        next.setText(any ? next.getTranslation("queue.next.some", claimable) : next.getTranslation("queue.next"));
        next.setEnabled(any);
    }
}
