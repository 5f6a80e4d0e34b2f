package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.havendesk.cases.QueueFilter;
import org.havendesk.kit.EmptyState;

/** In place of the rows: nothing is waiting, or the queue could not be read. */
class QueueStates extends Div {
    private final Runnable readAgain;

    QueueStates(Runnable readAgain) {
        this.readAgain = readAgain;
        addClassName("queue-state");
    }

    void empty(QueueFilter filter) {
        removeAll();
        if (filter.equals(QueueFilter.ALL)) {
            add(state("cup", "queue.empty", "queue.empty.all"));
        } else {
            var all = new Button(getTranslation("queue.empty.show-all"), event -> getUI().ifPresent(
                            ui -> ui.navigate(QueueView.class)));
            add(new EmptyState("cup", getTranslation("queue.empty"), getTranslation("queue.empty.filtered"), all));
        }
    }

    /** @param id of the request, as the log has it */
    void broken(String id) {
        removeAll();
        var again = new Button(getTranslation("queue.broken.again"), icon("refresh"), event -> readAgain.run());
        again.addThemeVariants(ButtonVariant.PRIMARY);
        add(new EmptyState(
                        "triangle", getTranslation("queue.broken"), getTranslation("queue.broken.sentence", id), again)
                .bad());
    }

    private EmptyState state(String icon, String line, String sentence) {
        return new EmptyState(icon, getTranslation(line), getTranslation(sentence));
    }
}
