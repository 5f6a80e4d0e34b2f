package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.OwnCase;

/** Shows what changes hands before the shift ends, and ends it. Without a shift it hands over only. */
class EndShiftDialog extends Dialog {
    private final DayDesk desk;

    EndShiftDialog(DayDesk desk, Runnable done) {
        this.desk = desk;
        addClassName("reason-dialog");
        Person person = desk.person();
        boolean onShift = desk.shifts().current(person).isPresent();
        setHeaderTitle(getTranslation(onShift ? "day.end.title" : "day.end.title.off"));
        List<OwnCase> own = desk.work().cases(person);
        long promises = desk.work().promises(person).stream()
                .filter(promise -> promise.assigned() == null)
                .count();
        var body = box(
                "dialog-body", new Paragraph(getTranslation(own.isEmpty() ? "day.end.nothing" : "day.end.sentence")));
        if (!own.isEmpty()) {
            var list = new UnorderedList();
            own.forEach(one -> list.add(new ListItem(where(one))));
            body.add(list);
        }
        if (promises > 0) {
            body.add(group(
                    "row state-care",
                    icon("users"),
                    text(getTranslation(promises == 1 ? "day.end.promise" : "day.end.promises", promises))));
        }
        if (alone(person) && onShift) {
            body.add(group("row state-care", icon("warn"), text(getTranslation("day.end.alone"))));
        }
        add(body);
        var end = new Button(getTranslation(onShift ? "day.end" : "day.over"), event -> end(done));
        end.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), end);
    }

    private String where(OwnCase one) {
        String subject = one.subject() == null ? getTranslation("queue.room.unknown") : one.subject();
        String number = Long.toString(one.caseId());
        String key = one.state() == CaseState.CLAIMED ? "day.end.released" : "day.end.waits";
        return one.to() == null
                ? getTranslation(key, number, subject)
                : getTranslation(key + ".for", number, subject, one.to().name());
    }

    private boolean alone(Person person) {
        return desk.shifts().now().stream().allMatch(on -> on.accountId() == person.accountId());
    }

    private void end(Runnable done) {
        Person person = desk.person();
        desk.handOvers().handOver(person);
        close();
        Notification.show(getTranslation("day.ended"));
        done.run();
    }
}
