package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.Cases;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.Key;
import org.havendesk.kit.KeyHandler;
import org.havendesk.kit.PersonStrip;
import org.havendesk.settings.Settings;
import org.havendesk.shift.ShiftNews;
import org.havendesk.shift.Shifts;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;

/**
 * The queue of open cases. The address is the truth for filter, page and row in hand. News never moves a row: it changes
 * rows where they stand, the numbers, and the button that shows what is new.
 */
@Route("queue")
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR})
class QueueView extends Div implements HasNavbar, KeyHandler, HasDynamicTitle, AfterNavigationObserver {
    static final Duration GATHER = Duration.ofMillis(500);
    private static final Duration REDRAW = Duration.ofSeconds(30);

    private final QueueModel model;
    private final CaseNews news;
    private final Beat beat;
    private final Shifts shifts;
    private final ShiftNews shiftNews;
    private final QueueBar bar = new QueueBar(this::next);
    private final QueueTabs tabs = new QueueTabs();
    private final QueueFilters filters;
    private final QueueNew arrived = new QueueNew(this::readAgain);
    private final QueueTable table;
    private final QueueFoot foot = new QueueFoot(keys(), this::next);
    private final QueueLinks links;
    private final QueueStates states = new QueueStates(this::readAgain);
    private final QueueActs acts;
    private final Set<Long> changed = new HashSet<>();
    private Runnable stop = () -> {};
    private boolean anythingChanged;
    private boolean broken;
    private boolean stale;

    QueueView(
            CaseQueue queue,
            Cases cases,
            CaseNews news,
            Shifts shifts,
            ShiftNews shiftNews,
            Settings settings,
            CurrentPerson current,
            Beat beat,
            ObjectProvider<PersonStrip> strips) {
        Person person = current.get();
        this.news = news;
        this.beat = beat;
        this.shifts = shifts;
        this.shiftNews = shiftNews;
        model = new QueueModel(queue, person);
        links = new QueueLinks(model::address);
        filters = new QueueFilters(queue, this::filter);
        var why = new WhyFirst(current.zoneOr(settings.community().zone()));
        table = new QueueTable(new QueueRowWords(this, why, person, model::address));
        acts = new QueueActs(this, model, queue, cases, person, why.zone(), this::refresh);
        addClassName("queue-view");
        strips.orderedStream().map(PersonStrip::create).forEach(this::add);
        add(box("tab-row only-desktop", tabs, links), box("filter-line", filters, arrived), table, states, foot);
        table.addItemClickListener(event -> open(event.getItem()));
        table.addCellFocusListener(event -> event.getItem().ifPresent(this::take));
    }

    @Override
    public Component[] navbar() {
        return bar.parts();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("queue.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        read(QueueAddress.of(event.getLocation().getQueryParameters()));
    }

    @Override
    public Set<Key> keys() {
        return Key.in(Key.Scope.QUEUE);
    }

    @Override
    public boolean onKey(Key key) {
        switch (key) {
            case NEXT_ROW -> model.move(1).ifPresent(this::take);
            case ROW_BEFORE -> model.move(-1).ifPresent(this::take);
            case OPEN -> model.inHand().ifPresent(this::open);
            case NEXT_CASE -> next();
            case FILTERS -> filters.focusFirst();
            default -> model.inHand().ifPresent(row -> acts.on(key, row));
        }
        return true;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        Runnable refreshLater = beat.gathered(
                GATHER, () -> ui.accessLater(this::refreshChanged, () -> {}).run());
        Runnable unsubscribe = news.subscribe(heard -> {
            note(heard);
            refreshLater.run();
        });
        Runnable stopRedraw =
                beat.every(REDRAW, () -> ui.accessLater(this::redraw, () -> {}).run());
        Runnable stopShifts = shiftNews.subscribe(refreshLater);
        stop = () -> {
            unsubscribe.run();
            stopShifts.run();
            stopRedraw.run();
        };
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void read(QueueAddress address) {
        try {
            model.read(address);
            bar.showOnShift(shifts.now());
            broken = false;
            stale = false;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            broken = true;
            String id = RequestIds.current();
            LoggerFactory.getLogger(QueueView.class).error("request {}: the queue could not be read", id, e);
            states.broken(id);
        }
        show();
    }

    private void readAgain() {
        read(QueueAddress.of(model.address().filter()));
        replaceAddress();
    }

    private void show() {
        var filter = model.address().filter();
        filters.show(filter, model.counts());
        links.show();
        table.show(broken ? List.of() : model.rows());
        table.setVisible(!broken && model.total() > 0);
        states.setVisible(!table.isVisible());
        if (!broken && !table.isVisible()) {
            states.empty(filter);
        }
        model.inHand().ifPresent(row -> table.take(row, model.index(row.caseId())));
        showNumbers();
    }

    private void showNumbers() {
        bar.show(model.counts(), broken);
        tabs.show(model.address().filter(), model.counts());
        arrived.show(broken ? 0 : model.arrived(), stale);
        foot.show(model, broken);
    }

    /** Keeps what the news named until the rows are brought up to date; may be called on any thread. */
    private void note(CaseNews.News heard) {
        synchronized (changed) {
            anythingChanged |= heard.caseIds().isEmpty();
            changed.addAll(heard.caseIds());
        }
    }

    private void refreshChanged() {
        Set<Long> cases;
        synchronized (changed) {
            cases = anythingChanged ? Set.of() : Set.copyOf(changed);
            anythingChanged = false;
            changed.clear();
        }
        refresh(cases);
    }

    /** Brings these rows up to date, or all where none is named; without the database the rows stay as they were. */
    private void refresh(Set<Long> cases) {
        if (broken || model.total() == 0) {
            read(model.address());
            return;
        }
        try {
            model.refresh(cases);
            bar.showOnShift(shifts.now());
            stale = false;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            stale = true;
            LoggerFactory.getLogger(QueueView.class).warn("the queue could not be brought up to date", e);
        }
        table.update(model.rows());
        showNumbers();
    }

    /** The clocks go on; an unreachable queue is tried again. */
    private void redraw() {
        if (broken || stale) {
            refresh(Set.of());
        } else {
            table.update(model.rows());
        }
    }

    private void filter(QueueFilter filter) {
        getUI().ifPresent(ui ->
                ui.navigate(QueueView.class, QueueAddress.of(filter).parameters()));
    }

    private void take(QueueRow row) {
        model.take(row.caseId());
        table.take(row, model.index(row.caseId()));
        replaceAddress();
    }

    private void open(QueueRow row) {
        take(row);
        acts.open(row.caseId());
    }

    private void next() {
        acts.next();
    }

    private void replaceAddress() {
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location("queue", model.address().parameters())));
    }
}
