package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.cases.OwnMember.Named;

/** Who the person is in the chat: their own matters are kept away from them. Named once, changed with a new name. */
class OwnMemberField extends Div {
    private final DayDesk desk;

    OwnMemberField(DayDesk desk) {
        this.desk = desk;
        addClassName("own-member");
    }

    void show() {
        removeAll();
        desk.ownMember().handle(desk.person()).ifPresentOrElse(this::named, this::ask);
    }

    private void named(String handle) {
        var change = new Button(getTranslation("day.member.change"), event -> {
            removeAll();
            ask();
        });
        change.addClassName("small-button");
        add(box("row wrap", icon("users"), text(getTranslation("day.member.named", handle), "grow"), change));
    }

    private void ask() {
        var handle = new TextField(getTranslation("day.member"));
        handle.setHelperText(getTranslation("day.member.help"));
        handle.setManualValidation(true);
        handle.setMaxLength(100);
        var save = new Button(getTranslation("day.member.save"), event -> save(handle));
        add(handle, save);
    }

    private void save(TextField handle) {
        Named named =
                handle.getValue().isBlank() ? Named.UNKNOWN : desk.ownMember().set(handle.getValue(), desk.person());
        if (named == Named.DONE) {
            show();
        } else {
            handle.setInvalid(true);
            handle.setErrorMessage(getTranslation("day.member." + named.name().toLowerCase(), handle.getValue()));
        }
    }
}
