package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.AccountRow.Status;

/** One account: roles, second step, sessions, sign-ins, and what can be done. */
final class AccountPanel extends Aside {
    private final AccountDesk desk;
    private final Div said = new Div();

    AccountPanel(AccountDesk desk) {
        this.desk = desk;
        addClassName("accounts-panel");
        said.getElement().setAttribute("role", "status");
    }

    /** Says what became of an act; words of the bundle. */
    void say(String words, boolean good) {
        said.removeAll();
        said.setClassName(good ? "notice" : "notice late");
        said.add(icon(good ? "check" : "info"), text(words));
    }

    void quiet() {
        said.removeAll();
        said.setClassName("");
    }

    void show(AccountRow account) {
        removeAll();
        getElement().setAttribute("aria-label", account.name());
        boolean own = desk.isOwn(account);
        add(head(account), said);
        if (own) {
            add(box("panel-part quiet", text(getTranslation("accounts.own"))));
        }
        add(roles(account, own));
        add(AccountPart.secondStep(this, desk.words(), account, stepActs(account, own)));
        add(AccountPart.sessions(
                this,
                desk.words(),
                desk.directory().sessions(account.accountId()),
                session -> desk.endSession(account, session)));
        add(AccountPart.history(this, desk.words(), desk.directory().signIns(account.accountId())));
        if (!own) {
            add(box("row panel-foot-acts", standing(account)));
        }
    }

    private Component head(AccountRow account) {
        var close = button("", "x", null, "push");
        close.setAriaLabel(getTranslation("accounts.close"));
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClickListener(event -> desk.close());
        String address = account.email() == null ? account.username() : account.username() + " · " + account.email();
        var names = box("grow account-names", new H2(account.name()), text(address, "small", "quiet"));
        var face = avatar(account.name(), org.havendesk.access.Person.initials(account.name()), "large");
        var head = box("row panel-head", face, names, close);
        if (account.status() != Status.ACTIVE) {
            names.add(badge(desk.words().status(account), AccountWords.statusIcon(account), "care"));
        }
        return head;
    }

    private Component roles(AccountRow account, boolean own) {
        var choice = new RoleChoice(desk.keepsApart());
        choice.show(account.roles());
        choice.allow(!own);
        var save =
                new Button(getTranslation("accounts.roles.save"), event -> desk.changeRoles(account, choice.chosen()));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(!own);
        return new AccountPart("accounts.roles", choice, save);
    }

    private Component[] stepActs(AccountRow account, boolean own) {
        var remind = button(getTranslation("accounts.remind"), "mail", null, "small-button");
        remind.addClickListener(event -> desk.remind(account));
        remind.setVisible(
                !own && !account.hasSecondStep() && account.status() == Status.ACTIVE && desk.canMail(account));
        return new Component[] {remind};
    }

    private Component[] standing(AccountRow account) {
        if (account.status() == Status.DISABLED) {
            var enable = button(getTranslation("accounts.enable"), "check", null);
            enable.addClickListener(event -> desk.enable(account));
            return new Component[] {enable};
        }
        boolean invited = account.status() == Status.INVITED;
        var reset = button(getTranslation(invited ? "accounts.invite.again" : "accounts.reset"), "refresh", null);
        reset.addClickListener(event -> {
            if (invited) {
                desk.reset(account, false);
            } else {
                new ResetDialog(account, steps -> desk.reset(account, steps)).open();
            }
        });
        var disable = button(getTranslation("accounts.disable"), "ban", null);
        disable.addThemeVariants(ButtonVariant.ERROR);
        disable.addClickListener(event -> confirmDisable(account));
        return new Component[] {disable, reset};
    }

    private void confirmDisable(AccountRow account) {
        var dialog = new ConfirmDialog(
                getTranslation("accounts.disable.title", account.name()),
                getTranslation("accounts.disable.sentence"),
                getTranslation("accounts.disable.do"),
                event -> desk.disable(account));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("reason.cancel"));
        dialog.setConfirmButtonTheme("primary error");
        dialog.open();
    }
}
