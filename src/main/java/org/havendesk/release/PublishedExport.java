package org.havendesk.release;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havendesk.access.Roles;
import org.havendesk.export.Csv;
import org.springframework.security.access.prepost.PreAuthorize;

/** All published figures as CSV, one a row. Later releases add rows at the end of their period; rows never change. */
@PreAuthorize("hasRole('" + Roles.LEAD + "')")
public class PublishedExport {
    /**
     * The columns, in order. {@code period_end} is the last day; {@code group} a program, {@code (no program yet)} or
     * {@code (all)}; {@code metric} names the histogram too, as in {@code level.mean}; the interval is that of these members,
     * at 95%; {@code sha256} is the hash of the release.
     */
    public static final List<String> HEADER = List.of(
            "release_id",
            "cell_id",
            "period_start",
            "period_end",
            "group",
            "metric",
            "bin",
            "value",
            "mechanism",
            "epsilon",
            "ci_low",
            "ci_high",
            "status",
            "sha256");

    private static final String MECHANISM = "discrete_laplace";

    private final Published published;

    public PublishedExport(Published published) {
        this.published = published;
    }

    /** Writes every figure and returns how many rows. Throws before the first byte where the database is out of reach. */
    public long write(boolean bom, OutputStream out) throws IOException {
        Map<Long, String> hashes =
                published.releases().stream().collect(Collectors.toMap(PublishedRelease::id, PublishedRelease::hash));
        List<PublishedCell> cells = published.cells();
        try (var csv = new Csv(out, bom, HEADER)) {
            for (PublishedCell cell : cells) {
                row(csv, cell, hashes.get(cell.releaseId()));
            }
        }
        out.flush();
        return cells.size();
    }

    private static void row(Csv csv, PublishedCell cell, String hash) throws IOException {
        var figure = cell.figure();
        csv.row(
                cell.releaseId(),
                cell.id(),
                cell.start(),
                cell.end(),
                cell.cohort().label(),
                cell.histogram().key() + "." + cell.metric().key(),
                cell.bin(),
                figure == null ? null : figure.value().toPlainString(),
                MECHANISM,
                java.math.BigDecimal.valueOf(cell.epsilon().numerator())
                        .divide(java.math.BigDecimal.valueOf(cell.epsilon().denominator()))
                        .toPlainString(),
                figure == null ? null : figure.low().toPlainString(),
                figure == null ? null : figure.high().toPlainString(),
                cell.status().key(),
                hash);
    }
}
