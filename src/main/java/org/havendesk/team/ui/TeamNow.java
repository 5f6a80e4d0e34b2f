package org.havendesk.team.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;
import org.havendesk.team.RoomOpeners;
import org.havendesk.team.TeamFigures;
import org.jspecify.annotations.Nullable;

/** How things stand now: open and overdue per band, what waits for a second person, who asks to talk, who waits for an answer in the chat. */
final class TeamNow extends Section {
    private static final List<String> BANDS = List.of("team.band.1", "team.band.2", "team.band.3");

    private final TeamFigures figures;

    /** @param openers null where the chat store is out of reach */
    TeamNow(TeamFigures figures, @Nullable List<RoomOpeners> openers) {
        this.figures = figures;
        addClassName("team-now");
        var title = new H2(getTranslation("team.now"));
        title.addClassName("sr-only");
        var tiles = new UnorderedList();
        tiles.addClassName("tiles");
        for (var band : figures.open()) {
            tiles.add(tile(
                    BANDS.get(band.number() - 1),
                    band.open(),
                    text(getTranslation("team.overdue", band.overdue()), band.overdue() > 0 ? "late" : "quiet")));
        }
        tiles.add(approvals());
        tiles.add(debriefs());
        tiles.add(openers == null ? outOfReach() : openers(openers));
        add(title, tiles);
    }

    private ListItem approvals() {
        var approvals = figures.approvals();
        var words = new Div();
        words.add(text(
                approvals.oldest() == null
                        ? getTranslation("team.approvals.none")
                        : getTranslation("team.oldest", age(approvals.oldest())),
                "quiet"));
        if (approvals.reviews() > 0) {
            words.add(text(getTranslation("team.reviews", approvals.reviews()), "late"));
        }
        words.addClassName("tile-words");
        return tile("team.approvals", approvals.waiting(), words);
    }

    private ListItem debriefs() {
        var waiting = figures.debriefs();
        return tile(
                "team.debriefs",
                waiting.count(),
                text(
                        waiting.oldest() == null
                                ? getTranslation("team.debriefs.none")
                                : getTranslation("team.oldest", age(waiting.oldest())),
                        "quiet"));
    }

    private ListItem openers(List<RoomOpeners> rooms) {
        int all = rooms.stream().mapToInt(room -> room.sentAt().size()).sum();
        return tile(
                "team.openers",
                all,
                text(
                        rooms.isEmpty()
                                ? getTranslation("team.openers.none")
                                : getTranslation(
                                        "team.oldest", age(rooms.getFirst().oldest())),
                        "quiet"));
    }

    private ListItem outOfReach() {
        return new ListItem(
                text(getTranslation("team.openers"), "small", "strong"),
                text("–", "figure"),
                text(getTranslation("team.openers.broken"), "small", "late"));
    }

    private ListItem tile(String title, int number, Component below) {
        below.getElement().getClassList().add("small");
        return new ListItem(
                text(getTranslation(title), "small", "strong"), text(Integer.toString(number), "figure"), below);
    }

    private String age(java.time.Instant since) {
        return TeamWords.duration(this, Duration.between(since, figures.at()));
    }

    /** The rooms in which somebody waits for an answer, the longest first. */
    static Component rooms(Component part, TeamFigures figures, List<RoomOpeners> rooms) {
        var card = box("team-card", new H2(part.getTranslation("team.openers.title")));
        card.add(text(part.getTranslation("team.openers.why"), "small", "quiet"));
        if (rooms.isEmpty()) {
            card.add(text(part.getTranslation("team.openers.empty")));
            return card;
        }
        var table = new TeamTable(
                part.getTranslation("team.openers.title"), "team.room", "team.program", "team.count", "team.longest");
        for (RoomOpeners room : rooms) {
            table.row(
                    text(room.room()),
                    text(room.program() == null ? "–" : room.program(), "quiet"),
                    text(Integer.toString(room.sentAt().size())),
                    text(TeamWords.duration(part, Duration.between(room.oldest(), figures.at())), "nowrap"));
        }
        card.add(table);
        return card;
    }
}
