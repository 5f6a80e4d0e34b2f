package org.havendesk.release;

import java.util.List;
import java.util.stream.Stream;

/** What is measured: every member is in at most one bin of each, by their own messages, answers and reports alone. */
public enum Histogram {
    /** The median of the member's answers to the first instrument; bin 1 holds the lowest scores. */
    LEVEL("1", "2", "3", "4", "5"),
    /** From the member's first to the last answer of the quarter, at least 28 days later. */
    CHANGE("worse", "same", "better"),
    /** Days on which the member wrote, in four classes from few to many; only who wrote. */
    ACTIVE_DAYS("1", "2", "3", "4"),
    /** The member's median answer to "did you feel heard?". */
    HEARD("yes", "partly", "no", "not_asked"),
    /** The four-hour block of the day, in the community's time zone, with most of the member's messages. */
    MAIN_HOURS("00-04", "04-08", "08-12", "12-16", "16-20", "20-24"),
    /** The share of the member's messages that reply to one. */
    SUPPORT("none", "under_half", "over_half", "all"),
    /** Reports that the member made. */
    SPEAKING_UP("none", "one", "more"),
    /** The member's last answer to whether they see a professional too. */
    CARE("yes", "no", "not_asked");

    /** Those of which each quarter has one, in the order of their turns; the first quarter of a year has the first. */
    public static final List<Histogram> IN_TURN = List.of(MAIN_HOURS, SUPPORT, SPEAKING_UP, CARE);

    private final List<String> bins;

    Histogram(String... bins) {
        this.bins = List.of(bins);
    }

    /** As it stands in the database and in exports: {@code active_days}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The bins in their order. */
    public List<String> bins() {
        return bins;
    }

    static Histogram of(String key) {
        return Stream.of(values()).filter(h -> h.key().equals(key)).findFirst().orElseThrow();
    }
}
