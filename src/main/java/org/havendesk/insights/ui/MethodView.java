package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;
import org.havendesk.access.Roles;
import org.havendesk.kit.HasNavbar;

/** How the figures are made, in plain words, and what they do not say. */
@Route(MethodView.PATH)
@RolesAllowed(Roles.LEAD)
class MethodView extends Div implements HasNavbar, HasDynamicTitle {
    static final String PATH = "insights/method";

    private static final int CHAPTERS = 8;

    MethodView() {
        addClassName("insights-view");
        var words = new Article();
        words.addClassName("method");
        for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
            String key = "insights.method." + chapter;
            words.add(new H2(getTranslation(key)));
            Stream.of(getTranslation(key + ".words").split("\\|"))
                    .map(String::strip)
                    .map(Paragraph::new)
                    .forEach(words::add);
        }
        var back = new Anchor("insights/wellbeing", getTranslation("insights.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("standalone");
        words.add(back);
        add(box("insight-card", words));
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("insights.method"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("insights.method"));
    }
}
