package org.havendesk.shell;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.stream.Collectors;
import org.havendesk.access.OwnAccount;
import org.havendesk.access.Person;
import org.havendesk.kit.Keyboard;
import org.havendesk.kit.LatePopover;
import org.havendesk.kit.Markup;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Who is signed in, and what is theirs: colour scheme, keys, sign-out. A button with plain fields in a popover: choices in a
 * menu bar are told to screen readers in ways that do not hold up.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Uses(Avatar.class)
class UserMenu extends Div {
    private static final String CHOSEN_SCHEME = "havendesk.theme";

    private final AuthenticationContext authentication;
    private final OwnAccount account;

    /** As the bundle and the browser's memory name it. */
    private enum Scheme {
        DEVICE(ColorScheme.Value.SYSTEM),
        LIGHT(ColorScheme.Value.LIGHT),
        DARK(ColorScheme.Value.DARK);

        private final ColorScheme.Value value;

        Scheme(ColorScheme.Value value) {
            this.value = value;
        }

        String key() {
            return name().toLowerCase();
        }

        static Scheme of(String key) {
            for (Scheme scheme : values()) {
                if (scheme.key().equals(key)) {
                    return scheme;
                }
            }
            return DEVICE;
        }
    }

    UserMenu(AuthenticationContext authentication, OwnAccount account) {
        this.authentication = authentication;
        this.account = account;
        addClassName("user-menu");
    }

    void show(Person person, Keyboard keyboard, Runnable help) {
        String role = person.roles().stream()
                .sorted()
                .map(name -> getTranslation("role." + name))
                .collect(Collectors.joining(", "));
        var me = new Button();
        me.addThemeVariants(ButtonVariant.TERTIARY);
        var drawn = box("user");
        Markup.fill(
                drawn,
                Markup.avatar(person.name(), person.initials())
                        + "<div class=\"user-words\">" + Markup.span("strong cut", person.name())
                        + Markup.span("small quiet", role) + "</div>" + Markup.icon("down"));
        me.getElement().appendChild(drawn.getElement());
        me.setAriaLabel(getTranslation("shell.user", person.name(), role));
        boolean off = account.preference().keysOff();
        addAttachListener(event -> keyboard.switchOff(off));
        LatePopover.behind(me, this, () -> popover(keyboard, help));
        add(me);
    }

    private Popover popover(Keyboard keyboard, Runnable help) {
        var popover = new Popover();
        popover.setPosition(PopoverPosition.TOP_START);
        popover.setAriaLabel(getTranslation("shell.user.menu"));
        popover.add(box(
                "user-choices",
                schemes(),
                keySwitch(keyboard),
                act(popover, "account.menu", () -> getUI().ifPresent(ui -> ui.navigate("account"))),
                act(popover, "shell.keys", help),
                act(popover, "shell.sign-out", authentication::logout)));
        return popover;
    }

    private RadioButtonGroup<Scheme> schemes() {
        var schemes = new RadioButtonGroup<Scheme>();
        schemes.setLabel(getTranslation("shell.scheme"));
        schemes.setItems(Scheme.values());
        schemes.setItemLabelGenerator(scheme -> getTranslation("shell.scheme." + scheme.key()));
        schemes.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(event.getValue());
            }
        });
        schemes.addAttachListener(event -> event.getUI()
                .getPage()
                .executeJs("return localStorage.getItem($0) ?? 'device'", CHOSEN_SCHEME)
                .then(String.class, key -> schemes.setValue(Scheme.of(key))));
        return schemes;
    }

    private void choose(Scheme scheme) {
        getUI().ifPresent(ui -> {
            ui.getPage().setColorScheme(scheme.value);
            ui.getPage().executeJs("localStorage.setItem($0, $1)", CHOSEN_SCHEME, scheme.key());
        });
    }

    private Checkbox keySwitch(Keyboard keyboard) {
        var on = new Checkbox(
                getTranslation("shell.keys.on"), !account.preference().keysOff());
        on.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                keyboard.switchOff(!event.getValue());
                account.keep(account.preference().withKeysOff(!event.getValue()));
            }
        });
        return on;
    }

    private Button act(Popover popover, String words, Runnable act) {
        var button = new Button(getTranslation(words), event -> {
            popover.close();
            act.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
