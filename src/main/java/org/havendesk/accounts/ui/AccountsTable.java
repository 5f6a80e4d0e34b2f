package org.havendesk.accounts.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.signals.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.havendesk.access.Person;
import org.havendesk.accounts.AccountRow;
import org.jspecify.annotations.Nullable;

/** The accounts: six columns on desks, one column of cards on phones, drawn in the browser. */
@Uses(Avatar.class)
@Uses(Badge.class)
@Uses(SvgIcon.class)
class AccountsTable extends Grid<AccountRow> {
    private static final int PHONE = 700;

    private static final String NAME = """
            <span class="row"><vaadin-avatar .abbr="${item.letters}" .name="${item.name}" aria-hidden="true"></vaadin-avatar>
            <a class="cut account-link" tabindex="-1" router-link href="${item.href}">${item.name}</a></span>""";
    private static final String ROLES = """
            <span class="account-roles">${item.roles.map(role => html`<vaadin-badge>${role}</vaadin-badge>`)}</span>""";
    private static final String STEP = """
            <vaadin-badge class="${item.stepSet ? 'good' : 'care'}"><vaadin-icon slot="icon" src="icons/havendesk.svg"
            symbol="${item.stepSet ? 'lock' : 'triangle'}"></vaadin-icon>${item.step}</vaadin-badge>""";
    private static final String STATUS = """
            <span class="row half account-status ${item.state}"><vaadin-icon src="icons/havendesk.svg"
            symbol="${item.statusIcon}"></vaadin-icon>${item.status}</span>""";
    private static final String PHONE_CARD = """
            <article class="phone-card"><div class="row between">%s%s</div>%s<div class="row small quiet">%s
            <span class="push nowrap">${item.seen}</span></div></article>""".formatted(NAME, STATUS, ROLES, STEP);

    private final List<AccountRow> rows = new ArrayList<>();
    private final ListDataProvider<AccountRow> shown = new ListDataProvider<>(rows) {
        @Override
        public Object getId(AccountRow row) {
            return row.accountId();
        }
    };
    private final List<Column<AccountRow>> wide = new ArrayList<>();
    private final Map<String, ValueProvider<AccountRow, ?>> cells;
    private final Column<AccountRow> card;

    /** @param page the address of an account's panel */
    AccountsTable(AccountWords words, Function<AccountRow, String> page) {
        cells = cells(words, page);
        addClassName("accounts-grid");
        getElement().setAttribute("aria-label", getTranslation("accounts.title"));
        setSelectionMode(SelectionMode.SINGLE);
        column("name", NAME, "176px").setFlexGrow(1);
        column("roles", ROLES, "200px").setFlexGrow(1);
        column("step", STEP, "136px");
        column("sessions", "${item.sessions}", "84px").setTextAlign(ColumnTextAlign.END);
        column("seen", "<span class=\"quiet nowrap\">${item.seen}</span>", "108px");
        column("status", STATUS, "108px");
        card = addColumn(lit(PHONE_CARD)).setFlexGrow(1);
        card.setVisible(false);
        setItems(shown);
        setAllRowsVisible(true); // as high as its rows; on desks at most as the window
    }

    void show(List<AccountRow> page) {
        rows.clear();
        rows.addAll(page);
        shown.refreshAll();
    }

    /** Marks the row whose panel is open. */
    void mark(@Nullable Long account) {
        asSingleSelect()
                .setValue(rows.stream()
                        .filter(row -> Objects.equals(row.accountId(), account))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        Signal.effect(this, () -> {
            int width = page.windowSizeSignal().get().width();
            boolean phone = width > 0 && width <= PHONE;
            wide.forEach(column -> column.setVisible(!phone));
            card.setVisible(phone);
            setClassName("phone", phone);
        });
    }

    private static Map<String, ValueProvider<AccountRow, ?>> cells(
            AccountWords words, Function<AccountRow, String> page) {
        Map<String, ValueProvider<AccountRow, ?>> cells = new LinkedHashMap<>();
        cells.put("name", AccountRow::name);
        cells.put("letters", row -> Person.initials(row.name()));
        cells.put("href", page::apply);
        cells.put("roles", words::roles);
        cells.put("stepSet", AccountRow::hasSecondStep);
        cells.put("step", words::step);
        cells.put("sessions", AccountRow::sessions);
        cells.put("seen", row -> words.ago(row.seenAt()));
        cells.put("state", row -> row.status().key());
        cells.put("status", words::status);
        cells.put("statusIcon", AccountWords::statusIcon);
        return cells;
    }

    private Column<AccountRow> column(String name, String template, String width) {
        var column = addColumn(lit(template))
                .setKey(name)
                .setHeader(getTranslation("accounts.column." + name))
                .setWidth(width)
                .setFlexGrow(0);
        wide.add(column);
        return column;
    }

    private LitRenderer<AccountRow> lit(String template) {
        var renderer = LitRenderer.<AccountRow>of(template);
        cells.forEach((name, value) -> {
            if (template.contains("item." + name)) {
                renderer.withProperty(name, value);
            }
        });
        return renderer;
    }
}
