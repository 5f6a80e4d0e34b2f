package org.havendesk.wellbeing;

import java.math.BigDecimal;

/**
 * How large a change has to be to be more than chance in the measuring.
 *
 * @param points on the instrument's scale
 * @param source where they come from: a published threshold wins over a computed one
 */
public record ReliableChange(double points, Source source) {
    private static final double Z = 1.96;

    /** Shown wherever the threshold is used. */
    public enum Source {
        PUBLISHED,
        COMPUTED
    }

    /** What a change says about somebody. */
    public enum Verdict {
        BETTER,
        SAME,
        WORSE
    }

    /** The published threshold of the instrument, or else the one of Jacobson and Truax from these numbers. */
    public static ReliableChange of(Instrument instrument, double deviationBefore, double reliability) {
        BigDecimal published = instrument.reliableChange();
        return published == null
                ? new ReliableChange(Z * standardError(deviationBefore, reliability), Source.COMPUTED)
                : new ReliableChange(published.doubleValue(), Source.PUBLISHED);
    }

    /** S_diff of Jacobson and Truax (1991): SD1 * sqrt(2) * sqrt(1 - r). */
    public static double standardError(double deviationBefore, double reliability) {
        return deviationBefore * Math.sqrt(2) * Math.sqrt(1 - reliability);
    }

    /** RC of Jacobson and Truax: the change in standard errors; reliable beyond 1.96 either way. */
    public static double index(double before, double after, double deviationBefore, double reliability) {
        return (after - before) / standardError(deviationBefore, reliability);
    }

    /** Cut-off c of Jacobson and Truax, between those who seek help and those who do not. */
    public static double cutOff(
            double clinicalMean, double clinicalDeviation, double otherMean, double otherDeviation) {
        return (clinicalMean * otherDeviation + otherMean * clinicalDeviation) / (clinicalDeviation + otherDeviation);
    }

    /** A published threshold counts when it is reached, a computed one when it is passed. */
    public Verdict verdict(Instrument instrument, double before, double after) {
        double change = Math.abs(after - before);
        if (source == Source.PUBLISHED ? change < points : change <= points) {
            return Verdict.SAME;
        }
        return after > before == (instrument.higherIs() == Instrument.Direction.BETTER)
                ? Verdict.BETTER
                : Verdict.WORSE;
    }
}
