package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.jspecify.annotations.Nullable;

/** Who is on call, in their order, with the numbers to phone them. */
class OnCallDialog extends Dialog {

    OnCallDialog(List<OnCall> chain, @Nullable Contact operator) {
        setHeaderTitle(getTranslation("alarm.call.title"));
        addClassName("reason-dialog");
        var list = new OrderedList();
        list.addClassName("plain-list");
        chain.forEach(onCall -> list.add(line(onCall.name(), onCall.phone())));
        var body = box("dialog-body", list);
        if (operator != null) {
            body.add(new Paragraph(getTranslation("alarm.call.operator", operator.name())));
            body.add(phone(operator.phone()));
        }
        add(body);
        getFooter().add(new Button(getTranslation("keys.close"), event -> close()));
    }

    private ListItem line(String name, @Nullable String phone) {
        var item = new ListItem(text(name, "strong"));
        item.addClassNames("row", "between");
        item.add(phone == null ? text(getTranslation("alarm.call.none"), "quiet") : phone(phone));
        return item;
    }

    private static Anchor phone(String phone) {
        var link = new Anchor("tel:" + phone.replaceAll("[^0-9+*#]", ""));
        link.add(icon("phone"), text(phone));
        link.addClassNames("row", "half");
        return link;
    }
}
