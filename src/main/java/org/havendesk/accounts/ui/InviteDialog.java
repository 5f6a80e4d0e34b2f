package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Function;
import org.havendesk.access.Reauthentication;
import org.havendesk.accounts.NewAccount;
import org.havendesk.accounts.Outcome;

/** Asks who is invited, and as what. */
final class InviteDialog extends Dialog {
    private final TextField name = new TextField(getTranslation("accounts.invite.name"));
    private final TextField username = new TextField(getTranslation("accounts.invite.username"));
    private final EmailField email = new EmailField(getTranslation("accounts.invite.email"));
    private final RoleChoice roles;
    private final Paragraph problem = new Paragraph();
    private final Function<NewAccount, Outcome> act;

    /** @param mails whether the link goes out by e-mail where an address is given */
    InviteDialog(boolean apart, boolean mails, Function<NewAccount, Outcome> act) {
        this.act = act;
        roles = new RoleChoice(apart);
        setHeaderTitle(getTranslation("accounts.invite.title"));
        addClassName("invite-dialog");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setAutofocus(true);
        username.setRequiredIndicatorVisible(true);
        username.setManualValidation(true);
        username.setHelperText(getTranslation("accounts.invite.username.help"));
        email.setManualValidation(true);
        email.setHelperText(getTranslation(mails ? "accounts.invite.email.mails" : "accounts.invite.email.copy"));
        problem.addClassName("late");
        problem.getElement().setAttribute("role", "alert");
        var invite = new Button(getTranslation("accounts.invite.do"), event -> Reauthentication.before(this::invite));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        add(box("dialog-body", name, username, email, roles, problem));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), invite);
    }

    private void invite() {
        var wanted = new NewAccount(username.getValue(), name.getValue(), email.getValue(), roles.chosen());
        switch (act.apply(wanted)) {
            case Outcome.Refused refused -> problem.setText(getTranslation("accounts.refused." + refused.why()));
            case Outcome.Done done -> close();
            case Outcome.Linked linked -> close();
        }
    }
}
