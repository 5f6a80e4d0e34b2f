package org.havendesk.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Invitations;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a link of one use leads. */
class WelcomeViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Invitations invitations;

    @Test
    void aPasswordThatIsTooWeakIsNotTakenAndAGoodOneIsOnce() {
        String token = link(Roles.MODERATOR);
        UI.getCurrent().navigate("welcome/" + token);
        PasswordField password = find(PasswordField.class).single();
        password.setValue("short words");
        click("Save and go on");
        assertThat(password.isInvalid()).isTrue();
        assertThat(invitations.find(token)).as("still a link").isPresent();
        password.setValue("lanterns over quiet water");
        find(TextField.class).all().getLast().setValue("Milo Janssen");
        click("Save and go on");
        assertThat(find(H1.class).single().getText()).isEqualTo("That is done");
        assertThat(invitations.find(token)).isEmpty();
    }

    @Test
    void openingThePageDoesNotUseTheLinkUp() {
        String token = link(Roles.SUPERVISOR);
        UI.getCurrent().navigate("welcome/" + token);
        UI.getCurrent().navigate("welcome/" + token);
        assertThat(find(PasswordField.class).exists()).isTrue();
    }

    @Test
    void whatIsNoLinkGetsOneAnswer() {
        String used = link(Roles.MODERATOR);
        invitations.accept(used, "Milo", "lanterns over quiet water");
        String old = link(Roles.MODERATOR);
        DESK.databases.deskOwner().execute("update desk.invitation set expires_at = now() where used_at is null");
        for (String token : new String[] {used, old, "x".repeat(43), "x"}) {
            UI.getCurrent().navigate("welcome/" + token);
            assertThat(find(H1.class).single().getText()).isEqualTo("This link does not work");
            assertThat(find(PasswordField.class).exists()).isFalse();
        }
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static String link(String role) {
        Person person = DESK.person("Welcomed " + ++people, role);
        return DESK.desk.transactionResult(
                tx -> Invitations.make(tx.dsl(), person.accountId(), false, new Actor.Operator("test")));
    }
}
