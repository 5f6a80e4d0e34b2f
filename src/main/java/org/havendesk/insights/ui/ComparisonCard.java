package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.havendesk.insights.Dashboard;
import org.havendesk.kit.Chart;
import org.havendesk.release.Cohort;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;

/** Makes the card of one bin, program by program. */
record ComparisonCard(Component part, Dashboard dashboard, Histogram histogram, String bin) {

    InsightCard of() {
        var words = new Words(part);
        String key = "insights." + histogram.key() + ".programs";
        var card = new InsightCard(part.getTranslation(key), part.getTranslation("insights.in-100-members"));
        var newest = dashboard.newest(histogram).orElse(null);
        if (newest == null) {
            return card.blank(part.getTranslation("insights.not-yet"));
        }
        List<Chart.Row> rows = dashboard.cells(histogram).cohorts().stream()
                .filter(cohort -> cohort.kind() != Cohort.Kind.ALL)
                .map(cohort -> words.row(
                                words.cohort(cohort),
                                dashboard.cells(histogram).find(newest.start(), cohort, Metric.SHARE, bin),
                                dashboard.measures())
                        .marked(cohort.equals(dashboard.cohort())))
                .toList();
        return card.chart(Chart.Kind.DOTS, Scales.fromZero(rows), rows)
                .note(part.getTranslation("insights.programs.note"));
    }
}
