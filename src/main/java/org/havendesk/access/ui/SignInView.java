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
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.havendesk.access.CommunityName;
import org.havendesk.access.CurrentPerson;

/** Where people come in. The form is posted by the browser itself, so that password managers know it. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final CurrentPerson person;
    private final Div problem = box("notice late");

    SignInView(CommunityName community, CurrentPerson person) {
        this.person = person;
        addClassName("sign-in");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(new Harbour(), new Main(form(community.get())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (person.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("error")) {
            tell("sign-in.error");
        } else if (parameters.containsKey("stale")) {
            tell("sign-in.stale");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.title");
    }

    private void tell(String message) {
        problem.removeAll();
        problem.add(
                icon("info"),
                box("notice-words", text(getTranslation(message + ".line"), "strong"), text(getTranslation(message))));
        problem.setVisible(true);
    }

    private Component form(String community) {
        var welcome = community.isEmpty()
                ? getTranslation("sign-in.welcome.plain")
                : getTranslation("sign-in.welcome", community);
        var enter = new NativeButton(getTranslation("sign-in.continue"));
        enter.addClassName("sign-in-enter");
        enter.getElement().setAttribute("type", "submit");
        var recorded = new Paragraph(icon("lock"), text(getTranslation("sign-in.recorded")));
        recorded.addClassNames("small", "quiet", "sign-in-recorded");
        return new SignInForm(
                group("brand", icon("brand"), text(getTranslation("app.name"), "brand-name")),
                box("sign-in-words", new H1(getTranslation("sign-in.hello")), quiet(welcome)),
                problem,
                box(
                        "sign-in-fields",
                        SignInForm.username(getTranslation("sign-in.username")),
                        SignInForm.password(getTranslation("sign-in.password"), getTranslation("sign-in.show"))),
                enter,
                recorded);
    }

    private static Paragraph quiet(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
