package org.havendesk.shell;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import org.havendesk.kit.Key;
import org.havendesk.kit.Look;

/** The list of the keys that do something here. */
class KeyHelp extends Dialog {

    /** Opens the list, or closes it where it is open. */
    static void toggle(Component owner, Set<Key> keys) {
        var open = ComponentUtil.getData(owner, KeyHelp.class);
        if (open != null && open.isOpened()) {
            open.close();
            return;
        }
        var help = new KeyHelp(keys);
        ComponentUtil.setData(owner, KeyHelp.class, help);
        help.open();
    }

    private KeyHelp(Set<Key> keys) {
        setHeaderTitle(getTranslation("keys.title"));
        addClassName("key-help");
        var close = new Button(icon("x"), event -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(getTranslation("keys.close"));
        getHeader().add(close);
        var where = new Paragraph(getTranslation("keys.where"));
        where.addClassName("quiet");
        var list = new DescriptionList();
        list.addClassName("key-list");
        for (Key key : Key.values()) {
            if (keys.contains(key)) {
                var line = new Div(new Term(caps(key)), new Description(getTranslation(key.message())));
                list.getElement().appendChild(line.getElement());
            }
        }
        add(where, list);
    }

    private Span caps(Key key) {
        var caps = group("row half");
        for (String cap : key.caps()) {
            if (caps.getElement().getChildCount() > 0) {
                caps.add(text(getTranslation("keys.then"), "small", "quiet"));
            }
            caps.add(new Look.Kbd(cap));
        }
        return caps;
    }
}
