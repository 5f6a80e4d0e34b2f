package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** One matter of the account: a heading, a sentence, what there is, and what came of the last act. */
abstract class AccountPanel extends Section {
    private final Paragraph outcome = new Paragraph();

    /** @param key the bundle's key of the heading; its sentence stands below {@code .sentence} */
    AccountPanel(String key) {
        addClassName("account-panel");
        outcome.addClassName("account-outcome");
        outcome.getElement().setAttribute("role", "status");
        add(box("account-head", new H2(getTranslation(key)), text(getTranslation(key + ".sentence"), "quiet")));
    }

    final void tell(String key, Object... facts) {
        outcome.setText(getTranslation(key, facts));
        add(outcome); // below what was added since
    }

    final Button act(String key, Runnable run) {
        var button = new Button(getTranslation(key), event -> run.run());
        button.addClassName("small-button");
        return button;
    }

    /** A line of something there is, with what can be done about it. */
    static Component row(String icon, String name, String more, Component... acts) {
        return box(
                "account-row",
                icon(icon, "icon-l"),
                box("col account-row-words", text(name, "strong"), text(more, "small", "quiet")),
                box("row account-acts", acts));
    }
}
