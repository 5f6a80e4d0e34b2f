package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.havendesk.insights.Dashboard;
import org.havendesk.kit.Chart;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;
import org.havendesk.release.PublishedRelease;

/** Makes the card of one bin over the quarters of a year. */
record HistoryCard(Component part, Dashboard dashboard, Histogram histogram, String bin) {

    InsightCard of() {
        var words = new Words(part);
        String key = "insights." + histogram.key();
        List<PublishedRelease> year = dashboard.year(histogram);
        List<Chart.Row> rows = year.stream()
                .map(release -> words.row(
                                words.shortPeriod(release),
                                dashboard.cells(histogram).find(release.start(), dashboard.cohort(), Metric.SHARE, bin),
                                dashboard.measures())
                        .withBelow(Integer.toString(release.start().getYear()))
                        .marked(release.equals(dashboard.release())))
                .toList();
        return new InsightCard(part.getTranslation(key + ".history"), part.getTranslation("insights.in-100-members"))
                .chart(Chart.Kind.TREND, Scales.fromZero(rows), rows)
                .note(part.getTranslation("insights.trend.note"));
    }
}
