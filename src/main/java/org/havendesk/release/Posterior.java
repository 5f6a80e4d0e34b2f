package org.havendesk.release;

import java.util.Random;

/**
 * What the true counts can have been, given the noisy ones: per bin proportional to exp(-epsilon |noisy - h|) for every whole h
 * from 0 on. Seeded by the number of the release, so that the same integers give the same draws to anybody.
 */
final class Posterior {
    static final int DRAWS = 4000;

    private final Random random;

    Posterior(long releaseId, Histogram histogram, int cohort) {
        this.random = new Random((releaseId * 31 + histogram.ordinal()) * 1009 + cohort);
    }

    /** {@link #DRAWS} times the counts of all bins. */
    double[][] counts(long[] noisy, Epsilon epsilon) {
        double[][] draws = new double[DRAWS][noisy.length];
        for (int bin = 0; bin < noisy.length; bin++) {
            draw(draws, bin, noisy[bin], epsilon.value());
        }
        return draws;
    }

    /** Shares of people like these: a draw from Dirichlet(h + 1/2) for each draw of counts h. */
    double[][] peopleLikeThese(double[][] counts) {
        double[][] draws = new double[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            double[] draw = new double[counts[i].length];
            for (int bin = 0; bin < draw.length; bin++) {
                draw[bin] = gamma(counts[i][bin] + 0.5);
            }
            draws[i] = draw;
        }
        return draws;
    }

    private void draw(double[][] draws, int bin, long noisy, double epsilon) {
        double ratio = StrictMath.exp(-epsilon);
        double allBelow =
                1 - StrictMath.exp(-epsilon * (noisy + 1)); // of the weights of 0..noisy, which grow towards noisy
        for (double[] draw : draws) {
            if (noisy < 0) {
                draw[bin] = geometric(epsilon, random.nextDouble());
                continue;
            }
            double u = random.nextDouble() * (allBelow + ratio);
            draw[bin] = u < allBelow
                    ? Math.max(0, noisy - geometric(epsilon, u))
                    : noisy + 1 + geometric(epsilon, (u - allBelow) / ratio);
        }
    }

    /** The number at which the weights exp(-epsilon k), from k = 0 on and in sum 1, reach u. */
    private static double geometric(double epsilon, double u) {
        return StrictMath.floor(StrictMath.log1p(-u) / -epsilon);
    }

    /** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            if (StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }
}
