package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.havendesk.insights.Dashboard;
import org.havendesk.kit.Chart;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;
import org.havendesk.release.PublishedRelease;

/** Makes the card of one histogram: its newest figures up to the chosen period, a bar for each bin. */
record HistogramCard(Component part, Dashboard dashboard, Histogram histogram) {

    /** @param kind how the bars stand */
    InsightCard of(Chart.Kind kind, Metric metric) {
        return of(kind, metric, bin -> part.getTranslation(key() + "." + bin), bin -> Chart.Tone.INTERVAL);
    }

    InsightCard of(
            Chart.Kind kind, Metric metric, Function<String, String> labels, Function<String, Chart.Tone> tones) {
        Optional<PublishedRelease> newest = dashboard.newest(histogram);
        var words = new Words(part);
        String title = part.getTranslation(key());
        if (newest.isEmpty()) {
            return new InsightCard(title, part.getTranslation(key() + ".what"))
                    .blank(part.getTranslation("insights.not-yet"))
                    .note(part.getTranslation(key() + ".note"));
        }
        PublishedRelease release = newest.get();
        List<String> bins = histogram == Histogram.CHANGE ? histogram.bins().reversed() : histogram.bins();
        List<Chart.Row> rows = bins.stream()
                .map(bin -> words.row(
                                labels.apply(bin),
                                dashboard.cells(histogram).find(release.start(), dashboard.cohort(), metric, bin),
                                dashboard.measures())
                        .toned(tones.apply(bin)))
                .toList();
        String what = part.getTranslation("insights.what", part.getTranslation(key() + ".what"), words.period(release));
        return new InsightCard(title, what)
                .chart(kind, Scales.fromZero(rows), rows)
                .note(part.getTranslation(
                        Histogram.IN_TURN.contains(histogram) ? "insights.note.yearly" : "insights.note.quarterly",
                        part.getTranslation(key() + ".note")));
    }

    private String key() {
        return "insights." + histogram.key();
    }
}
