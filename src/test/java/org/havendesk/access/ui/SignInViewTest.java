package org.havendesk.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;

class SignInViewTest extends ConsoleTest {
    @Test
    void theFormIsPostedByTheBrowserItself() {
        navigate(SignInView.class);
        var form =
                find(SignInForm.class).withAttribute("action", "login").single().getElement();
        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(find(H1.class).single().getText()).isEqualTo("Good to see you");
        assertThat(find(NativeButton.class).withText("Continue").exists()).isTrue();
        assertThat(find(Div.class).withAttribute("role", "alert").exists()).isFalse();
    }

    @Test
    void aFailedTryIsToldWithoutSayingWhatWasWrong() {
        UI.getCurrent().navigate("login", QueryParameters.fromString("error"));
        assertThat(find(Div.class)
                        .withAttribute("role", "alert")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .contains("That did not match.")
                .contains("the username and the password");
    }

    @Test
    void whoIsSignedInAlreadyGoesOn() {
        signIn(DESK.person("Signed In Already", Roles.LEAD));
        UI.getCurrent().navigate("login");
        assertThat(getCurrentView()).isNotInstanceOf(SignInView.class);
    }
}
