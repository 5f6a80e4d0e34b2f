package org.havendesk.kit;

import java.time.Duration;

/** Time until something is due, or since it was: "9 min left", "1 h 05 min left", "1 d 3 h left", "3 min overdue". */
public final class TimeLeft {
    private TimeLeft() {}

    /** Whole minutes, rounded down; from a day on whole hours. Negative is overdue. */
    public static Phrase of(Duration left) {
        String side = left.isNegative() ? "overdue" : "left";
        Duration time = left.abs();
        if (time.toMinutes() == 0) {
            return Phrase.of("time." + side + ".moment");
        }
        if (time.toHours() == 0) {
            return Phrase.of("time." + side + ".minutes", time.toMinutes());
        }
        if (time.toDays() == 0) {
            return Phrase.of("time." + side + ".hours", time.toHours(), "%02d".formatted(time.toMinutesPart()));
        }
        return Phrase.of("time." + side + ".days", time.toDays(), time.toHoursPart());
    }
}
