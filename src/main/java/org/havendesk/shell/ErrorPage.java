package org.havendesk.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.HasDynamicTitle;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;

/** A page in place of the one that was asked for. Its words stand in the bundle under {@code error.<name>}. */
abstract class ErrorPage extends Div implements HasNavbar, HasDynamicTitle {
    private final String name;

    ErrorPage(String name) {
        this.name = name;
        addClassName("plain-page");
    }

    /** Says what happened; {@code facts} go into the sentence. */
    EmptyState say(String icon, String sentence, Object... facts) {
        var state = new EmptyState(icon, getTranslation("error." + name), getTranslation(sentence, facts));
        removeAll();
        add(state);
        return state;
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("error." + name + ".title"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("error." + name + ".title"));
    }
}
