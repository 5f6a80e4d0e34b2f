package org.havendesk.oversight.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.oversight.ChainChecks;
import org.havendesk.oversight.ChainState;
import org.havendesk.oversight.Entries;
import org.havendesk.oversight.LedgerFilter;
import org.havendesk.oversight.LedgerLine;
import org.havendesk.oversight.LedgerPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The ledger, newest first, and whether its chain holds. The address is the truth for filter, page and entry. */
@Route(LedgerAddress.PATH)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
class LedgerView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private static final int POLL_MILLIS = 500;

    private final Entries entries;
    private final ChainChecks checks;
    private final Person person;
    private final Span total = text("", "quiet", "only-desktop");
    private final Button check = button(getTranslation("ledger.check"), "refresh", null);
    private final Anchor csv = new Anchor("export/ledger.csv");
    private final LedgerChain chain;
    private final LedgerFilters filters;
    private final LedgerTable table;
    private final LedgerEntryPanel panel;
    private final Div place = box("ledger-place");
    private final Anchor newest = pageLink("ledger.page.newest");
    private final Anchor older = pageLink("ledger.page.older");
    private LedgerAddress address = LedgerAddress.of(LedgerFilter.ALL);
    private @Nullable LedgerAddress read;
    private @Nullable Registration polling;

    LedgerView(Entries entries, ChainChecks checks, CurrentPerson current) {
        this.entries = entries;
        this.checks = checks;
        person = current.get();
        var times = new LedgerTimes(entries.zone());
        boolean opensCases = person.isSupervisor() || person.has(Roles.MODERATOR);
        chain = new LedgerChain(times);
        filters = new LedgerFilters(entries, filter -> go(LedgerAddress.of(filter)));
        table = new LedgerTable(
                times, opensCases, line -> address.withEntry(line.entryId()).page());
        panel = new LedgerEntryPanel(times, opensCases);
        addClassName("ledger-view");
        table.addItemClickListener(event -> go(address.withEntry(event.getItem().entryId())));
        check.setAriaLabel(getTranslation("ledger.check")); // on phones only the icon stands there
        check.addClickListener(event -> {
            checks.ask(person);
            showChain();
        });
        csv.addClassNames("row", "strong", "nowrap", "bar-link");
        csv.setAriaLabel(getTranslation("ledger.csv"));
        csv.add(icon("download"), text(getTranslation("ledger.csv")));
        csv.getElement().setAttribute("router-ignore", true).setAttribute("download", "ledger.csv");
        var leftOut = text(entries.leavesOut(person) ? getTranslation("ledger.own-matter") : "", "small", "quiet");
        add(chain, filters, place, box("ledger-foot row", leftOut, group("push pager", newest, older)));
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("ledger.title")), total, group("row push bar-acts", check, csv)};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("ledger.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        address = LedgerAddress.of(event.getLocation().getQueryParameters());
        try {
            show();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling();
    }

    private void show() {
        showChain();
        filters.show(address.filter());
        csv.setHref(address.file());
        if (!address.hasLinesOf(read)) {
            LedgerPage page = entries.page(address.filter(), address.after(), person);
            table.show(page.lines());
            newest.setHref(address.withAfter(null).page());
            newest.setVisible(address.after() != null);
            older.setHref(address.withAfter(page.older()).page());
            older.setVisible(page.older() != null);
            place.removeAll();
            place.add(page.lines().isEmpty() ? nothing() : table, panel);
            read = address;
        }
        showEntry();
    }

    private void showEntry() {
        Long wanted = address.entry();
        Optional<LedgerLine> line = wanted == null ? Optional.empty() : entries.find(wanted, person);
        line.ifPresent(found -> panel.show(found, checks.faultOf(found.entryId()), () -> go(address.withEntry(null))));
        panel.setVisible(line.isPresent());
        place.setClassName("with-entry", line.isPresent());
        table.mark(wanted);
    }

    private void showChain() {
        ChainState state = checks.state();
        chain.show(state);
        check.setEnabled(!state.isAsked());
        total.setText(
                state.since() == null
                        ? ""
                        : getTranslation(
                                "ledger.total",
                                LedgerWords.number(state.total()),
                                new LedgerTimes(entries.zone()).day(state.since())));
        if (state.isAsked()) {
            startPolling();
        } else {
            stopPolling();
        }
    }

    /** A walk from the beginning takes seconds: the page asks until it is done. */
    private void startPolling() {
        getUI().filter(ui -> polling == null).ifPresent(ui -> {
            ui.setPollInterval(POLL_MILLIS);
            polling = ui.addPollListener(event -> showChain());
        });
    }

    private void stopPolling() {
        if (polling != null) {
            polling.remove();
            polling = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    private Component nothing() {
        return new EmptyState(
                "book",
                getTranslation("ledger.empty"),
                getTranslation(address.filter().equals(LedgerFilter.ALL) ? "ledger.empty.all" : "ledger.empty.filter"));
    }

    private void broken(RuntimeException e) {
        String id = RequestIds.current();
        LoggerFactory.getLogger(LedgerView.class).error("request {}: the ledger could not be read", id, e);
        read = null;
        List.of(newest, older).forEach(link -> link.setVisible(false));
        place.removeAll();
        place.add(new EmptyState(
                        "triangle",
                        getTranslation("ledger.unreadable"),
                        getTranslation("ledger.unreadable.sentence", id),
                        new Button(getTranslation("ledger.again"), event -> show()))
                .bad());
    }

    private void go(LedgerAddress to) {
        getUI().ifPresent(ui -> ui.navigate(LedgerView.class, to.parameters()));
    }

    private Anchor pageLink(String words) {
        var link = new Anchor(LedgerAddress.PATH, getTranslation(words));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
