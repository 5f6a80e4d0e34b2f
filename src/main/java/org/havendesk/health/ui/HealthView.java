package org.havendesk.health.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.health.Line;
import org.havendesk.health.Report;
import org.havendesk.health.State;
import org.havendesk.health.SystemHealth;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** How the installation is, line by line, and what to do where something is not fine. It looks again by itself. */
@Route(HealthView.PATH)
@RolesAllowed(Roles.ADMIN)
class HealthView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "health";

    private final SystemHealth health;
    private final HealthWords words;
    private final Span when = text("", "quiet", "small");
    private final Div summary = new Div();
    private final Div place = box("health-sections");
    private final Map<String, HealthSection> sections = new LinkedHashMap<>();
    private @Nullable String summed;
    private Runnable stop = () -> {};

    HealthView(SystemHealth health, Settings settings, CurrentPerson current) {
        this.health = health;
        words = new HealthWords(this, current.zoneOr(settings.community().zone()), getLocale());
        addClassName("health-view");
        summary.getElement().setAttribute("role", "status");
        add(summary, when, place);
    }

    @Override
    public Component[] navbar() {
        var metrics = new Anchor("actuator/prometheus", getTranslation("health.metrics"));
        metrics.getElement().setAttribute("router-ignore", true);
        metrics.addClassNames("strong", "nowrap", "push", "bar-link", "health-metrics");
        return new Component[] {new H1(getTranslation("health.title")), metrics};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("health.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stop = health.subscribe(event.getUI().accessLater(() -> show(), () -> {})::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void show() {
        try {
            show(health.report());
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void show(Report report) {
        summarize(report);
        when.setText(getTranslation("health.looked", words.time(report.at())));
        List<String> keys = report.sections().stream().map(Report.Section::key).toList();
        if (!keys.equals(List.copyOf(sections.keySet()))) {
            sections.clear();
            place.removeAll();
        }
        report.sections().forEach(section -> sections.computeIfAbsent(section.key(), key -> {
                    var added = new HealthSection(words);
                    place.add(added);
                    return added;
                })
                .show(section));
    }

    /** Said again to screen readers only where it changed. */
    private void summarize(Report report) {
        State worst = report.worst();
        String act = titles(report, State.ACT);
        String look = titles(report, State.LOOK);
        if (!(act + look).equals(summed)) {
            summed = act + look;
            var told = box("health-words", text(getTranslation("health.summary." + worst.key()), "strong"));
            Stream.of(act, look)
                    .filter(sentence -> !sentence.isEmpty())
                    .forEach(sentence -> told.add(new Paragraph(sentence)));
            summary.removeAll();
            summary.setClassName("health-summary " + HealthLine.look(worst));
            summary.add(box("disc", icon(HealthLine.icon(worst))), told);
        }
    }

    private String titles(Report report, State state) {
        List<Line> lines = report.lines(state);
        return lines.isEmpty()
                ? ""
                : getTranslation(
                        "health.summary." + state.key() + ".what",
                        lines.stream().map(words::title).collect(Collectors.joining(", ")));
    }

    private void broken(RuntimeException e) {
        String id = RequestIds.current();
        LoggerFactory.getLogger(HealthView.class).error("request {}: the health could not be read", id, e);
        sections.clear();
        summed = null;
        summary.removeAll();
        summary.setClassName("health-summary");
        when.setText("");
        place.removeAll();
        place.add(new EmptyState(
                        "triangle",
                        getTranslation("health.broken"),
                        getTranslation("health.broken.sentence", id),
                        new Button(getTranslation("health.again"), event -> show()))
                .bad());
    }
}
