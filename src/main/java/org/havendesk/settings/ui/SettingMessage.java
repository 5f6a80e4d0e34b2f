package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What came of the last save, above the fields; told to screen readers at once. */
class SettingMessage extends Div {

    SettingMessage() {
        addClassName("setting-message");
        getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
    }

    void clear() {
        removeAll();
    }

    /** Something went as it should. */
    void good(String sentence) {
        tell("notice", "check", new Paragraph(sentence));
    }

    /** Something has to be put right first. */
    void bad(String sentence, Component... more) {
        tell("notice late", "warn", new Paragraph(sentence), more);
        getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus({preventScroll: true})");
    }

    private void tell(String classes, String icon, Paragraph sentence, Component... more) {
        removeAll();
        var words = box("notice-words", sentence);
        words.add(more);
        add(box(classes, icon(icon), words));
    }
}
