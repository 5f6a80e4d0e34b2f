package org.havendesk.settings;

import org.jspecify.annotations.Nullable;

/**
 * How much of what is hard to read somebody should take in on one day.
 *
 * @param budget weighted hard reads a day
 * @param weightOfTwo what a read of severity 2 counts; 0: nothing
 * @param weightOfThree what a read of severity 3 counts
 * @param pauseAfter hard reads without a pause after which one is suggested
 * @param supportLine how the staff's own support is reached, in one line; null where there is none
 */
public record ReaderCare(
        int budget,
        int weightOfTwo,
        int weightOfThree,
        int pauseAfter,
        @Nullable String supportLine) {
    public ReaderCare {
        supportLine = supportLine == null || supportLine.isBlank() ? null : supportLine.strip();
        InvalidSetting.needs(1, budget, "budget");
        InvalidSetting.needs(0, weightOfTwo, "weight-of-two");
        InvalidSetting.needs(Math.max(1, weightOfTwo), weightOfThree, "weight-of-three");
        InvalidSetting.needs(1, pauseAfter, "pause-after");
    }

    /** Without a support line. */
    public ReaderCare(int budget, int weightOfTwo, int weightOfThree, int pauseAfter) {
        this(budget, weightOfTwo, weightOfThree, pauseAfter, null);
    }

    /** What one read counts; 0 for severity 1. */
    public int weightOf(int severity) {
        return switch (severity) {
            case 2 -> weightOfTwo;
            case 3 -> weightOfThree;
            default -> 0;
        };
    }
}
