package org.havendesk.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.AccountFilter;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.AccountRow.Status;
import org.havendesk.accounts.Directory;
import org.havendesk.accounts.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class AccountsViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Directory directory;

    @Autowired
    private AccountActs acts;

    private Person admin;

    @BeforeEach
    void anAdmin() {
        admin = person(Roles.ADMIN);
        person(Roles.ADMIN); // never the last one
        signIn(admin);
    }

    @Test
    void anAdminComesHomeToTheAccountsAndFindsHelplinesAndTheLedger() {
        UI.getCurrent().navigate("");
        assertThat(find(AccountsView.class).exists()).isTrue();
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("accounts", "helplines", "settings", "ledger");
    }

    @Test
    void somebodyIsInvitedAndTheLinkIsShownThisOnce() {
        open("");
        test(find(Button.class).withText("Invite someone").single()).click();
        InviteDialog dialog = find(InviteDialog.class).single();
        field("Name, as colleagues know them").setValue("Milo Janssen");
        field("Sign-in name").setValue("milo." + ++people);
        test(find(Button.class, dialog).withText("Invite").single()).click();
        assertThat(words(dialog)).contains("choose at least one role");
        box("Moderator").setValue(true);
        test(find(Button.class, dialog).withText("Invite").single()).click();
        assertThat(field("Link").getValue()).matches("welcome/[A-Za-z0-9_-]{43}");
        assertThat(directory
                        .page(AccountFilter.ALL.withText("milo." + people), null)
                        .rows())
                .singleElement()
                .returns(Status.INVITED, AccountRow::status);
    }

    @Test
    void thePanelChangesRolesWhereTheyMayStandTogether() {
        Person mira = person(Roles.MODERATOR);
        open("account=" + mira.accountId());
        assertThat(box("Program lead").isEnabled()).as("not beside Moderator").isFalse();
        box("Supervisor").setValue(true);
        test(find(Button.class).withText("Save roles").single()).click();
        assertThat(row(mira).roles()).containsExactly(Roles.MODERATOR, Roles.SUPERVISOR);
        assertThat(words(find(AccountPanel.class).single())).contains("Done. It is in the ledger.");
    }

    @Test
    void disablingAsksFirstAndCanBeTakenBack() {
        Person mira = person(Roles.MODERATOR);
        open("account=" + mira.accountId());
        test(find(Button.class).withText("Disable account…").single()).click();
        assertThat(row(mira).status()).isEqualTo(Status.ACTIVE);
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(row(mira).status()).isEqualTo(Status.DISABLED);
        test(find(Button.class).withText("Enable account").single()).click();
        assertThat(row(mira).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aResetShowsANewLinkAndSessionsCanBeEndedOneByOne() {
        Person mira = person(Roles.MODERATOR);
        DESK.desk.execute(
                "insert into desk.session (account_id, agent, node) values (?, 'Firefox on Linux', 'test')",
                mira.accountId());
        open("account=" + mira.accountId());
        assertThat(words(find(AccountPanel.class).single())).contains("Firefox on Linux");
        test(find(Button.class).withText("End").single()).click();
        assertThat(row(mira).sessions()).isZero();
        test(find(Button.class).withText("Reset…").single()).click();
        test(find(Button.class, find(ResetDialog.class).single())
                        .withText("Reset")
                        .single())
                .click();
        assertThat(field("Link").getValue()).startsWith("welcome/");
    }

    @Test
    void onesOwnAccountIsReadOnly() {
        open("account=" + admin.accountId());
        assertThat(words(find(AccountPanel.class).single())).contains("This is your own account");
        assertThat(find(Button.class).withText("Save roles").exists()).isFalse();
        assertThat(find(Button.class).withText("Disable account…").exists()).isFalse();
        assertThat(box("Supervisor").isReadOnly()).isTrue();
    }

    @Test
    void theAddressIsTheTruthForFilterAndFile() {
        Person mira = person(Roles.MODERATOR);
        open("text=" + mira.name().replace(" ", "+") + "&role=moderator");
        AccountsTable table = find(AccountsTable.class).single();
        assertThat(table.getGenericDataView().getItems())
                .extracting(AccountRow::name)
                .containsExactly(mira.name());
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .anySatisfy(href ->
                        assertThat(href).startsWith("export/accounts.csv?").contains("text=", "role=moderator"));
        open("text=nobody+like+this");
        assertThat(words(find(AccountsView.class).single())).contains("Nobody fits");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD})
    void nobodyElseManagesAccounts(String role) {
        Person other = person(role);
        signIn(other);
        UI.getCurrent().navigate("accounts");
        assertThat(find(AccountsView.class).exists()).isFalse();
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).doesNotContain("accounts");
        assertThatThrownBy(() -> acts.changeRoles(other.accountId(), Set.of(Roles.ADMIN), admin.actor()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anActThatIsRefusedSaysWhy() {
        open("account=" + admin.accountId());
        assertThat(acts.disable(admin.accountId(), admin.actor())).isEqualTo(new Outcome.Refused("own_account"));
        for (String why : new String[] {
            "username",
            "name",
            "email",
            "no_role",
            "username_taken",
            "email_taken",
            "stays_apart",
            "unchanged",
            "own_account",
            "last_admin",
            "disabled",
            "gone",
            "not_mailed"
        }) {
            assertThat(find(AccountsView.class).single().getTranslation("accounts.refused." + why))
                    .doesNotStartWith("!");
        }
    }

    private AccountRow row(Person person) {
        return directory.find(person.accountId()).orElseThrow();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Checkbox box(String label) {
        return find(Checkbox.class).all().stream()
                .filter(box -> label.equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("accounts", QueryParameters.fromString(query));
    }

    private static Person person(String role) {
        return DESK.person("Account Person " + ++people, role);
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
