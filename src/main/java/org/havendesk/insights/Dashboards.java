package org.havendesk.insights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Roles;
import org.havendesk.release.Cohort;
import org.havendesk.release.Histogram;
import org.havendesk.release.Published;
import org.havendesk.release.PublishedRelease;
import org.springframework.security.access.prepost.PreAuthorize;

/** Puts the published figures together, a page at a time: a handful of queries a page, however many periods and programs. */
@PreAuthorize("hasRole('" + Roles.LEAD + "')")
public class Dashboards {
    private final Published published;

    public Dashboards(Published published) {
        this.published = published;
    }

    /** What was published so far. */
    public Calendar calendar() {
        return new Calendar(published.releases(), published.spent());
    }

    /** Whether the very first figures are being made just now. */
    public boolean isFirstInWork() {
        return published.isFirstInWork();
    }

    /** The page at this address; empty where nothing of its figures was published yet. */
    public Optional<Dashboard> at(InsightsAddress address, Calendar calendar) {
        List<PublishedRelease> choices = calendar.of(address.page().histograms().getFirst());
        return address.release(choices)
                .flatMap(release -> published.measures(release.start()).map(measures -> {
                    Map<Histogram, Cells> figures = figures(address.page(), release);
                    List<Cohort> cohorts = Dashboard.cohorts(figures);
                    return new Dashboard(
                            address, calendar, choices, release, cohorts, address.cohort(cohorts), measures, figures);
                }));
    }

    private Map<Histogram, Cells> figures(InsightsPage page, PublishedRelease release) {
        Map<Histogram, Cells> figures = Dashboard.none();
        for (Histogram histogram : page.histograms()) {
            figures.put(
                    histogram,
                    new Cells(published.cells(
                            histogram, Dashboard.from(release), release.end(), InsightsPage.metrics(histogram))));
        }
        return figures;
    }
}
