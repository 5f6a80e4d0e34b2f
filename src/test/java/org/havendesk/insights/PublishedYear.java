package org.havendesk.insights;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havendesk.release.Cadence;
import org.havendesk.release.Histogram;
import org.havendesk.settings.Community;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.PublishedSet;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published rows as a publisher would leave them, with invented figures that are the same in every run: months and quarters of
 * several programs, the last of which is suppressed, the first one's mean unreliable in one month.
 */
public final class PublishedYear {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Histogram, Integer> COSTS = new TreeMap<>(
            Map.of(Histogram.LEVEL, 10, Histogram.CHANGE, 25, Histogram.ACTIVE_DAYS, 10, Histogram.HEARD, 15));

    private final DSLContext desk;
    private final List<String> programs;
    private final Random random = new Random(2026);
    private byte[] previous = new byte[32];

    /** @param desk as the console's role; the programs stand in the order of their names */
    public PublishedYear(DSLContext desk, List<String> programs) {
        this.desk = desk;
        this.programs = programs.stream().sorted().toList();
    }

    /** Publishes so many quarters, the first of which begins on that day, month by month. */
    public void publish(LocalDate first, int quarters) {
        for (int i = 0; i < quarters; i++) {
            LocalDate quarter = first.plusMonths(3L * i);
            long spec = spec(quarter);
            for (int month = 0; month < 3; month++) {
                release(spec, Cadence.MONTH, quarter.plusMonths(month), List.of(Histogram.LEVEL));
            }
            Histogram inTurn = Histogram.IN_TURN.get((quarter.getMonthValue() - 1) / 3);
            release(
                    spec,
                    Cadence.QUARTER,
                    quarter,
                    List.of(Histogram.CHANGE, Histogram.ACTIVE_DAYS, Histogram.HEARD, inTurn));
        }
    }

    private long spec(LocalDate quarter) {
        var set = new PublishedSet(
                true,
                new PublishedSet.Level("mood", List.of(1, 2, 3, 4), 2, 10),
                new PublishedSet.Change("who-5", 10, 25),
                new PublishedSet.ActiveDays(List.of(2, 9, 29), 10),
                15,
                20);
        var groups = JSON.createObjectNode().put("zone", "Europe/London");
        groups.set(
                "programs",
                JSON.valueToTree(programs.stream()
                        .collect(Collectors.toMap(p -> p, p -> List.of("room of " + p), (a, b) -> a, TreeMap::new))));
        var body = JSON.createObjectNode();
        body.set("groups", groups);
        body.set("set", Kinds.PUBLISHED_SET.write().apply(set));
        return desk.fetchSingle(
                        "insert into release.spec (community, quarter, body, sha256) values ('community', ?, ?, ?) returning spec_id",
                        quarter,
                        body.toString(),
                        hash(body.toString()))
                .get(0, Long.class);
    }

    private void release(long spec, Cadence cadence, LocalDate start, List<Histogram> histograms) {
        LocalDate end = start.plusMonths(cadence == Cadence.MONTH ? 1 : 3).minusDays(1);
        byte[] hash = hash(cadence + " " + start);
        desk.transaction(tx -> {
            long id = tx.dsl()
                    .fetchSingle(
                            "insert into release.release (community, spec_id, cadence, period_start, period_end, manifest_hash, previous_hash)"
                                    + " values ('community', ?, ?, ?, ?, ?, ?) returning release_id",
                            spec,
                            cadence.key(),
                            start,
                            end,
                            hash,
                            previous)
                    .get(0, Long.class);
            var rows = new ArrayList<Object[]>();
            for (Histogram histogram : histograms) {
                tx.dsl()
                        .execute(
                                "insert into release.budget_ledger (release_id, histogram, epsilon_num, epsilon_den) values (?, ?, ?, 100)",
                                id,
                                histogram.key(),
                                COSTS.getOrDefault(histogram, 20));
                cells(rows, id, histogram, start);
            }
            var batch = tx.dsl()
                    .batch(
                            "insert into release.cell (release_id, histogram, group_kind, program, metric, bin, noisy, status, value, ci_low, ci_high, wide_low, wide_high)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric)");
            rows.forEach(batch::bind);
            batch.execute();
        });
        previous = hash;
    }

    private void cells(List<Object[]> rows, long id, Histogram histogram, LocalDate start) {
        long[] all = new long[histogram.bins().size()];
        for (int i = 0; i < programs.size(); i++) {
            boolean isSmall = i == programs.size() - 1;
            long[] counts = counts(histogram, start, isSmall ? 9 : 300 + 40 * i, i);
            cohort(rows, id, histogram, "program", programs.get(i), counts, isSmall ? "suppressed" : "published");
            for (int bin = 0; bin < all.length; bin++) {
                all[bin] += counts[bin];
            }
        }
        cohort(rows, id, histogram, "none", "", counts(histogram, start, 4, 1), "suppressed");
        cohort(rows, id, histogram, "all", "", all, "published");
    }

    private long[] counts(Histogram histogram, LocalDate start, int members, int program) {
        int bins = histogram.bins().size();
        double middle = (bins - 1) * (.52 + .03 * Math.sin(program * 2.1) + .004 * (start.getMonthValue() % 12));
        long[] counts = new long[bins];
        double sum = 0;
        double[] weights = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            weights[bin] = Math.exp(-Math.pow(bin - middle, 2) / 2.2);
            sum += weights[bin];
        }
        for (int bin = 0; bin < bins; bin++) {
            counts[bin] = Math.round(members * weights[bin] / sum + random.nextGaussian() * 6);
        }
        return counts;
    }

    private static void cohort(
            List<Object[]> rows,
            long id,
            Histogram histogram,
            String kind,
            String program,
            long[] counts,
            String status) {
        long members = java.util.stream.LongStream.of(counts).sum();
        for (int bin = 0; bin < counts.length; bin++) {
            add(
                    rows,
                    id,
                    histogram,
                    kind,
                    program,
                    "count",
                    histogram.bins().get(bin),
                    counts[bin],
                    status,
                    counts[bin],
                    22,
                    0);
        }
        add(rows, id, histogram, kind, program, "members", "", members, status, members, 48, 0);
        if (histogram == Histogram.LEVEL) {
            double mean = 0;
            for (int bin = 0; bin < counts.length; bin++) {
                mean += (bin + 1) * (double) counts[bin] / members;
            }
            double low = (double) (counts[0] + counts[1]) / members;
            add(rows, id, histogram, kind, program, "mean", "", null, status, mean, 60. / members, 90. / members);
            add(rows, id, histogram, kind, program, "median", "", null, status, Math.round(mean), 0, 0);
            add(rows, id, histogram, kind, program, "low_share", "", null, status, low, 20. / members, 30. / members);
        }
        for (int bin = 0; bin < counts.length; bin++) {
            double share = (double) counts[bin] / members;
            add(rows, id, histogram, kind, program, "share", histogram.bins().get(bin), null, status, share, .03, .04);
        }
    }

    private static void add(
            List<Object[]> rows,
            long id,
            Histogram histogram,
            String kind,
            String program,
            String metric,
            String bin,
            Long noisy,
            String status,
            double value,
            double narrow,
            double wide) {
        boolean shown = status.equals("published");
        boolean isNumber = noisy != null;
        rows.add(new Object[] {
            id,
            histogram.key(),
            kind,
            program,
            metric,
            bin,
            noisy,
            status,
            shown ? value : null,
            shown ? Math.max(0, value - narrow) : null,
            shown ? value + narrow : null,
            shown && !isNumber ? Math.max(0, value - wide) : null,
            shown && !isNumber ? value + wide : null
        });
    }

    private static byte[] hash(String words) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The demo's programs. */
    public static List<String> programs(Community community) {
        return community.programs().stream().map(Community.Program::name).toList();
    }
}
