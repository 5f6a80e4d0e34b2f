package org.havendesk.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.release.Cadence;
import org.havendesk.release.Histogram;
import org.havendesk.release.PublishedRelease;
import org.havendesk.release.SpentBudget;

/** What was published when. */
public final class Calendar {
    /** How long a period waits after its end, for what arrives late. */
    public static final int EMBARGO_DAYS = 7;

    private final List<PublishedRelease> releases;
    private final List<SpentBudget> spent;

    /** @param releases oldest first */
    public Calendar(List<PublishedRelease> releases, List<SpentBudget> spent) {
        this.releases = List.copyOf(releases);
        this.spent = List.copyOf(spent);
    }

    public boolean isEmpty() {
        return releases.isEmpty();
    }

    /** Every publication, oldest first. */
    public List<PublishedRelease> releases() {
        return releases;
    }

    /** The publications with figures of the histogram, oldest first. */
    public List<PublishedRelease> of(Histogram histogram) {
        Set<Long> ids = spent.stream()
                .flatMap(quarter -> quarter.charges().stream())
                .filter(charge -> charge.histogram() == histogram)
                .map(SpentBudget.Charge::releaseId)
                .collect(Collectors.toSet());
        return releases.stream().filter(release -> ids.contains(release.id())).toList();
    }

    /** The newest publication of the histogram whose period was over on that day. */
    public Optional<PublishedRelease> newest(Histogram histogram, LocalDate day) {
        return of(histogram).reversed().stream()
                .filter(release -> !release.end().isAfter(day))
                .findFirst();
    }

    /** What the quarter with this day in it has cost so far. */
    public Optional<SpentBudget> spent(LocalDate day) {
        LocalDate quarter = day.withDayOfMonth(1)
                .withMonth(day.getMonth().firstMonthOfQuarter().getValue());
        return spent.stream().filter(each -> each.quarter().equals(quarter)).findFirst();
    }

    /** {@code 2026-10} for a month, {@code 2026-Q3} for a quarter. */
    public static String key(PublishedRelease release) {
        LocalDate start = release.start();
        return release.cadence() == Cadence.MONTH
                ? "%d-%02d".formatted(start.getYear(), start.getMonthValue())
                : "%d-Q%d".formatted(start.getYear(), (start.getMonthValue() + 2) / 3);
    }
}
