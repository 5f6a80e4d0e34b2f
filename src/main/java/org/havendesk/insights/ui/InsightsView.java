package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.insights.Calendar;
import org.havendesk.insights.Dashboard;
import org.havendesk.insights.Dashboards;
import org.havendesk.insights.InsightsAddress;
import org.havendesk.insights.InsightsPage;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The dashboards. The address is the truth for page, period and program; {@code /insights} alone is the first page. */
@Route("insights/:page?(wellbeing|connection|access|safety|care)")
@RolesAllowed(Roles.LEAD)
class InsightsView extends Div implements HasNavbar, HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver {
    static final String PATH = "insights/";

    private final Dashboards dashboards;
    private final InsightsBar bar = new InsightsBar(this::go);
    private final Div place = box("insights-place");
    private InsightsPage page = InsightsPage.WELLBEING;

    InsightsView(Dashboards dashboards) {
        this.dashboards = dashboards;
        addClassName("insights-view");
        add(place);
    }

    @Override
    public Component[] navbar() {
        return bar.navbar();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page = event.getRouteParameters().get("page").flatMap(InsightsPage::of).orElse(InsightsPage.WELLBEING);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        read(event.getLocation().getQueryParameters());
    }

    private void read(QueryParameters parameters) {
        place.removeAll();
        try {
            Calendar calendar = dashboards.calendar();
            dashboards
                    .at(InsightsAddress.of(page, parameters.getParameters()), calendar)
                    .ifPresentOrElse(this::show, () -> nothing(calendar, parameters));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            String id = RequestIds.current();
            LoggerFactory.getLogger(InsightsView.class).error("request {}: the figures could not be read", id, e);
            bar.show(title(), null);
            place.add(new EmptyState(
                            "triangle",
                            getTranslation("insights.broken"),
                            getTranslation("insights.broken.sentence", id),
                            new Button(getTranslation("insights.again"), event -> read(parameters)))
                    .bad());
        }
    }

    private void show(Dashboard dashboard) {
        bar.show(title(), dashboard);
        var words = new Words(this);
        var printed = new H2(getTranslation(
                "insights.printed", title(), words.cohort(dashboard.cohort()), words.period(dashboard.release())));
        printed.addClassName("print-title");
        place.add(printed, new Provenance(dashboard), new Pages(dashboard));
    }

    /** Nothing at all, or not yet of the histogram that this page is about. */
    private void nothing(Calendar calendar, QueryParameters parameters) {
        bar.show(title(), null);
        if (calendar.isEmpty() && dashboards.isFirstInWork()) {
            place.add(new EmptyState(
                    "calendar",
                    getTranslation("insights.making"),
                    getTranslation("insights.making.sentence"),
                    new Button(getTranslation("insights.making.look"), event -> read(parameters))));
            return;
        }
        var method = new Button(
                getTranslation("insights.method"),
                event -> event.getSource().getUI().ifPresent(ui -> ui.navigate(MethodView.class)));
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1);
        place.add(new EmptyState(
                "calendar",
                calendar.isEmpty()
                        ? getTranslation("insights.empty", new Words(this).day(month.plusDays(Calendar.EMBARGO_DAYS)))
                        : getTranslation("insights.empty.page"),
                calendar.isEmpty()
                        ? getTranslation("insights.empty.sentence")
                        : getTranslation("insights.empty.page.sentence"),
                method));
    }

    private String title() {
        return getTranslation("insights.page." + page.key());
    }

    private void go(InsightsAddress to) {
        var query = new QueryParameters(to.parameters());
        getUI().ifPresent(ui -> ui.navigate(PATH + to.page().key(), query));
    }

    static Map<InsightsPage, String> icons() {
        return Map.of(
                InsightsPage.WELLBEING, "lifeline",
                InsightsPage.CONNECTION, "twopeople",
                InsightsPage.ACCESS, "clock",
                InsightsPage.SAFETY, "shield",
                InsightsPage.CARE, "heart");
    }
}
