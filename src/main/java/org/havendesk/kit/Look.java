package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import org.jspecify.annotations.Nullable;

/** Building blocks of the views. */
public final class Look {
    /** The sheet of icons, for templates that draw their own. */
    public static final String ICONS = "icons/havendesk.svg";

    private Look() {}

    /** A key cap; not shown on phones. */
    @Tag("kbd")
    public static final class Kbd extends HtmlContainer {
        public Kbd(String key) {
            setText(key);
            addClassName("only-desktop");
        }
    }

    /** An icon of the sheet; decorative, the word stands beside it. */
    public static SvgIcon icon(String name, String... classes) {
        var icon = new SvgIcon(ICONS, name);
        icon.addClassNames(classes);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    public static Span text(String words, String... classes) {
        var span = new Span(words);
        span.addClassNames(classes);
        return span;
    }

    /** An inline group; {@code classes} separated by blanks. */
    public static Span group(String classes, Component... parts) {
        var span = new Span(parts);
        span.addClassNames(classes.split(" "));
        return span;
    }

    /** A block; {@code classes} separated by blanks. */
    public static Div box(String classes, Component... parts) {
        var div = new Div(parts);
        div.addClassNames(classes.split(" "));
        return div;
    }

    /** A small picture of letters; decorative, the name stands beside it. */
    public static Avatar avatar(String name, String letters, String... classes) {
        var avatar = new Avatar(name);
        avatar.setAbbreviation(letters);
        avatar.addClassNames(classes);
        avatar.getElement().setAttribute("aria-hidden", "true");
        return avatar;
    }

    public static Badge badge(String words, @Nullable String icon, String... classes) {
        var badge = icon == null ? new Badge(words) : new Badge(words, icon(icon));
        for (String name : classes) {
            badge.getElement().getClassList().add(name); // Badge has no HasStyle
        }
        return badge;
    }

    /** A button with an icon and a key cap where there are any. */
    public static Button button(String words, @Nullable String icon, @Nullable String key, String... classes) {
        var button = icon == null ? new Button(words) : new Button(words, icon(icon));
        if (key != null) {
            button.setSuffixComponent(new Kbd(key));
        }
        button.addClassNames(classes);
        return button;
    }
}
