package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says why nothing is here, and what can be done: a picture, a line, a sentence, and buttons if any. */
public class EmptyState extends Div {

    public EmptyState(String icon, String line, String sentence, Component... acts) {
        addClassName("blank");
        var words = new Paragraph(sentence);
        words.addClassName("quiet");
        add(box("disc", icon(icon)), new H2(line), words);
        if (acts.length > 0) {
            add(box("row blank-acts", acts));
        }
    }

    /** Something is broken here: told by colour too, and to screen readers at once. */
    public EmptyState bad() {
        addClassName("bad");
        getElement().setAttribute("role", "alert");
        return this;
    }
}
