package org.havendesk.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.havendesk.access.CurrentPerson;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.MenuEntries;
import org.springframework.beans.factory.ObjectProvider;

/** The way in: the first place of the person's navigation, or a word of welcome to those who have none yet. */
@Route("")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver, HasNavbar, HasDynamicTitle {
    private final ObjectProvider<MenuEntries> menuEntries;

    HomeView(CurrentPerson person, AuthenticationContext authentication, ObjectProvider<MenuEntries> menuEntries) {
        this.menuEntries = menuEntries;
        addClassName("plain-page");
        var signOut = new Button(getTranslation("shell.sign-out"), event -> authentication.logout());
        add(new EmptyState(
                "brand",
                getTranslation("home.hello", person.get().name()),
                getTranslation("home.nothing-yet"),
                signOut));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MenuEntries.inOrder(menuEntries.orderedStream()).stream().findFirst().ifPresent(entry -> {
            event.forwardTo(entry.path());
            event.getUI().getPage().getHistory().replaceState(null, entry.path());
        });
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("home.title"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("home.title"));
    }
}
