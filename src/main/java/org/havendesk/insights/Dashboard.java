package org.havendesk.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havendesk.release.Cohort;
import org.havendesk.release.Histogram;
import org.havendesk.release.PublishedMeasures;
import org.havendesk.release.PublishedRelease;

/**
 * What one page shows.
 *
 * @param choices the releases that can be chosen, oldest first
 * @param release the chosen one
 * @param cohorts whose figures there are
 * @param cohort whose figures are shown
 * @param figures of each histogram, those of {@link #LOOK_BACK} months up to the chosen period
 */
public record Dashboard(
        InsightsAddress address,
        Calendar calendar,
        List<PublishedRelease> choices,
        PublishedRelease release,
        List<Cohort> cohorts,
        Cohort cohort,
        PublishedMeasures measures,
        Map<Histogram, Cells> figures) {

    /** A year of months, or of quarters. */
    public static final int LOOK_BACK = 12;

    public Dashboard {
        choices = List.copyOf(choices);
        cohorts = List.copyOf(cohorts);
        figures = Map.copyOf(figures);
    }

    public Cells cells(Histogram histogram) {
        return figures.getOrDefault(histogram, new Cells(List.of()));
    }

    /** The newest release of the histogram up to the chosen period. */
    public Optional<PublishedRelease> newest(Histogram histogram) {
        return calendar.newest(histogram, release.end());
    }

    /** The releases of the histogram in the year up to the chosen period, oldest first. */
    public List<PublishedRelease> year(Histogram histogram) {
        LocalDate first = from(release);
        return calendar.of(histogram).stream()
                .filter(each -> !each.start().isBefore(first) && !each.end().isAfter(release.end()))
                .toList();
    }

    static LocalDate from(PublishedRelease release) {
        return release.end().plusDays(1).minusMonths(LOOK_BACK);
    }

    static List<Cohort> cohorts(Map<Histogram, Cells> figures) {
        Set<Cohort> cohorts = new LinkedHashSet<>();
        figures.values().forEach(cells -> cohorts.addAll(cells.cohorts()));
        return new ArrayList<>(cohorts);
    }

    static Map<Histogram, Cells> none() {
        return new EnumMap<>(Histogram.class);
    }
}
