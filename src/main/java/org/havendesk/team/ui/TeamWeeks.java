package org.havendesk.team.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import java.time.Duration;
import java.time.LocalDate;
import org.havendesk.settings.Tier;
import org.havendesk.team.TeamFigures;
import org.havendesk.team.TeamFigures.Pace;
import org.havendesk.team.TeamFigures.Step;
import org.havendesk.team.TeamFigures.Upheld;

/** The weeks of the period, newest first: how long the steps took for one tier, and what came of conduct cases. */
final class TeamWeeks extends Section {
    private final TeamFigures figures;
    private final TeamAddress address;

    TeamWeeks(TeamFigures figures, TeamAddress address) {
        this.figures = figures;
        this.address = address;
        addClassName("team-weeks");
        add(tiers(), box("team-cards", paces(Step.FIRST_LOOK), paces(Step.DECISION)));
    }

    private Nav tiers() {
        var tiers = new Nav();
        tiers.addClassName("tabs");
        tiers.setAriaLabel(getTranslation("team.tiers"));
        for (Tier tier : Tier.values()) {
            var link = new Anchor(address.withTier(tier).page(), getTranslation("tier." + tier.key()));
            link.getElement().setAttribute("router-link", true);
            if (tier == address.tier()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tiers.add(link);
        }
        return tiers;
    }

    private Div paces(Step step) {
        String tier = getTranslation("tier." + address.tier().key());
        String title = getTranslation("team.step." + step.key());
        var table =
                new TeamTable(title + ", " + tier, "team.week", "team.cases", "team.half", "team.ninety", "team.late");
        double longest = figures.paces().stream()
                .filter(pace -> pace.step() == step && pace.tier() == address.tier())
                .mapToLong(pace -> pace.ninety().toSeconds())
                .max()
                .orElse(0);
        for (LocalDate week : figures.period().mondays().reversed()) {
            figures.pace(step, address.tier(), week)
                    .ifPresentOrElse(pace -> row(table, pace, longest), () -> none(table, week));
        }
        return box(
                "team-card",
                new H2(title),
                text(getTranslation("team.step." + step.key() + ".why"), "small", "quiet"),
                table);
    }

    private void row(TeamTable table, Pace pace, double longest) {
        table.row(
                week(pace.week()),
                text(Integer.toString(pace.cases())),
                text(duration(pace.half()), "nowrap"),
                TeamTable.barred(
                        duration(pace.ninety()),
                        longest == 0 ? 0 : pace.ninety().toSeconds() / longest),
                text(TeamWords.share(this, pace.late(), pace.cases()), pace.late() > 0 ? "late" : "quiet"));
    }

    private void none(TeamTable table, LocalDate week) {
        table.row(week(week), text("0", "quiet"), text("–", "quiet"), text("–", "quiet"), text("–", "quiet"));
    }

    /** Conduct cases that were closed with an action, of all that were closed. */
    Div upheld() {
        String title = getTranslation("team.upheld");
        var table = new TeamTable(title, "team.week", "team.upheld.acted");
        for (LocalDate monday : figures.period().mondays().reversed()) {
            Upheld week = figures.upheld(monday);
            table.row(
                    week(monday),
                    week.closed() == 0
                            ? text("–", "quiet")
                            : TeamTable.barred(
                                    TeamWords.share(this, week.acted(), week.closed()),
                                    (double) week.acted() / week.closed()));
        }
        return box("team-card", new H2(title), text(getTranslation("team.upheld.why"), "small", "quiet"), table);
    }

    /** What everybody together read of hard words, without anybody's own part. */
    Div reads() {
        String title = getTranslation("team.reads");
        var table = new TeamTable(title, "team.week", "team.reads.total");
        for (LocalDate monday : figures.period().mondays().reversed()) {
            table.row(
                    week(monday),
                    figures.reads(monday)
                            .<Component>map(total -> TeamTable.barred(
                                    getTranslation("team.of", total.weight(), total.budget()),
                                    (double) total.weight() / Math.max(1, total.budget())))
                            .orElseGet(() -> text(getTranslation("team.reads.few"), "quiet")));
        }
        return box("team-card", new H2(title), text(getTranslation("team.reads.why"), "small", "quiet"), table);
    }

    private Component week(LocalDate monday) {
        return text(TeamWords.week(monday, address.today()), "nowrap");
    }

    private String duration(Duration time) {
        return TeamWords.duration(this, time);
    }
}
