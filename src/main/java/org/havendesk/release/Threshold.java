package org.havendesk.release;

/**
 * From which noisy number of members a cohort is published: nine, and what noise alone stays below 99 times in 100. Everything
 * in it is public.
 */
final class Threshold {
    private static final int LEAST = 9;
    private static final double QUANTILE = 0.99;

    /** Beyond this many scales of a bin's noise nothing is counted: less than 1e-12 of it lies there. */
    private static final double TAIL = 28;

    private Threshold() {}

    /**
     * @param bins how many draws are in the sum
     */
    static long of(Epsilon epsilon, int bins) {
        return LEAST + quantile(epsilon.value(), bins);
    }

    /** The smallest q with P(sum of the draws <= q) >= .99. */
    private static long quantile(double epsilon, int bins) {
        double ratio = StrictMath.exp(-epsilon);
        // the sum of k two-sided geometric numbers is that of k geometric numbers less that of k more: both negative
        // binomial
        int most = (int) StrictMath.ceil(TAIL / epsilon) + bins * (int) StrictMath.ceil(4 / epsilon);
        double[] one = negativeBinomial(bins, ratio, most);
        double[] below = new double[most + 1];
        double sum = 0;
        for (int i = 0; i <= most; i++) {
            sum += one[i];
            below[i] = sum;
        }
        for (int q = 0; q <= most; q++) {
            double within = 0;
            for (int minus = 0; minus <= most; minus++) {
                within += one[minus] * below[Math.min(most, q + minus)];
            }
            if (within >= QUANTILE) {
                return q;
            }
        }
        throw new IllegalStateException("no quantile for epsilon " + epsilon + " and " + bins + " bins");
    }

    private static double[] negativeBinomial(int k, double ratio, int most) {
        double[] mass = new double[most + 1];
        double log = k * StrictMath.log1p(-ratio); // of the mass, which can be too small for a number with many bins
        mass[0] = StrictMath.exp(log);
        for (int i = 1; i <= most; i++) {
            log += StrictMath.log(ratio * (k + i - 1) / i);
            mass[i] = StrictMath.exp(log);
        }
        return mass;
    }
}
