package org.havendesk.release;

import java.util.Locale;

/** What a cell says about its histogram and cohort. */
public enum Metric {
    /** Members in the bin: the noisy integer itself, which can be below 0. */
    COUNT,
    /** Members in all bins. */
    MEMBERS,
    /** Of {@link Histogram#LEVEL}: the mean of the middles of the bins. */
    MEAN,
    /** Of {@link Histogram#LEVEL}: the middle of the bin with the median member. */
    MEDIAN,
    /** Share of the bin, 0 to 1. */
    SHARE,
    /** Of {@link Histogram#LEVEL}: share of the bins at the worse end that the published set names, 0 to 1. */
    LOW_SHARE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
