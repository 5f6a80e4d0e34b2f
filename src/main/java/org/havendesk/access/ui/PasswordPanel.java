package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.havendesk.access.OwnAccount;
import org.havendesk.access.PasswordRules;
import org.havendesk.access.Reauthentication;

/** A new password; whoever is signed in elsewhere is signed out there. */
class PasswordPanel extends AccountPanel {
    private final OwnAccount account;
    private final PasswordField field = new PasswordField();

    PasswordPanel(OwnAccount account) {
        super("account.password");
        this.account = account;
        field.setLabel(getTranslation(account.hasPassword() ? "account.password.new" : "account.password.first"));
        field.setHelperText(getTranslation("account.password.help", shortest()));
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setMaxLength(PasswordRules.LONGEST);
        field.setManualValidation(true);
        field.addValueChangeListener(event -> field.setInvalid(false));
        var change = act("account.password.change", () -> Reauthentication.before(this::change));
        change.addThemeVariants(ButtonVariant.PRIMARY);
        add(box("account-form", field, change));
    }

    private int shortest() {
        return account.hasSecondStep() ? PasswordRules.SHORTEST_BESIDE : PasswordRules.SHORTEST_ALONE;
    }

    private void change() {
        account.changePassword(field.getValue())
                .ifPresentOrElse(
                        fault -> {
                            field.setInvalid(true);
                            field.setErrorMessage(getTranslation("password." + fault.name(), shortest()));
                        },
                        () -> {
                            field.clear();
                            tell("account.password.done");
                        });
    }
}
