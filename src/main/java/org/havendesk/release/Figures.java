package org.havendesk.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.havendesk.release.PublishedCell.Figure;
import org.havendesk.release.PublishedMeasures.Range;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a release, from its integers: nothing here sees a true count, so nothing here costs anything. Negative counts are
 * 0 in means and shares.
 */
final class Figures {
    private static final int DIGITS = 4;
    private static final double WIDEST_SHARE = 0.15;

    /** Half a point of a scale from 1 to 5, as a part of the scale's length. */
    private static final double WIDEST_MEAN = 0.5 / 4;

    /** @param noisy null where the cell is not a number of members */
    record Row(
            Histogram histogram,
            Cohort cohort,
            Metric metric,
            String bin,
            @Nullable Long noisy,
            Status status,
            @Nullable Figure figure) {}

    private final long releaseId;
    private final PublishedMeasures measures;
    private final List<Row> rows = new ArrayList<>();

    private Figures(long releaseId, PublishedMeasures measures) {
        this.releaseId = releaseId;
        this.measures = measures;
    }

    /** The rows of a release in the order in which they are stored. */
    static List<Row> of(long releaseId, PublishedMeasures measures, Map<Histogram, Epsilon> costs, Counts noisy) {
        var figures = new Figures(releaseId, measures);
        noisy.of().forEach((histogram, cells) -> figures.add(histogram, costs.get(histogram), cells));
        return figures.rows;
    }

    private void add(Histogram histogram, Epsilon epsilon, Map<Cohort, long[]> cells) {
        long[] total = new long[histogram.bins().size()];
        double[][] totalCounts = new double[Posterior.DRAWS][total.length];
        int number = 0;
        for (var cell : cells.entrySet()) {
            var posterior = new Posterior(releaseId, histogram, number++);
            double[][] counts = posterior.counts(cell.getValue(), epsilon);
            add(histogram, cell.getKey(), cell.getValue(), epsilon, 1, posterior, counts);
            for (int bin = 0; bin < total.length; bin++) {
                total[bin] = Math.addExact(total[bin], cell.getValue()[bin]);
                for (int draw = 0; draw < totalCounts.length; draw++) {
                    totalCounts[draw][bin] += counts[draw][bin];
                }
            }
        }
        var posterior = new Posterior(releaseId, histogram, number);
        add(histogram, Cohort.ALL, total, epsilon, cells.size(), posterior, totalCounts);
    }

    /** @param leaves how many noisy counts are in each count */
    private void add(
            Histogram histogram,
            Cohort cohort,
            long[] noisy,
            Epsilon epsilon,
            int leaves,
            Posterior posterior,
            double[][] counts) {
        long members = LongStream.of(noisy).sum();
        boolean enough = members >= Threshold.of(epsilon, leaves * noisy.length);
        double[][] wide = enough ? posterior.peopleLikeThese(counts) : new double[0][];
        var cell = new CellWriter(histogram, cohort, noisy, enough, counts, wide);
        for (int bin = 0; bin < noisy.length; bin++) {
            int at = bin;
            cell.number(Metric.COUNT, histogram.bins().get(bin), noisy[bin], draw -> draw[at]);
        }
        cell.number(Metric.MEMBERS, "", members, draw -> sum(draw, 0, draw.length));
        if (histogram == Histogram.LEVEL) {
            double widest = WIDEST_MEAN
                    * (measures.levelBins().getLast().to()
                            - measures.levelBins().getFirst().from());
            Status mean = cell.derived(Metric.MEAN, "", this::mean, widest);
            cell.derived(Metric.MEDIAN, "", this::median, mean == Status.UNRELIABLE ? -1 : Double.MAX_VALUE);
            cell.derived(Metric.LOW_SHARE, "", this::lowShare, WIDEST_SHARE);
        }
        for (int bin = 0; bin < noisy.length; bin++) {
            int at = bin;
            cell.derived(Metric.SHARE, histogram.bins().get(bin), draw -> share(draw, at, at + 1), WIDEST_SHARE);
        }
    }

    private double mean(double[] bins) {
        double sum = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            sum += bins[bin] * middle(bin);
        }
        return sum / sum(bins, 0, bins.length);
    }

    private double median(double[] bins) {
        double half = sum(bins, 0, bins.length) / 2;
        double below = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            below += bins[bin];
            if (below >= half) {
                return middle(bin);
            }
        }
        return middle(bins.length - 1);
    }

    private double lowShare(double[] bins) {
        return measures.higherIsBetter()
                ? share(bins, 0, measures.lowBins())
                : share(bins, bins.length - measures.lowBins(), bins.length);
    }

    private double middle(int bin) {
        Range range = measures.levelBins().get(bin);
        return range.middle();
    }

    private static double share(double[] bins, int from, int to) {
        return sum(bins, from, to) / sum(bins, 0, bins.length);
    }

    /** A plain loop: it runs some hundred thousand times a release. */
    private static double sum(double[] bins, int from, int to) {
        double sum = 0;
        for (int bin = from; bin < to; bin++) {
            sum += bins[bin];
        }
        return sum;
    }

    /** Writes the rows of one histogram and cohort. */
    private final class CellWriter {
        private final Histogram histogram;
        private final Cohort cohort;
        private final boolean enough;
        private final double[] bins;
        private final double[][] counts;
        private final double[][] wide;

        private CellWriter(
                Histogram histogram, Cohort cohort, long[] noisy, boolean enough, double[][] counts, double[][] wide) {
            this.histogram = histogram;
            this.cohort = cohort;
            this.enough = enough;
            this.bins = LongStream.of(noisy).mapToDouble(n -> Math.max(0, n)).toArray();
            this.counts = counts;
            this.wide = wide;
        }

        private void number(Metric metric, String bin, long noisy, ToDoubleFunction<double[]> of) {
            if (!enough) {
                row(metric, bin, noisy, Status.SUPPRESSED, null);
                return;
            }
            double[] drawn = sorted(counts, of);
            row(
                    metric,
                    bin,
                    noisy,
                    Status.PUBLISHED,
                    new Figure(BigDecimal.valueOf(noisy), rounded(low(drawn)), rounded(high(drawn)), null, null));
        }

        /**
         * The interval is widened to its figure where that lies beside it: the figure of everybody adds negative counts up as
         * they are, of which no draw knows.
         */
        private Status derived(Metric metric, String bin, ToDoubleFunction<double[]> of, double widest) {
            if (!enough) {
                row(metric, bin, null, Status.SUPPRESSED, null);
                return Status.SUPPRESSED;
            }
            double[] drawn = sorted(counts, of);
            if ((high(drawn) - low(drawn)) / 2 > widest) {
                row(metric, bin, null, Status.UNRELIABLE, null);
                return Status.UNRELIABLE;
            }
            double[] like = sorted(wide, of);
            double value = of.applyAsDouble(bins);
            row(
                    metric,
                    bin,
                    null,
                    Status.PUBLISHED,
                    new Figure(
                            rounded(value),
                            rounded(Math.min(value, low(drawn))),
                            rounded(Math.max(value, high(drawn))),
                            rounded(Math.min(value, low(like))),
                            rounded(Math.max(value, high(like)))));
            return Status.PUBLISHED;
        }

        private void row(Metric metric, String bin, @Nullable Long noisy, Status status, @Nullable Figure figure) {
            rows.add(new Row(histogram, cohort, metric, bin, noisy, status, figure));
        }
    }

    /** A draw without anybody says nothing. */
    private static double[] sorted(double[][] draws, ToDoubleFunction<double[]> of) {
        return Arrays.stream(draws)
                .mapToDouble(of)
                .filter(drawn -> !Double.isNaN(drawn))
                .sorted()
                .toArray();
    }

    private static double low(double[] sorted) {
        return sorted[sorted.length / 40];
    }

    private static double high(double[] sorted) {
        return sorted[sorted.length - 1 - sorted.length / 40];
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
