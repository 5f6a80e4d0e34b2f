package org.havendesk.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.havendesk.cases.Exposures.TeamTotal;
import org.havendesk.day.Debriefs;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The work of the team: exact figures, never one person's.
 *
 * @param at when they were read, by the database's clock
 * @param open the three bands of the queue as they are now
 * @param paces by step, tier and week; weeks in which nothing happened are left out
 * @param debriefs who asks to talk and has no answer yet
 * @param upheld by week of closing, weeks without a closed conduct case are left out
 * @param reads by week, for the weeks in which at least three people read something hard
 */
public record TeamFigures(
        Instant at,
        TeamPeriod period,
        List<Band> open,
        Approvals approvals,
        Debriefs.Waiting debriefs,
        List<Pace> paces,
        List<Upheld> upheld,
        List<Reads> reads) {

    public TeamFigures {
        open = List.copyOf(open);
        paces = List.copyOf(paces);
        upheld = List.copyOf(upheld);
        reads = List.copyOf(reads);
    }

    /** What is measured from the first report, or from the arrival where a report came more than a day late. */
    public enum Step {
        /** To the moment in which somebody first read the conversation. */
        FIRST_LOOK,
        /** To the first decision that was not taken back. */
        DECISION;

        public String key() {
            return name().toLowerCase();
        }
    }

    /**
     * A band of the queue: Immediate; Urgent; Soon and Routine together.
     *
     * @param number 1 to 3
     */
    public record Band(int number, int open, int overdue) {}

    /**
     * What waits for a second person.
     *
     * @param oldest when the oldest was asked, null where none waits
     * @param reviews broken glass that nobody else has looked at yet
     */
    public record Approvals(int waiting, @Nullable Instant oldest, int reviews) {}

    /**
     * How long a step took for the cases of one tier for which it happened in one week.
     *
     * @param half the median: a time that a case really had, such that half of the cases took no longer (percentile_disc);
     *     whole seconds
     * @param ninety likewise for nine in ten
     * @param late how many took the step after they were due
     */
    public record Pace(Step step, Tier tier, LocalDate week, int cases, Duration half, Duration ninety, int late) {}

    /** Conduct cases that were closed in one week, and how many of them with an action. */
    public record Upheld(LocalDate week, int acted, int closed) {}

    /** The hard reads of everybody in one week, and the budgets of those who read. */
    public record Reads(LocalDate week, TeamTotal total) {}

    /** Empty where fewer than three people read something hard: such a total would tell about one of them. */
    public Optional<TeamTotal> reads(LocalDate week) {
        return reads.stream().filter(r -> r.week().equals(week)).findFirst().map(Reads::total);
    }

    public Optional<Pace> pace(Step step, Tier tier, LocalDate week) {
        return paces.stream()
                .filter(p -> p.step() == step && p.tier() == tier && p.week().equals(week))
                .findFirst();
    }

    public Upheld upheld(LocalDate week) {
        return upheld.stream().filter(u -> u.week().equals(week)).findFirst().orElse(new Upheld(week, 0, 0));
    }

    /** Nothing happened in the period. */
    public boolean isEmpty() {
        return paces.isEmpty() && upheld.isEmpty() && reads.isEmpty();
    }
}
