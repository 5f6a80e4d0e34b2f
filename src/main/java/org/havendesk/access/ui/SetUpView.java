package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.access.Enrolment;
import org.havendesk.access.PasskeyAsker;
import org.havendesk.access.PasskeyCeremony;
import org.havendesk.access.Pending;
import org.springframework.security.authentication.BadCredentialsException;

/** Where somebody who needs a second step and has none sets one up, before anything else is open to them. */
@Route(value = "login/set-up", autoLayout = false)
@AnonymousAllowed
class SetUpView extends SignInPage implements BeforeEnterObserver {
    private final Enrolment enrolment;
    private final PasskeyCeremony passkeys;
    private final PasskeyAsker asker = new PasskeyAsker();

    SetUpView(Enrolment enrolment, PasskeyCeremony passkeys) {
        this.enrolment = enrolment;
        this.passkeys = passkeys;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var pending = Pending.current().filter(Pending::setsUp);
        if (pending.isEmpty()) {
            event.forwardTo("login");
        } else if (enrolment.hasPasskey(pending.get())) {
            showDone();
        } else {
            show(
                    getTranslation("set-up.title"),
                    getTranslation("set-up.sentence"),
                    ways(pending.get()).toArray(Component[]::new));
            tellOutcome(event, "set-up.error");
        }
    }

    private List<Component> ways(Pending pending) {
        var ways = new ArrayList<Component>(List.of(asker, passkey(pending), or()));
        ways.add(new CodeAppSecret(enrolment.codeApp(pending)));
        ways.add(new SignInForm(
                "login/code",
                box("sign-in-fields", SignInForm.code(getTranslation("set-up.code"))),
                submit("set-up.confirm")));
        if (enrolment.mayPutOff(pending)) {
            var later = submit("set-up.later");
            later.removeClassName("sign-in-enter");
            later.addClassName("sign-in-passkey");
            ways.add(box("sign-in-later", quiet(getTranslation("set-up.demo")), new SignInForm("login/later", later)));
        }
        return ways;
    }

    private Component passkey(Pending pending) {
        var make = new NativeButton();
        make.add(icon("key"), text(getTranslation("set-up.passkey")));
        make.addClassName("sign-in-passkey");
        make.addClickListener(event -> {
            var question = enrolment.askForPasskey(pending);
            asker.create(
                    question.json(),
                    answer -> {
                        try {
                            enrolment.addPasskey(pending, question, answer, getTranslation("passkeys.first"));
                            showDone();
                        } catch (BadCredentialsException | IllegalStateException e) {
                            tell("sign-in.nothing");
                        }
                    },
                    () -> tell("sign-in.nothing"));
        });
        return make;
    }

    /** The new passkey shows at once that it works. */
    private void showDone() {
        show(
                getTranslation("set-up.done"),
                getTranslation("set-up.done.sentence"),
                new PasskeyWay(passkeys, "set-up.enter", () -> tell("sign-in.nothing")));
    }
}
