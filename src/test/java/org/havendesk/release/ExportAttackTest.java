package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.release.AttackTable.FULL;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on the whole way from the chat store to the export, on communities of several sizes. */
class ExportAttackTest {
    private static final int DAYS = 120;
    private static final List<Locale> LOCALES = List.of(
            Locale.ENGLISH, Locale.GERMANY, Locale.forLanguageTag("tr"), Locale.forLanguageTag("ar-EG-u-nu-arab"));

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void putBack() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    static List<Integer> sizes() {
        return FULL ? List.of(60, 300, 3_000, 30_000) : List.of(60);
    }

    /** For 120 days messages are edited, answers deleted and late ones arrive, while everybody exports. */
    @ParameterizedTest
    @MethodSource("sizes")
    void everyExportGivesOneValueForEachCell(int members) throws IOException {
        int exports = FULL ? 1_000 : 60;
        try (var town = new Town(members, 3).live(2).open()) {
            Map<String, Set<String>> rows = new HashMap<>();
            LocalDate first = LocalDate.of(2025, 4, 8);
            for (int i = 0, day = -1; i < exports; i++) {
                if (day < i * DAYS / exports) {
                    day = i * DAYS / exports;
                    disturb(town, day);
                    town.publisher().publishDue(Town.day(first.plusDays(day).toString()));
                }
                Locale.setDefault(LOCALES.get(i % LOCALES.size()));
                TimeZone.setDefault(TimeZone.getTimeZone(i % 2 == 0 ? "Asia/Kathmandu" : "America/Lima"));
                var reader = i % 3 == 0 ? town.desk : town.databases.leads();
                remember(rows, export(new Published(reader)));
            }
            long two =
                    rows.values().stream().filter(values -> values.size() > 1).count();
            AttackTable.holds("invariance of " + exports + " exports", members + " members", two, "0", two == 0);
        }
    }

    @Test
    void freshNoiseIsFoundByTheSameExports() {
        try (var town = new Town(60, 3).live(1).open()) {
            var fresh = fresh(town);
            Map<String, Set<String>> rows = new HashMap<>();
            for (int i = 0; i < 5; i++) {
                Recount.integers(fresh.read()).forEach(line -> rows.computeIfAbsent(
                                line.substring(0, line.indexOf('[')), _ -> new HashSet<>())
                        .add(line));
            }
            long two =
                    rows.values().stream().filter(values -> values.size() > 1).count();
            AttackTable.catches("invariance", "fresh noise on each read", "60 members", two, "> 0", two > 0);
        }
    }

    /** Cells with at most one member, alone and in sums of two and three: how often is what is published what is true? */
    @ParameterizedTest
    @MethodSource("sizes")
    void differencingIsolatesNobody(int members) {
        try (var town = new Town(members, members < 1_000 ? 2 : 40).live(4).open()) {
            town.publisher(members).publishDue(Town.day("2026-01-08"));
            var measure = new Measure(town.databases.chat());
            var spec = Spec.of(town.community(), Town.quarterly());
            double[] exact = new double[3];
            double[] expected = new double[3];
            double[] variance = new double[3];
            for (PublishedRelease release : town.published().releases()) {
                var period = new Period(release.cadence(), release.start());
                Counts truth = measure.of(period, spec);
                Counts noisy = Recount.leaves(town.desk, release.id());
                spec.costs(period).forEach((histogram, epsilon) -> {
                    List<Long> residuals = new ArrayList<>();
                    truth.of().get(histogram).forEach((cohort, bins) -> {
                        for (int bin = 0; bin < bins.length; bin++) {
                            if (bins[bin] <= 1) {
                                residuals.add(noisy.of().get(histogram).get(cohort)[bin] - bins[bin]);
                            }
                        }
                    });
                    for (int cells = 1; cells <= 3; cells++) {
                        double law = zero(epsilon, cells);
                        for (int at = 0;
                                at + cells <= residuals.size();
                                at += cells) { // no cell in two sums: independent
                            long sum = residuals.subList(at, at + cells).stream()
                                    .mapToLong(r -> r)
                                    .sum();
                            exact[cells - 1] += sum == 0 ? 1 : 0;
                            expected[cells - 1] += law;
                            variance[cells - 1] += law * (1 - law);
                        }
                    }
                });
            }
            for (int cells = 1; cells <= 3; cells++) {
                double z = (exact[cells - 1] - expected[cells - 1]) / Math.sqrt(variance[cells - 1]);
                AttackTable.holds(
                        "differencing of " + cells, members + " members", z, "|z| <= 2.576", Math.abs(z) <= 2.576);
            }
        }
    }

    @Test
    void differencingIsolatesAMemberOfALiveDashboard() {
        Set<Integer> everybody = IntStream.range(0, 60).boxed().collect(Collectors.toSet());
        Set<Integer> low =
                IntStream.range(0, 60).filter(i -> i % 3 == 0).boxed().collect(Collectors.toSet());
        long right = everybody.stream()
                .filter(member -> {
                    Set<Integer> others = new HashSet<>(everybody);
                    others.remove(member);
                    long difference = Broken.LiveFilters.count(everybody, low) - Broken.LiveFilters.count(others, low);
                    return difference == (low.contains(member) ? 1 : 0);
                })
                .count();
        AttackTable.catches(
                "differencing",
                "live filters with a threshold",
                "60 members",
                right / 60.0,
                "all of them",
                right == 60);
        try (var town = new Town(60, 3).live(1).open()) {
            var fresh = fresh(town);
            int reads = 400;
            double sum = 0;
            for (int i = 0; i < reads; i++) {
                sum += fresh.read().of().get(Histogram.LEVEL).get(Cohort.NONE)[0];
            }
            long truth = new Measure(town.databases.chat())
                    .of(new Period(Cadence.QUARTER, Town.FIRST), Spec.of(town.community(), Town.quarterly()))
                    .of()
                    .get(Histogram.LEVEL)
                    .get(Cohort.NONE)[0];
            double off = Math.abs(sum / reads - truth);
            AttackTable.catches(
                    "differencing", "fresh noise on each read", reads + " reads", off, "< 1 member", off < 1);
        }
    }

    /** Two publish at once, and one works on an old copy of the database with the mark of today. */
    @Test
    void nobodySpendsMoreThanTheCap() throws Exception {
        try (var town = new Town(60, 2).live(2).open(Town.monthly());
                var copy = new Town(60, 2).live(2).open(Town.monthly());
                var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Publishing>>> race = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                race.add(() -> town.publisher().publishDue(Town.day("2025-07-08")));
            }
            for (var each : pool.invokeAll(race)) {
                each.get();
            }
            Files.copy(town.mark, copy.mark);
            copy.publisher().publishDue(Town.day("2025-07-08"));
            int most = town.published().spent().stream()
                    .mapToInt(SpentBudget::thousandths)
                    .max()
                    .orElse(0);
            int replayed = copy.published().releases().size();
            AttackTable.holds(
                    "ledger: race and replay",
                    "8 publishers",
                    most,
                    "<= 1000 and 0 replayed",
                    most == 1000 && replayed == 0);
            assertThatThrownBy(() -> again(town)).isInstanceOf(DataAccessException.class);
            town.databases.deskOwner().execute("alter table release.budget drop constraint budget_cap");
            town.databases
                    .deskOwner()
                    .execute("alter table release.release drop constraint release_community_cadence_period_start_key");
            again(town);
            int spent = town.published().spent().getFirst().thousandths();
            AttackTable.catches("ledger", "no cap", "2 draws", spent, "> 1000", spent > 1000);
        }
    }

    private static void again(Town town) {
        var period = new Period(Cadence.QUARTER, Town.FIRST);
        var frozen = new Specs(town.desk, town.databases.chat()).of(Town.FIRST);
        Counts counts = new Measure(town.databases.chat())
                .of(period, frozen.spec())
                .with(Town.seeded(3), frozen.spec().costs(period));
        town.desk.transaction(tx -> new Releases(tx.dsl()).insert(new Draw(period, frozen.hash(), counts), frozen));
    }

    private static Broken.FreshNoise fresh(Town town) {
        return new Broken.FreshNoise(
                new Measure(town.databases.chat()),
                new Period(Cadence.QUARTER, Town.FIRST),
                Spec.of(town.community(), Town.quarterly()),
                Town.seeded(11));
    }

    private static void disturb(Town town, int day) {
        town.chat.execute(
                "update chat.message set body = 'edited', edited_at = now() where abs(hashtext(message_id)) % 120 = ?",
                day);
        town.chat.execute("delete from chat.check_in where abs(hashtext(check_in_id)) % 240 = ?", day);
        town.chat.execute("""
                insert into chat.check_in (check_in_id, member_id, instrument, phase, score, answered_at)
                select 'late' || ? || member_id, member_id, 'mood', 'periodic', 1, '2025-02-03' from chat.member
                where abs(hashtext(member_id)) % 40 = ?""", day, day % 40);
    }

    private static String export(Published published) throws IOException {
        var out = new ByteArrayOutputStream();
        new PublishedExport(published).write(false, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void remember(Map<String, Set<String>> rows, String csv) {
        csv.lines().skip(1).forEach(row -> rows.computeIfAbsent(row.split(",")[1], _ -> new HashSet<>())
                .add(row));
    }

    /** The probability that the noise of so many cells is 0 in sum. */
    private static double zero(Epsilon epsilon, int cells) {
        double ratio = Math.exp(-epsilon.value());
        int end = (int) (30 / epsilon.value());
        double[] sum = {1};
        for (int cell = 0; cell < cells; cell++) {
            double[] next = new double[sum.length + 2 * end];
            for (int i = 0; i < sum.length; i++) {
                for (int x = -end; x <= end; x++) {
                    next[i + x + end] += sum[i] * (1 - ratio) / (1 + ratio) * Math.pow(ratio, Math.abs(x));
                }
            }
            sum = next;
        }
        return sum[sum.length / 2];
    }
}
