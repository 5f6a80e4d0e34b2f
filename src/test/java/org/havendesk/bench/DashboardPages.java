package org.havendesk.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.havendesk.db.TestDatabases;
import org.havendesk.insights.Calendar;
import org.havendesk.insights.Dashboard;
import org.havendesk.insights.Dashboards;
import org.havendesk.insights.InsightsAddress;
import org.havendesk.insights.InsightsPage;
import org.havendesk.insights.PublishedYear;
import org.havendesk.release.Cohort;
import org.havendesk.release.Metric;
import org.havendesk.release.Published;
import org.havendesk.release.PublishedRelease;

/**
 * P9: dashboards over three years of 20 programs, read over the connection of the leads: any page, period and program, with
 * every figure looked up that a page can show.
 */
final class DashboardPages implements Row {
    private static final int PROGRAMS = 20;
    private static final int QUARTERS = 12;
    private static final int WARM_UP = 100;

    private final Random random = new Random(9);

    @Override
    public String id() {
        return "P9";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var databases = TestDatabases.fresh()) {
            List<String> programs = IntStream.range(0, PROGRAMS)
                    .mapToObj(i -> "Program " + (char) ('A' + i))
                    .toList();
            new PublishedYear(databases.desk(), programs).publish(LocalDate.of(2023, 7, 1), QUARTERS);
            databases.deskOwner().execute("analyze");
            var dashboards = new Dashboards(new Published(databases.leads()));
            for (int i = 0; i < WARM_UP; i++) {
                show(dashboards, any(dashboards));
            }
            var times = new Times();
            for (int i = 0; i < scale.of(500); i++) {
                InsightsAddress address = any(dashboards);
                times.time(() -> show(dashboards, address));
            }
            return List.of(Figure.atMost(
                    id(), "a dashboard over 3 years and 20 programs, p95 on the server", times.p95(), 100, "ms"));
        }
    }

    private InsightsAddress any(Dashboards dashboards) {
        InsightsPage page = one(List.of(InsightsPage.values()));
        Calendar calendar = dashboards.calendar();
        PublishedRelease release = one(calendar.of(page.histograms().getFirst()));
        return new InsightsAddress(page, Calendar.key(release), "Program " + (char) ('A' + random.nextInt(PROGRAMS)));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** As the page does at each address: what was published, then its figures. */
    private static void show(Dashboards dashboards, InsightsAddress address) {
        Dashboard dashboard = dashboards.at(address, dashboards.calendar()).orElseThrow();
        if (figures(dashboard).isEmpty()) {
            throw new IllegalStateException("no figures at " + address);
        }
    }

    private static List<Object> figures(Dashboard dashboard) {
        List<Object> figures = new ArrayList<>();
        for (var histogram : dashboard.address().page().histograms()) {
            var cells = dashboard.cells(histogram);
            for (PublishedRelease release : dashboard.year(histogram)) {
                for (Cohort cohort : cells.cohorts()) {
                    for (Metric metric : Metric.values()) {
                        cells.find(release.start(), cohort, metric).ifPresent(figures::add);
                        histogram.bins().forEach(bin -> cells.find(release.start(), cohort, metric, bin)
                                .ifPresent(figures::add));
                    }
                }
            }
        }
        return figures;
    }
}
