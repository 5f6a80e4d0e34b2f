package org.havendesk.team.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.team.Figures;
import org.havendesk.team.Openers;
import org.havendesk.team.RoomOpeners;
import org.havendesk.team.TeamFigures;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The team's work in exact figures. The address is the truth for weeks and tier. */
@Route("team")
@RolesAllowed(Roles.SUPERVISOR)
class TeamView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final Figures figures;
    private final Openers openers;
    private final TeamBar bar;
    private final Div place = box("team-place");
    private @Nullable TeamAddress address;

    TeamView(Figures figures, Openers openers) {
        this.figures = figures;
        this.openers = openers;
        bar = new TeamBar(period -> {
            if (address != null) {
                go(address.with(period));
            }
        });
        addClassName("team-view");
        add(bar, place);
    }

    @Override
    public Component[] navbar() {
        return bar.navbar();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("team.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        read(event.getLocation().getQueryParameters());
    }

    private void read(QueryParameters parameters) {
        place.removeAll();
        try {
            var period = figures.period(parameters.getParameters());
            address = TeamAddress.of(parameters, period, figures.today());
            show(figures.of(period), address);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            String id = RequestIds.current();
            LoggerFactory.getLogger(TeamView.class).error("request {}: the team's figures could not be read", id, e);
            bar.setVisible(false);
            place.add(new EmptyState(
                            "triangle",
                            getTranslation("team.broken"),
                            getTranslation("team.broken.sentence", id),
                            new Button(getTranslation("team.again"), event -> read(parameters)))
                    .bad());
        }
    }

    private void show(TeamFigures read, TeamAddress where) {
        bar.setVisible(true);
        bar.show(
                where,
                getTranslation(
                        "team.as-of", TeamWords.clock(read.at(), read.period().zone())));
        List<RoomOpeners> waiting = unanswered();
        place.add(new TeamNow(read, waiting));
        if (read.isEmpty()) {
            place.add(new EmptyState("users", getTranslation("team.empty"), getTranslation("team.empty.sentence")));
            place.add(rooms(read, waiting));
        } else {
            var weeks = new TeamWeeks(read, where);
            place.add(weeks, box("team-cards", weeks.upheld(), weeks.reads(), rooms(read, waiting)));
        }
        place.add(text(getTranslation("team.definitions"), "small", "quiet"));
    }

    private Component rooms(TeamFigures read, @Nullable List<RoomOpeners> waiting) {
        return waiting == null ? new Div() : TeamNow.rooms(this, read, waiting);
    }

    /** The desk's own figures are shown also while the chat store is out of reach. */
    private @Nullable List<RoomOpeners> unanswered() {
        try {
            return openers.unanswered();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(TeamView.class).warn("openers could not be read: {}", e.getMessage());
            return null;
        }
    }

    private void go(TeamAddress to) {
        getUI().ifPresent(ui -> ui.navigate(TeamView.class, to.parameters()));
    }
}
