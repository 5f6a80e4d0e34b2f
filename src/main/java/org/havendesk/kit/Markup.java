package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Small drawings that the browser makes from a text: to the server they are one element, however many stand in the page,
 * and every open page keeps each element of the server's. Only for what nobody presses by itself.
 */
public final class Markup {
    private static final String HTML = "innerHTML";

    private Markup() {}

    /** Fills a component; {@code html} holds nothing from elsewhere that is not {@link #escaped}. */
    public static void fill(Component component, String html) {
        if (!html.equals(component.getElement().getProperty(HTML))) { // or it would be drawn anew
            component.getElement().setProperty(HTML, html.intern()); // the same for many people
        }
    }

    /** As {@link Look#icon}. */
    public static String icon(String name) {
        return "<vaadin-icon src=\"" + Look.ICONS + "\" symbol=\"" + name + "\" aria-hidden=\"true\"></vaadin-icon>";
    }

    /** As {@link Look#avatar}. */
    public static String avatar(String name, String letters) {
        return "<vaadin-avatar name=\"" + escaped(name) + "\" abbr=\"" + escaped(letters)
                + "\" aria-hidden=\"true\"></vaadin-avatar>";
    }

    public static String span(String classes, String words) {
        return "<span class=\"" + classes + "\">" + escaped(words) + "</span>";
    }

    /** As {@link Look.Kbd}. */
    public static String key(String words) {
        return "<kbd class=\"only-desktop\">" + escaped(words) + "</kbd>";
    }

    public static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
