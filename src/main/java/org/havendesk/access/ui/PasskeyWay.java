package org.havendesk.access.ui;

import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.NativeButton;
import org.havendesk.access.PasskeyAsker;
import org.havendesk.access.PasskeyCeremony;
import org.havendesk.access.PasskeyQuestion;

/** A way in by passkey: one button, and the browser's answer is posted like a form. */
class PasskeyWay extends SignInForm {

    /** @param nothing is run where the person gave up, or the browser has none to offer */
    PasskeyWay(PasskeyCeremony passkeys, String words, Runnable nothing) {
        super("login/passkey");
        var asker = new PasskeyAsker();
        var credential = hidden("credential");
        var use = new NativeButton();
        use.add(icon("key"), text(getTranslation(words)));
        use.getElement().setAttribute("type", "button");
        use.addClassName("sign-in-passkey");
        use.addClickListener(event -> asker.get(
                PasskeyQuestion.ask(passkeys),
                answer -> getElement().executeJs("$0.value = $1; this.submit()", credential.getElement(), answer),
                nothing));
        add(asker, credential, use);
    }
}
