package org.havendesk.release;

import static org.havendesk.release.AttackTable.FULL;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much the figures are good for: how wide their intervals are by the noise alone, and how often the truth is inside. */
class UtilityTest {
    private static final double[] MOODS = {.1, .2, .3, .25, .15};

    @ParameterizedTest
    @CsvSource({
        "3, 10, 50, .55, 21", "3, 10, 100, .31, 11", "3, 10, 150, .22, 8", "3, 10, 300, .11, 5", "3, 10, 1000, .04, 2",
        "1, 10, 100, .70, 29", "1, 10, 200, .45, 17", "1, 10, 300, .32, 12", "1, 10, 500, .20, 8", "1, 10, 1000, .10, 4"
    })
    void intervalsAreAsNarrowAsPromised(int numerator, int denominator, int members, double mean, double points) {
        var epsilon = new Epsilon(numerator, denominator);
        int runs = FULL ? 2_000 : 60;
        Noise noise = Town.seeded(41);
        long[] truth = DoubleStream.of(MOODS)
                .mapToLong(share -> Math.round(share * members))
                .toArray();
        var means = new Widths(UtilityTest::mean, truth);
        var shares = new Widths(UtilityTest::low, truth);
        for (int run = 0; run < runs; run++) {
            long[] noisy =
                    Arrays.stream(truth).map(n -> n + noise.draw(epsilon)).toArray();
            double[][] draws = new Posterior(run, Histogram.LEVEL, 0).counts(noisy, epsilon);
            means.add(draws);
            shares.add(draws);
        }
        String size = "n = " + members + " in " + runs + " runs";
        AttackTable.holds(
                "half-width of mean mood at epsilon " + epsilon,
                size,
                means.width(),
                "<= " + mean,
                means.width() <= mean);
        AttackTable.holds(
                "half-width of low mood at epsilon " + epsilon,
                size,
                100 * shares.width(),
                "<= " + points + " points",
                100 * shares.width() <= points);
        if (members >= 150 && FULL) { // fewer runs do not tell 92% from 89%
            AttackTable.holds(
                    "coverage of mean mood at epsilon " + epsilon, size, means.coverage(), ".92 to .99", fits(means));
            AttackTable.holds(
                    "coverage of low mood at epsilon " + epsilon, size, shares.coverage(), ".92 to .99", fits(shares));
        }
    }

    private static boolean fits(Widths widths) {
        return widths.coverage() >= .92 && widths.coverage() <= .99;
    }

    private static final class Widths {
        private final ToDoubleFunction<double[]> of;
        private final double truth;
        private double widths;
        private int within;
        private int runs;

        private Widths(ToDoubleFunction<double[]> of, long[] truth) {
            this.of = of;
            this.truth = of.applyAsDouble(Arrays.stream(truth).asDoubleStream().toArray());
        }

        private void add(double[][] draws) {
            double[] sorted = Arrays.stream(draws).mapToDouble(of).sorted().toArray();
            double low = sorted[sorted.length / 40];
            double high = sorted[sorted.length - 1 - sorted.length / 40];
            widths += (high - low) / 2;
            within += truth >= low && truth <= high ? 1 : 0;
            runs++;
        }

        private double width() {
            return widths / runs;
        }

        private double coverage() {
            return (double) within / runs;
        }
    }

    private static double mean(double[] bins) {
        double sum = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            sum += bins[bin] * (bin + 1);
        }
        return sum / DoubleStream.of(bins).sum();
    }

    private static double low(double[] bins) {
        return (bins[0] + bins[1]) / DoubleStream.of(bins).sum();
    }
}
