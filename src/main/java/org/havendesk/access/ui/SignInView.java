package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.havendesk.access.CommunityName;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.PasskeyCeremony;

/** Where people come in. The form is posted by the browser itself, so that password managers know it. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class SignInView extends SignInPage implements BeforeEnterObserver {
    private final CurrentPerson person;

    SignInView(CommunityName name, CurrentPerson person, PasskeyCeremony passkeys) {
        this.person = person;
        String community = name.get();
        var recorded = new Paragraph(icon("lock"), text(getTranslation("sign-in.recorded")));
        recorded.addClassNames("small", "quiet", "sign-in-recorded");
        show(
                getTranslation("sign-in.hello"),
                community.isEmpty()
                        ? getTranslation("sign-in.welcome.plain")
                        : getTranslation("sign-in.welcome", community),
                new SignInForm(
                        "login",
                        box(
                                "sign-in-fields",
                                SignInForm.username(getTranslation("sign-in.username")),
                                SignInForm.password(
                                        getTranslation("sign-in.password"), getTranslation("sign-in.show"))),
                        submit("sign-in.continue")),
                or(),
                new PasskeyWay(passkeys, "sign-in.passkey", () -> tell("sign-in.nothing")),
                recorded);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (person.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        tellOutcome(event, "sign-in.error");
    }
}
