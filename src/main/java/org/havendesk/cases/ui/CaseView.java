package org.havendesk.cases.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CareCases;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.Cases;
import org.havendesk.cases.LegalHolds;
import org.havendesk.cases.Notes;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.Reviews;
import org.havendesk.chat.Change;
import org.havendesk.chat.ChatChanges;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.Key;
import org.havendesk.kit.KeyHandler;
import org.havendesk.kit.PersonStrip;
import org.havendesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** A case: the reported message in its conversation, the foot to decide, the panel about the subject. */
@Route("cases/:caseId")
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR})
class CaseView extends Div
        implements HasNavbar, KeyHandler, HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver {
    private static final Duration SOON = Duration.ofMillis(200);

    private final Cases cases;
    private final CaseDesks desks;
    private final Reviews reviews;
    private final CareCases careCases;
    private final Notes notes;
    private final LegalHolds holds;
    private final CaseQueue queue;
    private final CaseNews news;
    private final ChatChanges changes;
    private final Settings settings;
    private final Beat beat;
    private final CurrentPerson current;
    private final SecondStepFirst secondStep;
    private final Person person;
    private final List<Component> strips;
    private final CaseTitleBar bar = new CaseTitleBar();
    private CaseLinks links = new CaseLinks(Map.of(), null);
    private @Nullable CasePage page;
    private boolean opened;
    private boolean sure;
    private Runnable unsubscribe = () -> {};

    CaseView(
            Cases cases,
            CaseDesks desks,
            Reviews reviews,
            CareCases careCases,
            Notes notes,
            LegalHolds holds,
            CaseQueue queue,
            CaseNews news,
            ChatChanges changes,
            Settings settings,
            Beat beat,
            CurrentPerson current,
            SecondStepFirst secondStep,
            ObjectProvider<PersonStrip> strips) {
        this.cases = cases;
        this.desks = desks;
        this.reviews = reviews;
        this.careCases = careCases;
        this.notes = notes;
        this.holds = holds;
        this.queue = queue;
        this.news = news;
        this.changes = changes;
        this.settings = settings;
        this.beat = beat;
        this.current = current;
        this.secondStep = secondStep;
        this.person = current.get();
        this.strips = strips.orderedStream().map(PersonStrip::create).toList();
        addClassName("case-view");
    }

    @Override
    public Component[] navbar() {
        return new Component[] {bar};
    }

    @Override
    public String getPageTitle() {
        String number = page == null ? "" : String.valueOf(page.desk().caseId());
        return getTranslation("case.title", number) + " · " + getTranslation("app.name");
    }

    @Override
    public Set<Key> keys() {
        return Key.in(Key.Scope.CASE);
    }

    @Override
    public boolean onKey(Key key) {
        return page != null && sure && page.onKey(key);
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
        if (secondStep.waits(file.get().row().path())) {
            if (file.get().isYours(person.accountId())) {
                cases.release(file.get().row().caseId(), person); // "next case" gave it: others can take it
            }
            bar.setVisible(false);
            show(secondStep.page(() -> getUI().ifPresent(ui -> ui.navigate("queue"))));
            return;
        }
        links = CaseLinks.of(event.getLocation().getQueryParameters());
        if (page == null || page.desk().caseId() != file.get().row().caseId()) {
            page = page(file.get());
            opened = false;
            sure = !file.get().row().leftToOthers() || file.get().isYours(person.accountId());
            show(sure ? page : gate());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (page == null) {
            return;
        }
        bar.setVisible(sure);
        if (!sure) {
            return;
        }
        if (!opened) {
            opened = true;
            page.open(links.message(), links.queueAddress(page.desk().caseId()).getPathWithQueryParameters());
        } else if (links.message() != null) {
            page.goTo(links.message());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Runnable refresh = beat.gathered(SOON, event.getUI().accessLater(this::refresh, () -> {})::run);
        var ui = event.getUI();
        Runnable noChanges = changes.subscribe(changed -> ui.access(() -> changed(changed)));
        Runnable noNews = news.subscribe(changed -> {
            var shown = page;
            if (shown != null && sure && changed.concerns(shown.desk().caseId())) {
                refresh.run();
            }
        });
        unsubscribe = () -> {
            noChanges.run();
            noNews.run();
        };
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe.run();
    }

    private CasePage page(CaseFile file) {
        var zone = current.zoneOr(settings.community().zone());
        var way = new CasePage.Way(
                this::toQueue,
                this::nextCase,
                () -> queue.counts(links.filter(), person).claimable(),
                caseId -> links.caseAddress(caseId),
                this::switched,
                (caseId, messageId, tier, reason) -> careCases.open(caseId, messageId, reason, tier, person));
        return new CasePage(shown -> desks.open(file, person, zone, shown), reviews, notes, holds, bar, way);
    }

    /** The reader leaves this topic to others: nothing is read before they say that they want to. */
    private Component gate() {
        var back = new Button(getTranslation("case.left.back"), event -> toQueue());
        back.addThemeVariants(ButtonVariant.PRIMARY);
        var open = new Button(getTranslation("case.left.open"), event -> {
            sure = true;
            opened = true;
            bar.setVisible(true);
            show(page);
            page.open(links.message(), links.queueAddress(page.desk().caseId()).getPathWithQueryParameters());
        });
        return new EmptyState("pause", getTranslation("case.left.title"), getTranslation("case.left.why"), back, open);
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

    private void changed(List<Change> changes) {
        if (page != null && opened && isAttached() && current.find().isPresent()) {
            page.changed(changes);
        }
    }

    private void nextCase() {
        switch (queue.claimNext(links.filter(), person)) {
            case Outcome.Done done -> open(done.caseId());
            case Outcome.Nothing nothing -> page.say(getTranslation("case.next.none"));
            case Outcome other -> page.refused(CaseRefusal.of(other, page.desk().times()));
        }
    }

    private void open(long caseId) {
        getUI().ifPresent(ui -> ui.navigate(CaseLinks.path(caseId), links.queue()));
    }

    private void toQueue() {
        var address = links.queueAddress(page.desk().caseId());
        getUI().ifPresent(ui -> ui.navigate(address.getPath(), address.getQueryParameters()));
    }

    /** Keeps the address true without a navigation: the message is on the screen already. */
    private void switched(String messageId) {
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, links.messageAddress(page.desk().caseId(), messageId)));
    }
}
