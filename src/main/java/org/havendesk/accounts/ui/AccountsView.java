package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.AccountFilter;
import org.havendesk.accounts.AccountLetters;
import org.havendesk.accounts.AccountPage;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.Directory;
import org.havendesk.accounts.Outcome;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The people who work here, and their accounts. The address is the truth for filter, page and open account. */
@Route(AccountsAddress.PATH)
@RolesAllowed(Roles.ADMIN)
class AccountsView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final Directory directory;
    private final AccountDesk desk;
    private final AccountLetters letters;
    private final Span total = text("", "quiet", "only-desktop");
    private final Span without = text("", "strong", "care", "only-desktop");
    private final Anchor csv = new Anchor("export/accounts.csv");
    private final AccountsFilters filters = new AccountsFilters(filter -> go(AccountsAddress.of(filter)));
    private final AccountsTable table;
    private final AccountPanel panel;
    private final Div list = box("accounts-list");
    private final Div place = box("accounts-place", list);
    private final Anchor first = pageLink("accounts.page.first");
    private final Anchor next = pageLink("accounts.page.next");
    private final Div apart = new Div();
    private AccountsAddress address = AccountsAddress.of(AccountFilter.ALL);

    AccountsView(
            Directory directory, AccountActs acts, AccountLetters letters, Settings settings, CurrentPerson current) {
        this.directory = directory;
        this.letters = letters;
        var words = new AccountWords(this, settings.community().zone());
        desk = new AccountDesk(
                directory,
                acts,
                letters,
                settings,
                current.get(),
                words,
                this::tell,
                () -> go(address.withAccount(null)));
        table = new AccountsTable(
                words, row -> address.withAccount(row.accountId()).page());
        panel = new AccountPanel(desk);
        addClassName("accounts-view");
        table.addItemClickListener(
                event -> go(address.withAccount(event.getItem().accountId())));
        csv.addClassNames("row", "strong", "nowrap", "bar-link");
        csv.setAriaLabel(getTranslation("accounts.csv"));
        csv.add(icon("download"), text(getTranslation("accounts.csv")));
        csv.getElement().setAttribute("router-ignore", true).setAttribute("download", "accounts.csv");
        place.add(panel);
        add(filters, place);
    }

    @Override
    public Component[] navbar() {
        var invite = button(getTranslation("accounts.invite"), "plus", null);
        invite.setAriaLabel(getTranslation("accounts.invite"));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        invite.addClickListener(event -> new InviteDialog(desk.keepsApart(), letters.canBeSent(), desk::invite).open());
        return new Component[] {
            new H1(getTranslation("accounts.title")), total, without, group("row push bar-acts", csv, invite)
        };
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("accounts.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        address = AccountsAddress.of(event.getLocation().getQueryParameters());
        panel.quiet();
        show();
    }

    private void show() {
        list.removeAll();
        try {
            filters.show(address.filter());
            csv.setHref(address.file());
            showRows(directory.page(address.filter(), address.after()));
            showAccount();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            String id = RequestIds.current();
            LoggerFactory.getLogger(AccountsView.class).error("request {}: the accounts could not be read", id, e);
            panel.setVisible(false);
            list.add(new EmptyState(
                            "triangle",
                            getTranslation("accounts.unreadable"),
                            getTranslation("accounts.unreadable.sentence", id),
                            new Button(getTranslation("accounts.again"), event -> show()))
                    .bad());
        }
    }

    private void showRows(AccountPage page) {
        total.setText(getTranslation("accounts.total", page.total()));
        without.setText(
                page.withoutSecondStep() == 0 ? "" : getTranslation("accounts.without-step", page.withoutSecondStep()));
        table.show(page.rows());
        first.setHref(address.withAfter(null).page());
        first.setVisible(address.after() != null);
        next.setHref(address.withAfter(page.next()).page());
        next.setVisible(page.next() != null);
        list.add(
                page.rows().isEmpty()
                        ? new EmptyState(
                                "users", getTranslation("accounts.empty"), getTranslation("accounts.empty.sentence"))
                        : table);
        showApart();
        list.add(group("row pager accounts-pager", first, next), apart);
    }

    /** Where the two sides may be one person, that is said for as long as it is so. */
    private void showApart() {
        boolean keeps = desk.keepsApart();
        boolean both = directory.hasBothSides();
        apart.removeAll();
        apart.setClassName(keeps && !both ? "notice" : "notice care");
        String key = keeps ? (both ? "accounts.apart.left" : "accounts.apart") : "accounts.apart.lifted";
        apart.add(
                icon("scale"),
                box("notice-words", text(getTranslation(key + ".line"), "strong"), text(getTranslation(key))));
    }

    private void showAccount() {
        Optional<AccountRow> account = Optional.ofNullable(address.account()).flatMap(directory::find);
        account.ifPresent(panel::show);
        panel.setVisible(account.isPresent());
        place.setClassName("with-entry", account.isPresent());
        table.mark(address.account());
    }

    private void tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> panel.say(getTranslation("accounts.done"), true);
            case Outcome.Linked linked -> panel.quiet();
            case Outcome.Refused refused -> panel.say(getTranslation("accounts.refused." + refused.why()), false);
        }
        show();
    }

    private void go(AccountsAddress to) {
        getUI().ifPresent(ui -> ui.navigate(AccountsView.class, to.parameters()));
    }

    private Anchor pageLink(String words) {
        var link = new Anchor(AccountsAddress.PATH, getTranslation(words));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
