package org.havendesk.release;

import static org.havendesk.db.release.Tables.CELL;
import static org.havendesk.db.release.Tables.RELEASE_;
import static org.havendesk.db.release.Tables.SPEC;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Computes again what is stored, from the integers alone. */
final class Recount {
    private Recount() {}

    /** The integers of the leaves, as lines. */
    static List<String> integers(Counts counts) {
        List<String> lines = new ArrayList<>();
        counts.of()
                .forEach((histogram, cells) -> cells.forEach((cohort, bins) ->
                        lines.add(histogram.key() + " " + cohort.label() + " " + Arrays.toString(bins))));
        return lines;
    }

    static List<String> integers(DSLContext desk, LocalDate start) {
        long release = desk.select(RELEASE_.RELEASE_ID)
                .from(RELEASE_)
                .where(RELEASE_.PERIOD_START.eq(start))
                .and(RELEASE_.CADENCE.eq("quarter"))
                .fetchSingle()
                .value1();
        return integers(leaves(desk, release));
    }

    /** The leaves of a release as they are stored. */
    static Counts leaves(DSLContext desk, long release) {
        var counts = Counts.empty(List.of(), List.of());
        desk.selectFrom(CELL)
                .where(CELL.RELEASE_ID.eq(release))
                .and(CELL.METRIC.eq("count"))
                .and(CELL.GROUP_KIND.ne("all"))
                .orderBy(CELL.CELL_ID)
                .forEach(c -> {
                    Histogram histogram = Histogram.of(c.getHistogram());
                    var cohort =
                            new Cohort(Cohort.Kind.valueOf(c.getGroupKind().toUpperCase(Locale.ROOT)), c.getProgram());
                    counts.of()
                                    .computeIfAbsent(histogram, _ -> new LinkedHashMap<>())
                                    .computeIfAbsent(
                                            cohort,
                                            _ -> new long[histogram.bins().size()])[
                                    histogram.bins().indexOf(c.getBin())] =
                            c.getNoisy();
                });
        return counts;
    }

    static List<String> stored(DSLContext desk, long release) {
        return desk.selectFrom(CELL)
                .where(CELL.RELEASE_ID.eq(release))
                .orderBy(CELL.CELL_ID)
                .fetch(c -> String.join(
                        " ",
                        c.getHistogram(),
                        c.getGroupKind(),
                        c.getProgram(),
                        c.getMetric(),
                        c.getBin(),
                        c.getStatus(),
                        plain(c.getValue()),
                        plain(c.getCiLow()),
                        plain(c.getCiHigh()),
                        plain(c.getWideLow()),
                        plain(c.getWideHigh())));
    }

    /** What {@link #stored} has to be. */
    static List<String> again(DSLContext desk, long release) {
        var row =
                desk.selectFrom(RELEASE_).where(RELEASE_.RELEASE_ID.eq(release)).fetchSingle();
        var spec = Spec.read(desk.selectFrom(SPEC)
                .where(SPEC.SPEC_ID.eq(row.getSpecId()))
                .fetchSingle()
                .getBody());
        var period = new Period(Cadence.of(row.getCadence()), row.getPeriodStart());
        return Figures.of(release, spec.measures(), spec.costs(period), leaves(desk, release)).stream()
                .map(r -> String.join(
                        " ",
                        r.histogram().key(),
                        r.cohort().kind().name().toLowerCase(Locale.ROOT),
                        r.cohort().program(),
                        r.metric().key(),
                        r.bin(),
                        r.status().key(),
                        plain(r.figure() == null ? null : r.figure().value()),
                        plain(r.figure() == null ? null : r.figure().low()),
                        plain(r.figure() == null ? null : r.figure().high()),
                        plain(r.figure() == null ? null : r.figure().wideLow()),
                        plain(r.figure() == null ? null : r.figure().wideHigh())))
                .toList();
    }

    /** Whether every release's hash is that of its integers and of the release before it. */
    static boolean chainIsWhole(DSLContext desk) {
        byte[] previous = new byte[32];
        for (var row : desk.selectFrom(RELEASE_).orderBy(RELEASE_.RELEASE_ID).fetch()) {
            String spec = HexFormat.of()
                    .formatHex(desk.selectFrom(SPEC)
                            .where(SPEC.SPEC_ID.eq(row.getSpecId()))
                            .fetchSingle()
                            .getSha256());
            var period = new Period(Cadence.of(row.getCadence()), row.getPeriodStart());
            byte[] hash = new Draw(period, spec, leaves(desk, row.getReleaseId())).hash(previous);
            if (!Arrays.equals(hash, row.getManifestHash()) || !Arrays.equals(previous, row.getPreviousHash())) {
                return false;
            }
            previous = hash;
        }
        return true;
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString();
    }
}
