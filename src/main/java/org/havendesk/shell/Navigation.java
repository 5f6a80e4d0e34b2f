package org.havendesk.shell;

import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.kit.MenuEntries.Entry;

/**
 * The links to the places, each with its number. Plain links, since two of them differ in the query only, which the side
 * navigation component would mark as current both.
 */
class Navigation extends Nav {
    private record Place(Location location, String below, Anchor link, Span count) {
        boolean holds(Location here) {
            return location.getPath().equals(here.getPath()) || here.getPath().startsWith(below + "/");
        }
    }

    private final Map<String, Place> places = new LinkedHashMap<>();

    Navigation(String className, List<Entry> entries) {
        addClassName(className);
        setAriaLabel(getTranslation("shell.pages"));
        setVisible(!entries.isEmpty());
        for (Entry entry : entries) {
            var count = text("", "count");
            var link = new Anchor(entry.path());
            link.add(icon(entry.icon()), text(getTranslation(entry.label())), count);
            link.getElement().setAttribute("router-link", true);
            places.put(entry.path(), new Place(new Location(entry.path()), entry.below(), link, count));
            add(link);
        }
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Goes to the place of this number. */
    void go(int number) {
        getUI().ifPresent(ui -> {
            var target = places.values().stream().toList().get(number).location();
            ui.navigate(target.getPath(), target.getQueryParameters());
        });
    }

    void count(Map<String, Integer> counts) {
        places.forEach((path, place) -> {
            if (counts.containsKey(path)) {
                place.count().setText(counts.get(path).toString());
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
