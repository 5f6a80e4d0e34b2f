package org.havendesk.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.havendesk.db.TestDatabases;
import org.havendesk.release.Cohort;
import org.havendesk.release.Histogram;
import org.havendesk.release.Metric;
import org.havendesk.release.Published;
import org.havendesk.release.PublishedExport;
import org.havendesk.release.Status;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    private static final List<String> THREE = List.of("Carers", "Grief", "Young adults");

    private TestDatabases databases;
    private Dashboards dashboards;

    @BeforeEach
    void open() {
        databases = TestDatabases.fresh();
        dashboards = new Dashboards(new Published(databases.leads()));
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void beforeAnythingIsPublishedThereIsNoPage() {
        assertThat(dashboards.calendar().isEmpty()).isTrue();
        assertThat(at(InsightsPage.WELLBEING, Map.of())).isNull();
    }

    @Test
    void thePageIsTheNewestPeriodOrTheOneThatTheAddressNames() {
        publish(THREE, 5);
        assertThat(key(at(InsightsPage.WELLBEING, Map.of()))).isEqualTo("2026-09");
        assertThat(key(at(InsightsPage.WELLBEING, Map.of("period", List.of("2026-02")))))
                .isEqualTo("2026-02");
        assertThat(key(at(InsightsPage.ACCESS, Map.of()))).isEqualTo("2026-Q3");
        for (String wrong : List.of("2026-10", "2031-01", "2026-Q3", "yesterday", "")) {
            assertThat(key(at(InsightsPage.WELLBEING, Map.of("period", List.of(wrong)))))
                    .as(wrong)
                    .isEqualTo("2026-09");
        }
    }

    @Test
    void theProgramIsTheOneThatTheAddressNamesOrEverybody() {
        publish(THREE, 1);
        assertThat(at(InsightsPage.WELLBEING, Map.of("program", List.of("Grief")))
                        .cohort()
                        .program())
                .isEqualTo("Grief");
        assertThat(at(InsightsPage.WELLBEING, Map.of("program", List.of("-"))).cohort())
                .isEqualTo(Cohort.NONE);
        assertThat(at(InsightsPage.WELLBEING, Map.of("program", List.of("Nobody")))
                        .cohort())
                .isEqualTo(Cohort.ALL);
    }

    @Test
    void aMonthShowsTheLastQuarterThatWasOverAndAYearOfMonths() {
        publish(THREE, 5);
        Dashboard august = at(InsightsPage.WELLBEING, Map.of("period", List.of("2026-08")));
        assertThat(august.newest(Histogram.CHANGE).map(Calendar::key)).contains("2026-Q2");
        assertThat(august.year(Histogram.LEVEL)).hasSize(12).last().isEqualTo(august.release());
        assertThat(at(InsightsPage.WELLBEING, Map.of("period", List.of("2025-08")))
                        .newest(Histogram.CHANGE))
                .isEmpty();
        Dashboard access = at(InsightsPage.ACCESS, Map.of("period", List.of("2026-Q2")));
        assertThat(access.newest(Histogram.MAIN_HOURS).map(Calendar::key)).contains("2026-Q1");
    }

    @Test
    void aSuppressedProgramHasNoFigureAndEverybodyHas() {
        publish(THREE, 1);
        Dashboard page = at(InsightsPage.WELLBEING, Map.of("program", List.of("Young adults")));
        var cells = page.cells(Histogram.LEVEL);
        var small =
                cells.find(page.release().start(), page.cohort(), Metric.MEAN).orElseThrow();
        assertThat(small.status()).isEqualTo(Status.SUPPRESSED);
        assertThat(small.figure()).isNull();
        assertThat(cells.find(page.release().start(), Cohort.ALL, Metric.MEAN)
                        .orElseThrow()
                        .figure())
                .isNotNull();
        assertThat(cells.find(LocalDate.of(2001, 1, 1), Cohort.ALL, Metric.MEAN))
                .isEmpty();
    }

    @Test
    void theConnectionOfTheLeadsReachesNothingElse() {
        DSLContext leads = databases.leads();
        for (String table : List.of("desk.cases", "desk.account", "desk.ledger_entry", "desk.setting", "desk.report")) {
            assertThatThrownBy(() -> leads.fetch("select * from " + table))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> leads.fetch("select noisy from release.cell")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> leads.execute("delete from release.cell")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPageOfThreeYearsAndTwentyProgramsAsksNoMoreOftenThanOneOfAQuarter() {
        var asked = new AtomicInteger();
        var counted = new Dashboards(new Published(DSL.using(new DefaultConfiguration()
                .derive(databases.leads().configuration().connectionProvider())
                .derive(SQLDialect.POSTGRES)
                .derive(ExecuteListener.onStart((ExecuteContext context) -> asked.incrementAndGet())))));
        publish(
                IntStream.range(0, 20)
                        .mapToObj(i -> "Program " + (char) ('A' + i))
                        .toList(),
                12);
        for (InsightsPage page : InsightsPage.values()) {
            asked.set(0);
            assertThat(counted.at(InsightsAddress.of(page, Map.of()), counted.calendar()))
                    .isPresent();
            assertThat(asked.get()).as("%s", page).isBetween(4, 6);
        }
        long[] times = new long[40];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            counted.at(InsightsAddress.of(InsightsPage.WELLBEING, Map.of()), counted.calendar());
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        System.out.printf(
                "Reading a dashboard of 3 years and 20 programs: median %d ms, p95 %d ms%n",
                times[20] / 1_000_000, times[37] / 1_000_000);
        assertThat(times[20]).isLessThan(1_000_000_000L);
    }

    /** Attack: many exports, so that fresh noise on each would average out. */
    @Test
    void aThousandExportsOverRestartsRolesAndDaysGiveOneValueForEachCell() throws Exception {
        publish(THREE, 1);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Set<String> files = new HashSet<>();
        Map<String, Set<String>> values = new HashMap<>();
        try {
            for (int restart = 0; restart < 20; restart++) {
                Locale.setDefault(List.of(Locale.ENGLISH, Locale.GERMANY, Locale.of("ar", "EG"), Locale.of("hi", "IN"))
                        .get(restart % 4));
                TimeZone.setDefault(TimeZone.getTimeZone(restart % 2 == 0 ? "Pacific/Kiritimati" : "America/Adak"));
                String role = restart % 3 == 0 ? "desk_app" : "desk_leads";
                try (var connection =
                        java.sql.DriverManager.getConnection(databases.deskUrl(), role, databases.password())) {
                    var export = new PublishedExport(new Published(DSL.using(connection, SQLDialect.POSTGRES)));
                    for (int i = 0; i < 50; i++) {
                        var out = new ByteArrayOutputStream();
                        export.write(false, out);
                        files.add(out.toString(StandardCharsets.UTF_8));
                    }
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        files.forEach(
                file -> file.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> values.computeIfAbsent(
                                cells[1], id -> new HashSet<>())
                        .add(cells[7])));
        assertThat(values).hasSizeGreaterThan(300);
        assertThat(values.values()).allMatch(each -> each.size() == 1);
        assertThat(files).hasSize(1);
    }

    private void publish(List<String> programs, int quarters) {
        new PublishedYear(databases.desk(), programs).publish(FIRST, quarters);
    }

    private Dashboard at(InsightsPage page, Map<String, List<String>> parameters) {
        return dashboards
                .at(InsightsAddress.of(page, parameters), dashboards.calendar())
                .orElse(null);
    }

    private static String key(Dashboard dashboard) {
        return Calendar.key(dashboard.release());
    }
}
