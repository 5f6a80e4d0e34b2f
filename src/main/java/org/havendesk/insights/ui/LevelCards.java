package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.havendesk.insights.Cells;
import org.havendesk.insights.Dashboard;
import org.havendesk.insights.ui.FigureTable.Line;
import org.havendesk.kit.Chart;
import org.havendesk.release.Cadence;
import org.havendesk.release.Cohort;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;
import org.havendesk.release.PublishedCell;
import org.havendesk.release.PublishedMeasures;
import org.havendesk.release.PublishedRelease;

/** How members are: now, over a year, and program by program. */
final class LevelCards extends Div {
    private final Dashboard dashboard;
    private final PublishedMeasures measures;
    private final Cells cells;
    private final Words words = new Words(this);

    LevelCards(Dashboard dashboard) {
        this.dashboard = dashboard;
        this.measures = dashboard.measures();
        this.cells = dashboard.cells(Histogram.LEVEL);
        addClassName("insight-section");
        add(keyFigures(), box("insight-grid wide-first", trend(), stood()));
    }

    private Component keyFigures() {
        var bins = measures.levelBins();
        var change = dashboard.newest(Histogram.CHANGE);
        return box(
                "key-figures",
                new KeyFigure(
                        getTranslation("insights.typical", instrument()),
                        find(Metric.MEAN),
                        measures,
                        getTranslation("insights.of", bins.getLast().to()),
                        bins.getFirst().from(),
                        bins.getLast().to(),
                        getTranslation("insights.once")),
                new KeyFigure(
                        getTranslation("insights.answered"),
                        find(Metric.MEMBERS),
                        measures,
                        "",
                        0,
                        most(),
                        getTranslation("insights.answered.note", words.period(dashboard.release()))),
                new KeyFigure(
                        getTranslation("insights.low." + (measures.higherIsBetter() ? "low" : "high"), instrument()),
                        find(Metric.LOW_SHARE),
                        measures,
                        getTranslation("insights.in-100"),
                        0,
                        100,
                        getTranslation("insights.low.note", measures.lowBins(), bins.size())),
                new KeyFigure(
                        getTranslation("insights.better"),
                        change.flatMap(release -> dashboard
                                .cells(Histogram.CHANGE)
                                .find(release.start(), dashboard.cohort(), Metric.SHARE, "better")),
                        measures,
                        getTranslation("insights.in-100"),
                        0,
                        100,
                        change.map(release -> getTranslation("insights.better.note", words.period(release)))
                                .orElseGet(() -> getTranslation("insights.better.none"))));
    }

    /** The end of the scale for numbers of members: that of everybody. */
    private double most() {
        return Math.max(
                1,
                cells.find(dashboard.release().start(), Cohort.ALL, Metric.MEMBERS)
                                .map(PublishedCell::figure)
                                .map(figure -> figure.high().doubleValue())
                                .orElse(100.)
                        * 1.1);
    }

    private InsightCard trend() {
        List<PublishedRelease> year = dashboard.year(Histogram.LEVEL);
        List<Chart.Row> rows = new ArrayList<>();
        for (PublishedRelease release : year) {
            boolean isFirstOfYear = rows.isEmpty() || release.start().getMonthValue() == 1;
            rows.add(words.row(
                            words.shortPeriod(release),
                            cells.find(release.start(), dashboard.cohort(), Metric.MEAN),
                            measures)
                    .withBelow(isFirstOfYear ? Integer.toString(release.start().getYear()) : null)
                    .marked(release.equals(dashboard.release())));
        }
        boolean isMonthly = dashboard.release().cadence() == Cadence.MONTH;
        var card = new InsightCard(
                getTranslation(isMonthly ? "insights.trend.month" : "insights.trend.quarter", instrument()),
                words.cohort(dashboard.cohort()),
                "trend-card");
        return card.chart(Chart.Kind.TREND, Scales.level(this, measures, rows), rows)
                .note(getTranslation("insights.trend.note"));
    }

    private InsightCard stood() {
        var card = new InsightCard(
                getTranslation("insights.stood"),
                getTranslation("insights.people-in", words.period(dashboard.release())));
        List<Chart.Row> rows = IntStream.range(0, measures.levelBins().size())
                .map(i -> measures.higherIsBetter() ? measures.levelBins().size() - 1 - i : i)
                .mapToObj(i -> words.row(
                        Scales.bin(this, measures, i),
                        find(Metric.COUNT, Histogram.LEVEL.bins().get(i)),
                        measures))
                .toList();
        return card.chart(Chart.Kind.BARS, Scales.fromZero(rows), rows).note(getTranslation("insights.range.note"));
    }

    /** Every program side by side, the chosen one marked. */
    InsightCard programs() {
        List<Cohort> cohorts = cells.cohorts().stream()
                .filter(cohort -> cohort.kind() != Cohort.Kind.ALL)
                .toList();
        List<Chart.Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            Optional<PublishedCell> mean = cells.find(dashboard.release().start(), cohort, Metric.MEAN);
            Chart.Row row = words.row(words.cohort(cohort), mean, measures).marked(cohort.equals(dashboard.cohort()));
            rows.add(row);
            lines.add(line(cohort, row, mean));
        }
        var heads = List.of(
                getTranslation("insights.people"),
                getTranslation("insights.mean"),
                getTranslation("insights.its-range"));
        return new InsightCard(
                        getTranslation("insights.programs"),
                        getTranslation("insights.programs.what", instrument(), words.period(dashboard.release())))
                .chart(Chart.Kind.DOTS, Scales.level(this, measures, rows), rows, heads, lines)
                .note(getTranslation("insights.programs.note"));
    }

    private Line line(Cohort cohort, Chart.Row row, Optional<PublishedCell> mean) {
        var members = cells.find(dashboard.release().start(), cohort, Metric.MEMBERS);
        return row.gap() != null
                ? new Line(row.label(), List.of(row.gap()), true)
                : new Line(
                        row.label(),
                        List.of(
                                members.map(cell -> words.value(cell, measures)).orElse("–"),
                                mean.map(cell -> words.value(cell, measures)).orElse("–"),
                                mean.map(cell -> words.range(cell, measures)).orElse("–")),
                        false);
    }

    private String instrument() {
        return InstrumentWords.of(this, measures.levelInstrument());
    }

    private Optional<PublishedCell> find(Metric metric) {
        return find(metric, "");
    }

    private Optional<PublishedCell> find(Metric metric, String bin) {
        return cells.find(dashboard.release().start(), dashboard.cohort(), metric, bin);
    }
}
