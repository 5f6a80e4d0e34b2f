package org.havendesk.day.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.UnorderedList;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** A headed list of the sheet. */
abstract class DayRows extends Div {
    protected final UnorderedList rows = new UnorderedList();

    DayRows(String title) {
        addClassName("day-rows");
        rows.addClassName("day-list");
        add(new H3(getTranslation(title)), rows);
    }

    protected Anchor link(long caseId, @Nullable String subject) {
        var link = new Anchor("cases/" + caseId);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("case-link");
        link.add(
                text(Long.toString(caseId), "strong"),
                text(" " + (subject == null ? getTranslation("queue.room.unknown") : subject)));
        return link;
    }

    protected Badge tier(Tier tier) {
        return badge(
                getTranslation("tier." + tier.key()),
                switch (tier) {
                    case IMMEDIATE -> "octagon";
                    case URGENT -> "triangle";
                    case SOON -> "halfclock";
                    case ROUTINE -> "circle";
                },
                "tier",
                tier.key());
    }
}
