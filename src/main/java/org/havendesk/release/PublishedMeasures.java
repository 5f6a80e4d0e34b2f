package org.havendesk.release;

import java.util.List;

/**
 * What the bins of a quarter mean.
 *
 * @param levelInstrument the key of the instrument behind {@link Histogram#LEVEL}
 * @param levelBins the scores of its five bins
 * @param higherIsBetter of that instrument
 * @param lowBins how many bins of the worse end {@link Metric#LOW_SHARE} counts
 * @param changePoints from how many points a change of {@code changeInstrument} counts
 * @param activeDays the days of the four bins of {@link Histogram#ACTIVE_DAYS}
 */
public record PublishedMeasures(
        String levelInstrument,
        List<Range> levelBins,
        boolean higherIsBetter,
        int lowBins,
        String changeInstrument,
        int changePoints,
        List<Range> activeDays) {

    /** Both ends belong to it. */
    public record Range(int from, int to) {
        public double middle() {
            return (from + to) / 2.0;
        }
    }

    public PublishedMeasures {
        levelBins = List.copyOf(levelBins);
        activeDays = List.copyOf(activeDays);
    }
}
