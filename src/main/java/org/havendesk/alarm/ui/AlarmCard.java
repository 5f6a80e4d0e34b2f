package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.function.Consumer;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.Alarm;
import org.havendesk.alarm.Alarm.Delivery;
import org.havendesk.shift.ShiftTimes;

/** One alarm: since when, of which case, who knows, and what came of each message. */
class AlarmCard extends ListItem {
    private final ShiftTimes times;

    AlarmCard(Alarm alarm, Person person, ShiftTimes times, Consumer<Alarm> acknowledge) {
        this.times = times;
        addClassName("alarm-card");
        add(head(alarm, person, acknowledge), box("small quiet", text(facts(alarm))));
        if (!alarm.deliveries().isEmpty()) {
            var list = new UnorderedList();
            list.addClassNames("plain-list", "small");
            alarm.deliveries().forEach(delivery -> list.add(line(delivery)));
            add(list);
        } else if (alarm.step() > 0) {
            add(box("small late", text(getTranslation("alarm.told.nobody"))));
        }
    }

    private Div head(Alarm alarm, Person person, Consumer<Alarm> acknowledge) {
        var head = box(
                "row alarm-head",
                text(getTranslation("alarm.kind." + alarm.kind().key()), "strong"));
        if (alarm.isLoud()) {
            head.add(badge(getTranslation("alarm.state.loud"), "bell", "late"));
        } else if (alarm.isRunning()) {
            head.add(badge(getTranslation("alarm.state.known"), "check"));
        }
        Long caseId = alarm.caseId();
        if (caseId != null && (person.isSupervisor() || person.has(Roles.MODERATOR))) {
            var link = new Anchor("cases/" + caseId, getTranslation("alarm.banner.case", Long.toString(caseId)));
            link.getElement().setAttribute("router-link", true);
            head.add(link);
        } else if (caseId != null) {
            head.add(text(getTranslation("alarm.banner.case", Long.toString(caseId)), "quiet"));
        }
        if (alarm.isLoud() && alarm.kind().concerns(person)) {
            Button known = button(getTranslation("alarm.acknowledge"), "check", null, "push");
            known.addClickListener(event -> acknowledge.accept(alarm));
            head.add(known);
        }
        return head;
    }

    private String facts(Alarm alarm) {
        var facts = new StringBuilder(getTranslation("alarm.since", times.full(alarm.raised()), toldTimes(alarm)));
        Instant acknowledged = alarm.acknowledged();
        if (acknowledged != null) {
            facts.append(' ')
                    .append(getTranslation("alarm.known.by", alarm.acknowledgedBy(), times.full(acknowledged)));
        }
        Instant ended = alarm.ended();
        if (ended != null) {
            facts.append(' ').append(getTranslation("alarm.ended", times.full(ended)));
        }
        return facts.toString();
    }

    /** A step that found nobody to tell told nobody. */
    private static int toldTimes(Alarm alarm) {
        return alarm.deliveries().isEmpty() ? 0 : alarm.step();
    }

    private ListItem line(Delivery delivery) {
        String what =
                getTranslation("alarm.delivery." + delivery.state(), times.full(delivery.at()), delivery.attempts());
        var line = new ListItem(text(delivery.target() + " · " + what));
        boolean bad = delivery.state().equals("failed") || delivery.state().equals("unknown");
        line.setClassName("late", bad);
        String problem = delivery.problem();
        if (problem != null) {
            line.add(text(" " + problem));
        }
        return line;
    }
}
