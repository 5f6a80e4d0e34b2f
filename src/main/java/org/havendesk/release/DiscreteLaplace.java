package org.havendesk.release;

/**
 * Exact discrete Laplace noise, P(x) proportional to exp(-|x| epsilon), by the algorithm of Canonne, Kamath and Steinke, "The
 * Discrete Gaussian for Differential Privacy" (2020), section 5.2: integers only, because a floating point number would betray
 * in its last bits what was added to what. Every product is checked for overflow.
 */
final class DiscreteLaplace implements Noise {
    private final RandomBits random;

    DiscreteLaplace(RandomBits random) {
        this.random = random;
    }

    @Override
    public long draw(Epsilon epsilon) {
        long s = epsilon.numerator();
        long t = epsilon.denominator();
        while (true) {
            long u = below(t);
            if (!bernoulliExp(u, t)) {
                continue;
            }
            long v = 0;
            while (bernoulliExp(1, 1)) {
                v = Math.incrementExact(v);
            }
            long magnitude = Math.addExact(Math.multiplyExact(v, t), u) / s;
            boolean isNegative = random.next(1) == 1;
            if (isNegative && magnitude == 0) {
                continue; // else 0 would be drawn twice as often
            }
            return isNegative ? -magnitude : magnitude;
        }
    }

    /** A number from 0 to {@code bound - 1}, each as likely. */
    long below(long bound) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(bound - 1);
        while (true) {
            long drawn = random.next(bits);
            if (drawn < bound) {
                return drawn;
            }
        }
    }

    /** True with probability exp(-n/d), where n is at most d. */
    private boolean bernoulliExp(long n, long d) {
        long k = 1;
        while (below(Math.multiplyExact(d, k)) < n) {
            k = Math.incrementExact(k);
        }
        return k % 2 == 1;
    }
}
