package org.havendesk.wellbeing;

import java.util.stream.IntStream;

/**
 * The same people before and after.
 *
 * @param started how many gave the first answer, those without a second one included
 */
public record Paired(Sample before, Sample after, int started) {

    /** Which effect size a number is: they differ, so none is told without its name. */
    public enum EffectKind {
        /** Mean of the differences by their standard deviation. */
        D_Z,
        /** Mean of the differences by the mean of both standard deviations (Lakens 2013). */
        D_AV
    }

    public record Effect(EffectKind kind, double size) {}

    public Paired {
        if (before.size() != after.size() || started < before.size()) {
            throw new IllegalArgumentException(
                    "pairs of " + before.size() + " and " + after.size() + " values of " + started + " who started");
        }
    }

    /** Each one's second value less the first. */
    public Sample differences() {
        double[] first = before.values();
        double[] second = after.values();
        return new Sample(IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .toArray());
    }

    /** The t statistic of the mean difference, on n - 1 degrees of freedom. */
    public double t() {
        Sample differences = differences();
        return differences.mean() / (differences.deviation() / Math.sqrt(differences.size()));
    }

    public Effect effect(EffectKind kind) {
        Sample differences = differences();
        double by =
                switch (kind) {
                    case D_Z -> differences.deviation();
                    case D_AV -> (before.deviation() + after.deviation()) / 2;
                };
        return new Effect(kind, differences.mean() / by);
    }

    /** How many of those who started also finished; shown beside every other figure of a pair. */
    public double completion() {
        return (double) before.size() / started;
    }
}
