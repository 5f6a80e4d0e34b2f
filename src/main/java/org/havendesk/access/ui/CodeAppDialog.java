package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.access.NewCodeApp;
import org.havendesk.access.OwnAccount;

/** Sets a code app up: it is kept once it has shown a code. */
class CodeAppDialog extends Dialog {
    private final TextField code = new TextField();

    CodeAppDialog(OwnAccount account, Runnable done) {
        NewCodeApp app = account.newCodeApp();
        setHeaderTitle(getTranslation("account.code-app.add"));
        addClassName("code-app-dialog");
        code.setLabel(getTranslation("set-up.code"));
        code.getElement().setProperty("autocomplete", "one-time-code");
        code.setManualValidation(true);
        code.setErrorMessage(getTranslation("set-up.error"));
        var keep = new Button(getTranslation("set-up.confirm"), event -> {
            if (account.addCodeApp(app, code.getValue())) {
                close();
                done.run();
            } else {
                code.setInvalid(true);
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(box("dialog-body", new CodeAppSecret(app), code));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), keep);
    }
}
