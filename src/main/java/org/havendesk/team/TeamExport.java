package org.havendesk.team;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.export.Csv;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Tier;
import org.havendesk.team.TeamFigures.Pace;
import org.havendesk.team.TeamFigures.Step;
import org.havendesk.team.TeamFigures.Upheld;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** The team's figures as CSV, one figure a row. The same data gives the same bytes. */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class TeamExport {
    /** The columns, in order. {@code late}: overdue now, or how many steps came after they were due. */
    public static final List<String> HEADER =
            List.of("figure", "group", "week", "count", "of", "p50_seconds", "p90_seconds", "late");

    private static final List<String> BANDS = List.of("immediate", "urgent", "soon_and_routine");

    private final DSLContext desk;
    private final Figures figures;
    private final Openers openers;

    public TeamExport(DSLContext desk, Figures figures, Openers openers) {
        this.desk = desk;
        this.figures = figures;
        this.openers = openers;
    }

    /**
     * Writes the figures of the period and returns how many rows; the ledger says that it began, and that it was whole.
     * Throws before the first byte where a database is out of reach.
     */
    public long write(TeamPeriod period, Person reader, boolean bom, OutputStream out) throws IOException {
        told(reader, "export", Map.of("from", period.mondays().getFirst().toString(), "weeks", period.weeks()));
        TeamFigures read = figures.of(period);
        List<RoomOpeners> waiting = openers.unanswered();
        long rows;
        try (var csv = new Csv(out, bom, HEADER)) {
            rows = now(csv, read, waiting) + paces(csv, read) + upheld(csv, read) + reads(csv, read);
        }
        out.flush();
        told(reader, "export_done", Map.of("rows", rows));
        return rows;
    }

    private void told(Person reader, String verb, Map<String, ?> facts) {
        desk.transaction(tx -> Ledger.append(
                tx.dsl(), Entry.of(reader.actor(), verb, "team", "csv").after(facts)));
    }

    private static long now(Csv csv, TeamFigures read, List<RoomOpeners> waiting) throws IOException {
        for (var band : read.open()) {
            csv.row("open", BANDS.get(band.number() - 1), null, band.open(), null, null, null, band.overdue());
        }
        csv.row("approvals_waiting", null, null, read.approvals().waiting(), null, null, null, null);
        csv.row("reviews_waiting", null, null, read.approvals().reviews(), null, null, null, null);
        csv.row("debriefs_waiting", null, null, read.debriefs().count(), null, null, null, null);
        for (var room : waiting) {
            csv.row("unanswered_openers", room.room(), null, room.sentAt().size(), null, null, null, null);
        }
        return read.open().size() + 3L + waiting.size();
    }

    /** Every tier and week has its row; without a case there is a count of 0 and no time. */
    private static long paces(Csv csv, TeamFigures read) throws IOException {
        long rows = 0;
        for (Step step : Step.values()) {
            for (Tier tier : Tier.values()) {
                for (LocalDate week : read.period().mondays()) {
                    Pace pace = read.pace(step, tier, week).orElse(null);
                    csv.row(
                            step.key(),
                            tier.key(),
                            week,
                            pace == null ? 0 : pace.cases(),
                            null,
                            pace == null ? null : pace.half().toSeconds(),
                            pace == null ? null : pace.ninety().toSeconds(),
                            pace == null ? 0 : pace.late());
                    rows++;
                }
            }
        }
        return rows;
    }

    private static long upheld(Csv csv, TeamFigures read) throws IOException {
        for (LocalDate week : read.period().mondays()) {
            Upheld upheld = read.upheld(week);
            csv.row("upheld", "conduct", week, upheld.acted(), upheld.closed(), null, null, null);
        }
        return read.period().weeks();
    }

    /** The weights of all hard reads of a week, of the budgets of those who read; neither where fewer than three people read. */
    private static long reads(Csv csv, TeamFigures read) throws IOException {
        for (LocalDate week : read.period().mondays()) {
            var total = read.reads(week).orElse(null);
            csv.row(
                    "hard_reads",
                    total == null ? "fewer_than_three_readers" : null,
                    week,
                    total == null ? null : total.weight(),
                    total == null ? null : total.budget(),
                    null,
                    null,
                    null);
        }
        return read.period().weeks();
    }
}
