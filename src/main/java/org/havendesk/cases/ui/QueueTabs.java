package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.Location;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueFilter;
import org.havendesk.kit.Markup;
import org.havendesk.settings.CasePath;

/** The usual views of the queue, as links that keep the other filters. */
class QueueTabs extends Nav {

    private enum Tab {
        ALL(QueueCounts::all, filter -> filter),
        UNCLAIMED(QueueCounts::unclaimed, filter -> filter.withUnclaimed(true)),
        CARE(QueueCounts::care, filter -> filter.withPath(CasePath.CARE)),
        CONDUCT(QueueCounts::conduct, filter -> filter.withPath(CasePath.CONDUCT)),
        MINE(QueueCounts::mine, filter -> filter.withMine(true));

        private final ToIntFunction<QueueCounts> count;
        private final UnaryOperator<QueueFilter> narrow;

        Tab(ToIntFunction<QueueCounts> count, UnaryOperator<QueueFilter> narrow) {
            this.count = count;
            this.narrow = narrow;
        }

        QueueFilter of(QueueFilter filter) {
            return narrow.apply(filter.withPath(null).withMine(false).withUnclaimed(false));
        }
    }

    private final Map<Tab, Anchor> links = new EnumMap<>(Tab.class);

    QueueTabs() {
        addClassName("tabs");
        setAriaLabel(getTranslation("queue.tabs"));
        for (Tab tab : Tab.values()) {
            var link = new Anchor();
            link.getElement().setAttribute("router-link", true);
            links.put(tab, link);
            add(link);
        }
    }

    /** Points the links at this filter's neighbours and marks the one that is shown. */
    void show(QueueFilter filter, QueueCounts counts) {
        links.forEach((tab, link) -> {
            var target = tab.of(filter);
            link.setHref(new Location("queue", QueueAddress.of(target).parameters()).getPathWithQueryParameters());
            Markup.fill(
                    link,
                    Markup.span("", name(this, tab))
                            + Markup.span("n", Integer.toString(tab.count.applyAsInt(counts))));
            if (target.equals(filter)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** The name of the view that a filter is, with its number: "Care 9". */
    static String current(Component part, QueueFilter filter, QueueCounts counts) {
        for (Tab tab : Tab.values()) {
            if (tab.of(filter).equals(filter)) {
                return name(part, tab) + " " + tab.count.applyAsInt(counts);
            }
        }
        return part.getTranslation("queue.tab.some");
    }

    private static String name(Component part, Tab tab) {
        return part.getTranslation("queue.tab." + tab.name().toLowerCase());
    }
}
