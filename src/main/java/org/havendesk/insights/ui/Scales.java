package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.havendesk.kit.Chart;
import org.havendesk.kit.Chart.Scale;
import org.havendesk.kit.Chart.Tick;
import org.havendesk.release.PublishedMeasures;

/** The axes of the charts: the middle of a score's scale, and from 0 for numbers of people and shares. */
final class Scales {
    private static final int LINES = 4;

    /** How many bins are drawn around the figures, so that a small step does not look like a large one. */
    private static final double AROUND = 1.25;

    private Scales() {}

    /**
     * The bins of the level that the figures are in, half a bin around them; a line at the middle of each.
     *
     * @param part whose translations name the bins
     */
    static Scale level(Component part, PublishedMeasures measures, List<Chart.Row> rows) {
        var bins = measures.levelBins();
        double step = bins.get(1).middle() - bins.get(0).middle();
        double least = drawn(rows).min().orElse(bins.getFirst().middle());
        double most = drawn(rows).max().orElse(bins.getLast().middle());
        List<Integer> within = IntStream.range(0, bins.size())
                .filter(i -> bins.get(i).middle() > least - AROUND * step
                        && bins.get(i).middle() < most + AROUND * step)
                .boxed()
                .toList();
        List<Tick> ticks = within.stream()
                .map(i -> new Tick(bins.get(i).middle(), bin(part, measures, i)))
                .toList();
        return new Scale(
                Math.min(least, ticks.getFirst().at()) - step * .12,
                Math.max(most, ticks.getLast().at()) + step * .12,
                ticks);
    }

    /** {@code 4 Good} for mood; the scores of a bin, {@code 40–59}, where the scale has no words. */
    static String bin(Component part, PublishedMeasures measures, int index) {
        var range = measures.levelBins().get(index);
        return range.from() == range.to() && measures.levelInstrument().equals("mood")
                ? part.getTranslation("insights.mood." + range.from())
                : range.from() == range.to() ? Integer.toString(range.from()) : range.from() + "–" + range.to();
    }

    /** From 0 to a round number above the largest. */
    static Scale fromZero(List<Chart.Row> rows) {
        double most = Math.max(1, drawn(rows).max().orElse(1));
        double step = step(most / LINES);
        List<Tick> ticks = new ArrayList<>();
        for (double at = 0; at < most + step; at += step) {
            ticks.add(new Tick(at, "%.0f".formatted(at)));
        }
        return new Scale(0, ticks.getLast().at(), ticks);
    }

    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        return DoubleStream.of(1, 2, 2.5, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> step >= Math.max(1, atLeast))
                .findFirst()
                .orElse(power * 10);
    }

    private static DoubleStream drawn(List<Chart.Row> rows) {
        return rows.stream()
                .filter(row -> row.value() != null && row.low() != null && row.high() != null)
                .flatMapToDouble(row -> DoubleStream.of(row.value(), row.low(), row.high()));
    }
}
