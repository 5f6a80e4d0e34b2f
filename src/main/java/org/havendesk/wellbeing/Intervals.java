package org.havendesk.wellbeing;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/** Intervals of 95%. */
public final class Intervals {
    private static final double ALPHA = 0.05;

    /** Both ends belong to it. */
    public record Interval(double low, double high) {}

    private Intervals() {}

    /** Wilson's score interval of a proportion (Wilson 1927, Newcombe 1998); {@code of} is at least 1. */
    public static Interval proportion(int count, int of) {
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, count, ALPHA);
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }

    /**
     * Student's t interval of a mean.
     *
     * @throws IllegalArgumentException for fewer than two values, whose mean has no interval
     */
    public static Interval mean(Sample sample) {
        if (sample.size() < 2) {
            throw new IllegalArgumentException("a mean of " + sample.size() + " values has no interval");
        }
        var interval = NormalConfidenceInterval.MEAN.fromErrorRate(
                sample.mean(), sample.deviation() * sample.deviation(), sample.size(), ALPHA);
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }
}
