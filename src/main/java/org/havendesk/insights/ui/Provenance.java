package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.havendesk.insights.Calendar;
import org.havendesk.insights.Dashboard;
import org.havendesk.release.Cadence;
import org.havendesk.release.Histogram;
import org.havendesk.release.PublishedRelease;

/** Where the figures of the page come from, and what comes next. */
final class Provenance extends Div {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final int SEAL = 4;

    Provenance(Dashboard dashboard) {
        addClassName("provenance");
        PublishedRelease release = dashboard.release();
        var words = new Words(this);
        String hash = release.hash();
        add(
                group(
                        "row",
                        icon("shieldcheck"),
                        text(getTranslation(
                                "insights.release",
                                Calendar.key(release),
                                words.day(release.publishedAt()),
                                hash.substring(0, SEAL) + "…" + hash.substring(hash.length() - SEAL)))),
                text(next(dashboard)));
        if (release.withdrawn() != null) {
            add(withdrawn(release));
        }
        add(legend());
    }

    /** What takes turns comes again after a year. */
    private String next(Dashboard dashboard) {
        PublishedRelease last = dashboard.choices().getLast();
        boolean isInTurn = Histogram.IN_TURN.contains(
                dashboard.address().page().histograms().getFirst());
        LocalDate start = isInTurn ? last.start().plusYears(1) : last.end().plusDays(1);
        LocalDate end = start.plusMonths(last.cadence() == Cadence.MONTH ? 1 : 3);
        String day = new Words(this).day(end.plusDays(Calendar.EMBARGO_DAYS));
        return last.cadence() == Cadence.MONTH
                ? getTranslation("insights.next.month", MONTH.format(start), day)
                : getTranslation("insights.next.quarter", MONTH.format(start), MONTH.format(end.minusDays(1)), day);
    }

    private Component withdrawn(PublishedRelease release) {
        var note = text(getTranslation("insights.withdrawn", release.withdrawn()), "withdrawn");
        note.getElement().setAttribute("role", "note");
        return note;
    }

    /** How ranges and gaps are drawn; the charts say it in words. */
    private Component legend() {
        var legend = box(
                "legend",
                group("row half", box("legend-range"), text(getTranslation("insights.legend.range"))),
                group("row half", box("legend-gap"), text(getTranslation("insights.legend.gap"))));
        return legend;
    }
}
