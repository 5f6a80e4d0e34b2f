package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;

/** Says that a second step is missing, and what stays closed until there is one. */
class SecondStepNotice extends Div {
    SecondStepNotice(boolean careIsClosed) {
        addClassNames("notice", "late");
        add(
                icon("warn"),
                box(
                        "notice-words",
                        text(getTranslation("account.missing.line"), "strong"),
                        text(getTranslation(careIsClosed ? "account.missing.care" : "account.missing"))));
    }
}
