package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.havendesk.accounts.AccountRow;

/** Asks before a password is taken away, and whether the second steps go too. */
final class ResetDialog extends Dialog {

    /** @param act told whether passkeys, code app and recovery codes go too */
    ResetDialog(AccountRow account, Consumer<Boolean> act) {
        setHeaderTitle(getTranslation("accounts.reset.title", account.name()));
        addClassName("reason-dialog");
        var steps = new Checkbox(getTranslation("accounts.reset.steps"));
        steps.setHelperText(getTranslation("accounts.reset.steps.help"));
        var confirm = new Button(getTranslation("accounts.reset.do"), event -> {
            close();
            act.accept(steps.getValue());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        add(box("dialog-body", new Paragraph(getTranslation("accounts.reset.sentence")), steps));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), confirm);
    }
}
