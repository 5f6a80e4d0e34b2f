package org.havendesk.access;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyNotifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.springframework.security.core.AuthenticationException;

/** Asks who somebody is before a grave act, and then runs it. */
class ReauthenticationDialog extends Dialog {
    private final Reauthentication shown;
    private final Runnable act;
    private final Paragraph problem = new Paragraph();
    private final PasskeyAsker asker = new PasskeyAsker();

    ReauthenticationDialog(Reauthentication shown, Runnable act) {
        this.shown = shown;
        this.act = act;
        setHeaderTitle(getTranslation("again.title"));
        addClassName("again-dialog");
        problem.addClassName("again-problem");
        problem.getElement().setAttribute("role", "alert");
        var body = box("dialog-body", new Paragraph(getTranslation("again.sentence")), asker);
        if (shown.hasPassword()) {
            body.add(password());
        }
        if (shown.hasCodeApp()) {
            body.add(code());
        }
        if (shown.hasPasskey()) {
            body.add(passkey());
        }
        body.add(problem);
        add(body);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()));
    }

    private Component password() {
        var field = new PasswordField(getTranslation("sign-in.password"));
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        field.setAutofocus(true);
        return row(field, () -> shown.showPassword(field.getValue()), "again.with-password");
    }

    private Component code() {
        var field = new TextField(getTranslation("again.code"));
        field.getElement().setProperty("autocomplete", "one-time-code");
        return row(field, () -> shown.showCode(field.getValue()), "again.with-code");
    }

    private <F extends Component & KeyNotifier> Component row(F field, Runnable show, String words) {
        var confirm = new Button(getTranslation(words), event -> attempt(show));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        field.getElement().setAttribute("class", "again-field");
        field.addKeyUpListener(Key.ENTER, event -> attempt(show)); // by then its value has arrived
        return box("again-way", field, confirm);
    }

    private Button passkey() {
        var ask = button(getTranslation("again.with-passkey"), "key", null);
        ask.addClickListener(event -> {
            var question = shown.askForPasskey();
            asker.get(question.json(), answer -> attempt(() -> shown.showPasskey(question, answer)), this::tellMissing);
        });
        return ask;
    }

    private void attempt(Runnable show) {
        try {
            show.run();
        } catch (Tries.TooSoon e) {
            problem.setText(getTranslation("sign-in.wait", e.seconds()));
            return;
        } catch (AuthenticationException e) {
            problem.setText(getTranslation("again.wrong"));
            return;
        }
        close();
        act.run();
    }

    private void tellMissing() {
        problem.setText(getTranslation("passkey.nothing"));
    }
}
