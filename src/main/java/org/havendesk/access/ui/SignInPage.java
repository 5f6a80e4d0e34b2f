package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Map;

/** A page on the way in: the picture, and beside it the brand, a title, what went wrong, and the page's own parts. */
abstract class SignInPage extends Div implements HasDynamicTitle {
    private final Div problem = box("notice late");
    private final Div column = box("sign-in-column");

    SignInPage() {
        addClassName("sign-in");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(new Harbour(), new Main(column));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.title");
    }

    /** @param parts below the title and its sentence */
    final void show(String title, String sentence, Component... parts) {
        column.removeAll();
        column.add(
                group("brand", icon("brand"), text(getTranslation("app.name"), "brand-name")),
                box("sign-in-words", new H1(title), quiet(sentence)),
                problem);
        column.add(parts);
    }

    /** Tells what the address says about the last try, in the words of this page. */
    final void tellOutcome(BeforeEnterEvent event, String wrong) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("error")) {
            tell(wrong);
        } else if (parameters.containsKey("stale")) {
            tell("sign-in.stale");
        } else if (parameters.containsKey("ended")) {
            tell("sign-in.ended");
        } else if (parameters.containsKey("wait")) {
            tell("sign-in.wait", parameters.get("wait").getFirst());
        }
    }

    /** Says that something is in the way; {@code key} has a first line under {@code .line}. */
    final void tell(String key, Object... facts) {
        problem.removeAll();
        problem.add(
                icon("info"),
                box("notice-words", text(getTranslation(key + ".line"), "strong"), text(getTranslation(key, facts))));
        problem.setVisible(true);
    }

    final NativeButton submit(String words) {
        var enter = new NativeButton(getTranslation(words));
        enter.addClassName("sign-in-enter");
        enter.getElement().setAttribute("type", "submit");
        return enter;
    }

    /** A line between two ways. */
    final Component or() {
        return box("sign-in-or", text(getTranslation("sign-in.or")));
    }

    static Paragraph quiet(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
