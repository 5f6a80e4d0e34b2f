package org.havendesk.insights;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.release.Cohort;
import org.havendesk.release.Metric;
import org.havendesk.release.PublishedCell;

/** The figures of one histogram, each found by its period, group, metric and bin. */
public final class Cells {
    private record Key(LocalDate start, Cohort cohort, Metric metric, String bin) {}

    private final Map<Key, PublishedCell> byKey = new HashMap<>();
    private final List<Cohort> cohorts;

    public Cells(List<PublishedCell> cells) {
        cells.forEach(cell -> byKey.put(new Key(cell.start(), cell.cohort(), cell.metric(), cell.bin()), cell));
        cohorts = cells.stream()
                .map(PublishedCell::cohort)
                .distinct()
                .sorted(Comparator.comparing(Cohort::kind).thenComparing(Cohort::program))
                .toList();
    }

    /** Whose figures there are: programs by name, who is in none, everybody. */
    public List<Cohort> cohorts() {
        return cohorts;
    }

    /** A figure of all bins. */
    public Optional<PublishedCell> find(LocalDate start, Cohort cohort, Metric metric) {
        return find(start, cohort, metric, "");
    }

    /** @param start the first day of the period */
    public Optional<PublishedCell> find(LocalDate start, Cohort cohort, Metric metric, String bin) {
        return Optional.ofNullable(byKey.get(new Key(start, cohort, metric, bin)));
    }
}
