package org.havendesk.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;

/** A page of the dashboards and what it shows. The periods of the first histogram are those that can be chosen. */
public enum InsightsPage {
    WELLBEING(Histogram.LEVEL, Histogram.CHANGE),
    CONNECTION(Histogram.HEARD, Histogram.SUPPORT),
    ACCESS(Histogram.ACTIVE_DAYS, Histogram.MAIN_HOURS),
    SAFETY(Histogram.SPEAKING_UP),
    CARE(Histogram.CARE);

    private final List<Histogram> histograms;

    InsightsPage(Histogram... histograms) {
        this.histograms = List.of(histograms);
    }

    /** As it stands in the address: {@code wellbeing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Histogram> histograms() {
        return histograms;
    }

    /** What the pages show of a histogram; the export has the rest. */
    static Metric[] metrics(Histogram histogram) {
        return switch (histogram) {
            case LEVEL -> new Metric[] {Metric.COUNT, Metric.MEMBERS, Metric.MEAN, Metric.LOW_SHARE};
            case ACTIVE_DAYS -> new Metric[] {Metric.COUNT, Metric.SHARE};
            case CHANGE, HEARD, MAIN_HOURS, SUPPORT, SPEAKING_UP, CARE -> new Metric[] {Metric.SHARE};
        };
    }

    public static Optional<InsightsPage> of(String key) {
        return Stream.of(values()).filter(page -> page.key().equals(key)).findFirst();
    }
}
