package org.havendesk.shell;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.kit.Markup;
import org.havendesk.kit.MenuEntries.Entry;

/**
 * The links to the places, each with its number, those of a group below its heading. Plain links, since two of them differ
 * in the query only, which the side navigation component would mark as current both.
 */
class Navigation extends Nav {
    private static final int FIT_AT_THE_BOTTOM = 4;

    private record Place(Location location, String below, String drawing, Anchor link) {
        boolean holds(Location here) {
            return location.getPath().equals(here.getPath()) || here.getPath().startsWith(below + "/");
        }

        void count(int count) {
            Markup.fill(link, drawing + Markup.span("count", count == 0 ? "" : Integer.toString(count)));
        }
    }

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Div> groups = new LinkedHashMap<>();

    private Navigation(String className, List<Entry> entries) {
        addClassName(className);
        setAriaLabel(getTranslation("shell.pages"));
        setVisible(!entries.isEmpty());
    }

    /** All of them, for the drawer. */
    static Navigation side(List<Entry> entries) {
        var navigation = new Navigation("side-nav", entries);
        for (Entry entry : entries) {
            HasComponents where = entry.group() == null ? navigation : navigation.group(entry.group());
            where.add(navigation.link(entry));
        }
        return navigation;
    }

    /** The first ones, side by side, for the bottom of a phone. */
    static Navigation bottom(List<Entry> entries) {
        var navigation = new Navigation("bottom-nav", entries);
        entries.stream().limit(FIT_AT_THE_BOTTOM).forEach(entry -> navigation.add(navigation.link(entry)));
        return navigation;
    }

    private Div group(String heading) {
        return groups.computeIfAbsent(heading, key -> {
            String words = getTranslation(key);
            var visible = text(words, "nav-heading");
            visible.getElement().setAttribute("aria-hidden", "true"); // the group says it
            var group = box("nav-group", visible);
            group.getElement().setAttribute("role", "group").setAttribute("aria-label", words);
            add(group);
            return group;
        });
    }

    private Anchor link(Entry entry) {
        var link = new Anchor(entry.path());
        link.getElement().setAttribute("router-link", true);
        String drawing = Markup.icon(entry.icon()) + Markup.span("", getTranslation(entry.label()));
        var place = new Place(new Location(entry.path()), entry.below(), drawing, link);
        places.put(entry.path(), place);
        place.count(0);
        return link;
    }

    /** Whether the person can go there from here. */
    boolean has(String path) {
        return places.containsKey(path);
    }

    /** Goes to the place with this path; nowhere if there is none. */
    void go(String path) {
        var place = places.get(path);
        if (place != null) {
            var target = place.location();
            getUI().ifPresent(ui -> ui.navigate(target.getPath(), target.getQueryParameters()));
        }
    }

    void count(Map<String, Integer> counts) {
        places.forEach((path, place) -> {
            if (counts.containsKey(path)) {
                place.count(counts.get(path));
            }
        });
    }

    /** Marks the one place where the person is: the one that shares most of the address. */
    void mark(Location here) {
        var nearest = places.values().stream()
                .filter(place -> place.holds(here)
                        && here.getQueryParameters()
                                .getParameters()
                                .keySet()
                                .containsAll(place.location()
                                        .getQueryParameters()
                                        .getParameters()
                                        .keySet()))
                .reduce((first, later) -> size(later) > size(first) ? later : first);
        places.values().forEach(place -> place.link().getElement().removeAttribute("aria-current"));
        nearest.ifPresent(place -> place.link()
                .getElement()
                .setAttribute("aria-current", place.location().getPath().equals(here.getPath()) ? "page" : "true"));
    }

    private static int size(Place place) {
        return place.location().getQueryParameters().getParameters().size();
    }
}
