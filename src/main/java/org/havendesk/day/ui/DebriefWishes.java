package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import org.havendesk.access.Person;
import org.havendesk.day.Debriefs.Wish;

/** Who asks to talk, for supervisors. */
class DebriefWishes extends Div {
    private final DayDesk desk;

    DebriefWishes(DayDesk desk) {
        this.desk = desk;
        addClassName("wishes");
        getElement().setAttribute("role", "status");
    }

    void show() {
        removeAll();
        Person person = desk.person();
        if (person.isSupervisor()) {
            desk.debriefs().open(person).forEach(wish -> add(strip(wish, person)));
        }
        setVisible(getComponentCount() > 0);
    }

    private Div strip(Wish wish, Person person) {
        var answer = button(getTranslation("day.wish.answer"), null, null);
        answer.addThemeVariants(ButtonVariant.PRIMARY);
        answer.addClickListener(event -> {
            boolean first = desk.debriefs().answer(wish.debriefId(), person);
            Notification.show(getTranslation(first ? "day.wish.answered" : "day.wish.taken", wish.name()));
            show();
        });
        return box(
                "notice pause-notice",
                box("disc", icon("chat")),
                box(
                        "grow",
                        text(getTranslation("day.wish", wish.name()), "strong"),
                        text(" " + getTranslation("day.wish.since", desk.times().when(wish.at())))),
                answer);
    }
}
