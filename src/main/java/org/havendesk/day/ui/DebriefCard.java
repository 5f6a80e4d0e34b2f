package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import org.havendesk.access.Person;
import org.havendesk.settings.Kinds;
import org.havendesk.shift.OnShift;

/** Somebody to talk to after a hard one: a supervisor who is there, and the staff's own support line. */
class DebriefCard extends Section {
    private final DayDesk desk;

    DebriefCard(DayDesk desk) {
        this.desk = desk;
        addClassName("day-section");
    }

    void show() {
        removeAll();
        Person person = desk.person();
        add(new H2(getTranslation("day.debrief")), quiet(who(person)));
        desk.debriefs()
                .own(person)
                .ifPresentOrElse(
                        own -> add(
                                own.answeredBy() == null
                                        ? box(
                                                "row wrap",
                                                text(getTranslation(
                                                        "day.debrief.asked",
                                                        desk.times().clock(own.askedAt()))),
                                                withdraw(person))
                                        : box(
                                                "row wrap",
                                                text(
                                                        getTranslation("day.debrief.answered", own.answeredBy()),
                                                        "strong"),
                                                ask(person))),
                        () -> add(box("row", ask(person))));
        String line = desk.settings().newest(Kinds.READER_CARE).value().supportLine();
        if (line != null) {
            add(group("row", icon("phone"), text(getTranslation("day.debrief.line", line))));
        }
        add(quiet(getTranslation("day.debrief.ledger")));
    }

    private String who(Person person) {
        var there = desk.shifts().now().stream()
                .filter(on -> on.supervisor() && on.accountId() != person.accountId())
                .toList();
        if (there.isEmpty()) {
            return getTranslation("day.debrief.nobody");
        }
        return getTranslation("day.debrief.who", there.stream().map(this::until).collect(Collectors.joining(", ")));
    }

    private String until(OnShift on) {
        return getTranslation("day.debrief.until", on.name(), desk.times().clock(on.until()));
    }

    private Button ask(Person person) {
        var ask = button(getTranslation("day.debrief.ask"), "chat", null);
        ask.addClickListener(event -> {
            desk.debriefs().ask(person);
            show();
        });
        return ask;
    }

    private Button withdraw(Person person) {
        var withdraw = button(getTranslation("day.debrief.withdraw"), null, null);
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        withdraw.addClickListener(event -> {
            desk.debriefs().withdraw(person);
            show();
        });
        return withdraw;
    }

    private static Paragraph quiet(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassNames("small", "quiet");
        return paragraph;
    }
}
