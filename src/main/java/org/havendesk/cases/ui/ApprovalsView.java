package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.cases.Approvals;
import org.havendesk.cases.Approvals.Pending;
import org.havendesk.cases.CaseNews;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;
import org.slf4j.LoggerFactory;

/** What waits for a second person, and broken glass until somebody has looked at it; oldest first. */
@Route("approvals")
@RolesAllowed(Roles.SUPERVISOR)
class ApprovalsView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final Duration REDRAW = Duration.ofSeconds(30);

    private final Approvals approvals;
    private final CaseNews news;
    private final Beat beat;
    private final CurrentPerson current;
    private final ZoneId zone;
    private final H1 title = new H1();
    private Runnable stop = () -> {};

    ApprovalsView(Approvals approvals, CaseNews news, Beat beat, Settings settings, CurrentPerson current) {
        this.approvals = approvals;
        this.news = news;
        this.beat = beat;
        this.current = current;
        this.zone = current.zoneOr(settings.community().zone());
        addClassName("approvals-view");
    }

    @Override
    public Component[] navbar() {
        title.setText(getTranslation("approvals.title"));
        return new Component[] {title};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("approvals.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        read();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Runnable again = event.getUI().accessLater(this::readWhileSignedIn, () -> {})::run;
        Runnable unsubscribe;
        Runnable gathered = beat.gathered(GATHER, again);
        unsubscribe = news.subscribe(changed -> gathered.run());
        Runnable still = beat.every(REDRAW, again); // the time to answer runs
        stop = () -> {
            unsubscribe.run();
            still.run();
        };
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    /** News may still be on its way when somebody has signed out. */
    private void readWhileSignedIn() {
        if (current.find().isPresent()) {
            read();
        }
    }

    private void read() {
        List<Pending> pending;
        try {
            pending = approvals.pending(current.get());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).error("the approvals could not be read", e);
            show(broken());
            return;
        }
        show(pending.isEmpty() ? empty() : list(pending));
    }

    private void show(Component content) {
        removeAll();
        add(content);
    }

    private Component empty() {
        return new EmptyState("cup", getTranslation("approvals.empty"), getTranslation("approvals.empty.why"));
    }

    private Component broken() {
        var again = new Button(getTranslation("queue.broken.again"), icon("refresh"), event -> read());
        return new EmptyState(
                        "triangle",
                        getTranslation("approvals.broken"),
                        getTranslation("approvals.broken.why", RequestIds.current()),
                        again)
                .bad();
    }

    private Component list(List<Pending> pending) {
        var list = new UnorderedList();
        list.addClassName("approvals");
        pending.forEach(each -> list.add(new ApprovalCard(each, current.get(), zone)));
        return list;
    }
}
