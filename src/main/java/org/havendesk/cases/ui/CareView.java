package org.havendesk.cases.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.HelplineFilter;
import org.havendesk.cases.CarePath;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.Cases;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.Key;
import org.havendesk.kit.KeyHandler;
import org.havendesk.kit.PersonStrip;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The steps of a care case; which one, and which helplines, stands in the address. */
@Route("cases/:caseId/care/:step?")
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR})
class CareView extends Div
        implements HasNavbar, KeyHandler, HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver, CarePage.Way {
    private static final Duration SOON = Duration.ofMillis(200);

    private final Cases cases;
    private final CaseDesks desks;
    private final CarePath path;
    private final CaseNews news;
    private final Settings settings;
    private final Beat beat;
    private final CurrentPerson current;
    private final SecondStepFirst secondStep;
    private final Person person;
    private final List<Component> strips;
    private final CaseTitleBar bar = new CaseTitleBar(CasePages.Page.CARE);
    private CareAddress address = CareAddress.of(QueryParameters.empty());
    private @Nullable CarePage page;
    private @Nullable String step;
    private Runnable unsubscribe = () -> {};

    CareView(
            Cases cases,
            CaseDesks desks,
            CarePath path,
            CaseNews news,
            Settings settings,
            Beat beat,
            CurrentPerson current,
            SecondStepFirst secondStep,
            ObjectProvider<PersonStrip> strips) {
        this.cases = cases;
        this.desks = desks;
        this.path = path;
        this.news = news;
        this.settings = settings;
        this.beat = beat;
        this.current = current;
        this.secondStep = secondStep;
        this.person = current.get();
        this.strips = strips.orderedStream().map(PersonStrip::create).toList();
        addClassNames("case-view", "care-view");
    }

    @Override
    public Component[] navbar() {
        return new Component[] {bar};
    }

    @Override
    public String getPageTitle() {
        String number = page == null ? "" : String.valueOf(caseId());
        return getTranslation("care.title", number) + " · " + getTranslation("app.name");
    }

    @Override
    public Set<Key> keys() {
        return EnumSet.of(Key.CLAIM, Key.RELEASE, Key.ESCALATE, Key.UNDO, Key.BACK);
    }

    @Override
    public boolean onKey(Key key) {
        return page != null && page.onKey(key);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<CaseFile> file = event.getRouteParameters()
                .get("caseId")
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> cases.file(Long.parseLong(id), person));
        if (file.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        address = CareAddress.of(event.getLocation().getQueryParameters());
        step = event.getRouteParameters().get("step").orElse(null);
        long caseId = file.get().row().caseId();
        if (file.get().row().path() != CasePath.CARE) {
            event.forwardTo(CaseLinks.path(caseId), address.links().queue());
            return;
        }
        if (secondStep.waits(CasePath.CARE)) {
            bar.setVisible(false);
            show(secondStep.page(() -> getUI().ifPresent(ui -> ui.navigate("queue"))));
            return;
        }
        if (page == null || caseId() != caseId) {
            page = page(file.get());
            show(page);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (page != null) {
            String queue = address.links().queueAddress(caseId()).getPathWithQueryParameters();
            page.open(step, address.filter(), queue);
        }
    }

    @Override
    public String stepAddress(String key) {
        return address.step(caseId(), key).getPathWithQueryParameters();
    }

    @Override
    public void onFrom(String key) {
        page.care()
                .run()
                .next(key)
                .ifPresent(next -> go(address.step(caseId(), next.step().key())));
    }

    @Override
    public void filter(HelplineFilter filter) {
        String here = step == null
                ? page.care().run().next(null).map(s -> s.step().key()).orElse("")
                : step;
        go(address.step(caseId(), here, filter));
    }

    @Override
    public void toQueue() {
        go(address.links().queueAddress(caseId()));
    }

    @Override
    public void toConversation() {
        go(new Location(CaseLinks.path(caseId()), address.links().queue()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Runnable refresh = beat.gathered(SOON, event.getUI().accessLater(this::refresh, () -> {})::run);
        unsubscribe = news.subscribe(changed -> {
            if (page != null && changed.concerns(caseId())) {
                refresh.run();
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe.run();
    }

    private CarePage page(CaseFile file) {
        var community = settings.community();
        return new CarePage(
                shown -> desks.open(file, person, community.zone(), shown),
                desk -> new CareDesk(desk, cases, path, community.name(), this),
                bar,
                this);
    }

    /** Below what speaks to the person, which takes its own room and covers nothing. */
    private void show(Component content) {
        removeAll();
        add(strips);
        add(content);
    }

    /** News may still be on its way when somebody has signed out or gone to another page. */
    private void refresh() {
        if (page != null && isAttached() && current.find().isPresent()) {
            page.desk().refresh();
        }
    }

    private long caseId() {
        return page.desk().caseId();
    }

    private void go(Location location) {
        getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
    }
}
