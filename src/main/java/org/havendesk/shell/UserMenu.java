package org.havendesk.shell;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.havendesk.access.Person;
import org.havendesk.kit.Keyboard;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Who is signed in, and what is theirs: colour scheme, keys, sign-out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends MenuBar {
    private static final String CHOSEN_SCHEME = "havendesk.theme";

    private final AuthenticationContext authentication;
    private final Map<ColorScheme.Value, MenuItem> schemes = new LinkedHashMap<>();

    UserMenu(AuthenticationContext authentication) {
        this.authentication = authentication;
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("user-menu");
    }

    void show(Person person, Keyboard keyboard, Runnable help) {
        String role = person.roles().stream()
                .sorted()
                .map(name -> getTranslation("role." + name))
                .collect(Collectors.joining(", "));
        var me = addItem(new Div(
                avatar(person.name(), person.initials()),
                box("user-words", text(person.name(), "strong", "cut"), text(role, "small", "quiet")),
                icon("down")));
        me.setAriaLabel(getTranslation("shell.user", person.name(), role));
        scheme(me, ColorScheme.Value.SYSTEM, "device");
        scheme(me, ColorScheme.Value.LIGHT, "light");
        scheme(me, ColorScheme.Value.DARK, "dark");
        me.getSubMenu().addSeparator();
        me.getSubMenu().addItem(getTranslation("shell.keys"), event -> help.run());
        keySwitch(me, keyboard);
        me.getSubMenu().addSeparator();
        me.getSubMenu().addItem(getTranslation("shell.sign-out"), event -> authentication.logout());
        markChosenScheme();
    }

    private void scheme(MenuItem me, ColorScheme.Value scheme, String name) {
        var item = me.getSubMenu().addItem(getTranslation("shell.scheme." + name), event -> choose(scheme, name));
        item.setCheckable(true);
        schemes.put(scheme, item);
    }

    private void choose(ColorScheme.Value scheme, String name) {
        getUI().ifPresent(ui -> {
            ui.getPage().setColorScheme(scheme);
            ui.getPage().executeJs("localStorage.setItem($0, $1)", CHOSEN_SCHEME, name);
        });
        check(scheme);
    }

    private void markChosenScheme() {
        addAttachListener(event -> event.getUI()
                .getPage()
                .executeJs("return localStorage.getItem($0) ?? 'device'", CHOSEN_SCHEME)
                .then(
                        String.class,
                        name -> check(
                                switch (name) {
                                    case "light" -> ColorScheme.Value.LIGHT;
                                    case "dark" -> ColorScheme.Value.DARK;
                                    default -> ColorScheme.Value.SYSTEM;
                                })));
    }

    private void check(ColorScheme.Value chosen) {
        schemes.forEach((scheme, item) -> item.setChecked(scheme == chosen));
    }

    private void keySwitch(MenuItem me, Keyboard keyboard) {
        var item = me.getSubMenu().addItem(getTranslation("shell.keys.on"));
        item.setCheckable(true);
        item.setChecked(true);
        item.addClickListener(event -> keyboard.switchOff(!item.isChecked()));
        addAttachListener(event -> keyboard.whenKnown(off -> item.setChecked(!off)));
    }
}
