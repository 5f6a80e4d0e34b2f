package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.access.Enrolment;
import org.havendesk.access.PasskeyCeremony;
import org.havendesk.access.Pending;

/** The second step, after the password: a passkey, the code of an app, or a recovery code. */
@Route(value = "login/second-step", autoLayout = false)
@AnonymousAllowed
class SecondStepView extends SignInPage implements BeforeEnterObserver {
    private final Enrolment enrolment;
    private final PasskeyCeremony passkeys;

    SecondStepView(Enrolment enrolment, PasskeyCeremony passkeys) {
        this.enrolment = enrolment;
        this.passkeys = passkeys;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var pending = Pending.current();
        if (pending.isEmpty()) {
            event.forwardTo("login");
        } else if (pending.get().setsUp()) {
            event.forwardTo("login/set-up");
        } else {
            show(
                    getTranslation("second-step.title"),
                    getTranslation("second-step.sentence"),
                    ways(pending.get()).toArray(Component[]::new));
            tellOutcome(event, "second-step.error");
        }
    }

    private List<Component> ways(Pending pending) {
        var ways = new ArrayList<Component>();
        if (enrolment.hasPasskey(pending)) {
            ways.add(new PasskeyWay(passkeys, "sign-in.passkey", () -> tell("sign-in.nothing")));
            ways.add(or());
        }
        String label = enrolment.hasCodeApp(pending) ? "second-step.code" : "second-step.recovery";
        ways.add(new SignInForm(
                "login/code",
                box("sign-in-fields", SignInForm.code(getTranslation(label))),
                submit("sign-in.continue")));
        ways.add(quiet(getTranslation("second-step.lost")));
        return ways;
    }
}
