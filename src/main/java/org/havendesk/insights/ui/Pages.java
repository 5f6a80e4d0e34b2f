package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.havendesk.insights.Dashboard;
import org.havendesk.kit.Chart.Kind;
import org.havendesk.kit.Chart.Tone;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;

/** The cards of each page. */
final class Pages extends Div {
    private final Dashboard dashboard;

    Pages(Dashboard dashboard) {
        this.dashboard = dashboard;
        addClassName("insight-section");
        switch (dashboard.address().page()) {
            case WELLBEING -> wellbeing();
            case CONNECTION -> connection();
            case ACCESS -> access();
            case SAFETY -> single(Histogram.SPEAKING_UP, "none");
            case CARE -> single(Histogram.CARE, "yes");
        }
    }

    private void wellbeing() {
        var level = new LevelCards(dashboard);
        add(level, grid(level.programs(), change(), new BudgetCard(dashboard)));
    }

    private InsightCard change() {
        var card = new HistogramCard(this, dashboard, Histogram.CHANGE);
        String instrument = InstrumentWords.of(this, dashboard.measures().changeInstrument());
        return card.of(Kind.BARS, Metric.SHARE, bin -> getTranslation("insights.change." + bin), bin -> switch (bin) {
                    case "worse" -> Tone.CONTRAST;
                    case "same" -> Tone.QUIET;
                    default -> Tone.INTERVAL;
                })
                .note(getTranslation(
                        "insights.change.points",
                        instrument,
                        dashboard.measures().changePoints()))
                .note(getTranslation("insights.change.proof"));
    }

    private void connection() {
        add(
                grid(
                        card(Histogram.HEARD).of(Kind.BARS, Metric.SHARE),
                        new HistoryCard(this, dashboard, Histogram.HEARD, "yes").of(),
                        new ComparisonCard(this, dashboard, Histogram.HEARD, "yes").of()),
                grid(card(Histogram.SUPPORT).of(Kind.COLUMNS, Metric.SHARE), new BudgetCard(dashboard)));
    }

    private void access() {
        var days = dashboard.measures().activeDays();
        add(
                grid(
                        card(Histogram.MAIN_HOURS)
                                .of(
                                        Kind.COLUMNS,
                                        Metric.SHARE,
                                        bin -> bin.replace("-", "–"),
                                        bin -> isOffHours(bin) ? Tone.QUIET : Tone.INTERVAL),
                        card(Histogram.ACTIVE_DAYS)
                                .of(
                                        Kind.BARS,
                                        Metric.COUNT,
                                        bin -> {
                                            var range = days.get(Integer.parseInt(bin) - 1);
                                            return getTranslation(
                                                    range.from() == range.to()
                                                            ? "insights.days.one"
                                                            : bin.equals("4") ? "insights.days.more" : "insights.days",
                                                    range.from(),
                                                    range.to());
                                        },
                                        bin -> Tone.INTERVAL)),
                grid(new ComparisonCard(this, dashboard, Histogram.ACTIVE_DAYS, "4").of(), new BudgetCard(dashboard)));
    }

    private void single(Histogram histogram, String compared) {
        add(grid(
                card(histogram).of(Kind.BARS, Metric.SHARE),
                new ComparisonCard(this, dashboard, histogram, compared).of(),
                new BudgetCard(dashboard)));
    }

    private HistogramCard card(Histogram histogram) {
        return new HistogramCard(this, dashboard, histogram);
    }

    private static boolean isOffHours(String block) {
        return block.startsWith("00") || block.startsWith("04") || block.startsWith("20");
    }

    private static Div grid(Component... cards) {
        return box("insight-grid of-" + cards.length, cards);
    }
}
