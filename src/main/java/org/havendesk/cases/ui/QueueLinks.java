package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.Location;
import java.util.function.Supplier;
import org.havendesk.kit.Markup;

/** Takes the view that is shown elsewhere: its link, and its rows as a file. */
class QueueLinks extends Div {
    private static final int SHOWN_MILLIS = 3000;

    private final Supplier<QueueAddress> where;
    private final Anchor csv = new Anchor("export/cases.csv");

    QueueLinks(Supplier<QueueAddress> where) {
        this.where = where;
        addClassNames("row", "queue-links");
        Button copy = button(getTranslation("queue.copy"), "link", null);
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.addClickListener(event -> copyAddress());
        csv.addClassNames("row", "strong");
        Markup.fill(csv, Markup.icon("download") + Markup.span("", getTranslation("queue.csv")));
        csv.getElement().setAttribute("router-ignore", true).setAttribute("download", "cases.csv");
        add(copy, csv);
    }

    /** The file follows the filter. */
    void show() {
        var filter = QueueAddress.of(where.get().filter());
        csv.setHref(new Location("export/cases.csv", filter.parameters()).getPathWithQueryParameters());
    }

    private void copyAddress() {
        getElement()
                .executeJs("return navigator.clipboard.writeText(location.href).then(() => true, () => false)")
                .then(
                        Boolean.class,
                        copied -> say(copied ? "queue.copied" : "queue.copy.refused"),
                        error -> say("queue.copy.refused"));
    }

    private void say(String key) {
        Notification.show(getTranslation(key), SHOWN_MILLIS, Position.BOTTOM_CENTER);
    }
}
