package org.havendesk.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.havendesk.access.CommunityName;
import org.havendesk.access.Invitations;
import org.havendesk.access.Invitations.Invited;
import org.havendesk.access.PasswordRules;

/**
 * Where a link of one use leads: name and password are chosen here. The link is used up when they are saved, not when the page is
 * opened, since mail programs open links too. What is no link any more gets one and the same answer.
 */
@Route(value = "welcome/:token", autoLayout = false)
@AnonymousAllowed
class WelcomeView extends SignInPage implements BeforeEnterObserver {
    private static final int LONGEST_NAME = 80;

    private final Invitations invitations;
    private final String community;
    private final TextField name = new TextField(getTranslation("welcome.name"));
    private final PasswordField password = new PasswordField(getTranslation("welcome.password"));
    private String token = "";

    WelcomeView(Invitations invitations, CommunityName community) {
        this.invitations = invitations;
        this.community = community.get();
        addClassName("welcome");
        name.setMaxLength(LONGEST_NAME);
        name.setAutocomplete(Autocomplete.NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        invitations.find(token).ifPresentOrElse(this::ask, this::nothing);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("welcome.title")); // and not the name of whoever is invited
    }

    private void ask(Invited invited) {
        name.setValue(invited.name());
        password.setHelperText(getTranslation("welcome.password.help", invitations.shortest(invited)));
        var username = new TextField(getTranslation("welcome.username"));
        username.setValue(invited.username());
        username.setReadOnly(true);
        username.setAutocomplete(Autocomplete.USERNAME);
        var save = new Button(getTranslation("welcome.save"), event -> save(invited));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        show(
                getTranslation(invited.again() ? "welcome.again" : "welcome.hello", invited.name()),
                getTranslation(invited.again() ? "welcome.again.sentence" : "welcome.sentence", community),
                username,
                name,
                password,
                save);
    }

    private void save(Invited invited) {
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(getTranslation("welcome.name.missing"));
        Optional<PasswordRules.Fault> fault =
                invitations.fault(invited, password.getValue(), name.getValue(), community);
        password.setInvalid(fault.isPresent());
        fault.ifPresent(wrong -> password.setErrorMessage(
                getTranslation("password." + wrong.name().toLowerCase(), invitations.shortest(invited))));
        if (name.isInvalid() || fault.isPresent()) {
            (name.isInvalid() ? name : password).focus();
            return;
        }
        if (invitations.accept(token, name.getValue(), password.getValue())) {
            done();
        } else {
            nothing();
        }
    }

    private void done() {
        var on = new Anchor("login", getTranslation("welcome.sign-in"));
        on.addClassNames("strong");
        on.getElement().setAttribute("router-ignore", true); // a fresh page: nothing of this one goes along
        show(getTranslation("welcome.done"), getTranslation("welcome.done.sentence"), on);
    }

    private void nothing() {
        var on = new Anchor("login", getTranslation("welcome.sign-in"));
        on.getElement().setAttribute("router-ignore", true);
        show(getTranslation("welcome.none"), getTranslation("welcome.none.sentence"), on);
    }
}
