package org.havendesk.release;

import java.util.Set;
import java.util.SplittableRandom;

/** Ways to publish that look safe and are not. Each attack has to see through those that it is about. */
final class Broken {
    private Broken() {}

    /** A dashboard on live data with filters, which shows no number below nine. */
    static final class LiveFilters {
        static final int LEAST = 9;

        /** How many of these members the figure is about; -1 for "too few". */
        static long count(Set<Integer> filter, Set<Integer> having) {
            long count = filter.stream().filter(having::contains).count();
            return count < LEAST ? -1 : count;
        }
    }

    /** Exact numbers, rounded to five. */
    static long roundedToFive(long count) {
        return Math.round(count / 5.0) * 5;
    }

    /** Noise of the right law that is drawn again on every read. */
    static final class FreshNoise {
        private final Measure measure;
        private final Period period;
        private final Spec spec;
        private final Noise noise;

        FreshNoise(Measure measure, Period period, Spec spec, Noise noise) {
            this.measure = measure;
            this.period = period;
            this.spec = spec;
            this.noise = noise;
        }

        Counts read() {
            return measure.of(period, spec).with(noise, spec.costs(period));
        }
    }

    /** The right algorithm on bits of which fewer than half are set. */
    static Noise nonUniform(long seed) {
        var random = new SplittableRandom(seed);
        return new DiscreteLaplace(count -> {
            long bits = 0;
            for (int bit = 0; bit < count; bit++) {
                bits = bits << 1 | (random.nextInt(100) < 45 ? 1 : 0);
            }
            return bits;
        });
    }
}
