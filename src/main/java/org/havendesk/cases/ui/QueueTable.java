package org.havendesk.cases.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.signals.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.Countdown;

/**
 * The rows of the queue: seven columns on desks, one column of cards on phones. The cells are drawn in the browser from
 * {@link QueueRowWords}; the components that the templates use are named so that they are brought along.
 */
@Uses(Avatar.class)
@Uses(Badge.class)
@Uses(Countdown.class)
@Uses(ProgressBar.class)
@Uses(SvgIcon.class)
class QueueTable extends Grid<QueueRow> {
    private static final int PHONE = 700;
    private static final int NARROW = 1200;

    private static final String TIER = """
            <vaadin-badge class="tier ${item.tier}"><vaadin-icon slot="icon" src="icons/havendesk.svg"
            symbol="${item.tierIcon}"></vaadin-icon>${item.tierWord}</vaadin-badge>""";
    private static final String WHEN = """
            <span class="when ${item.late ? 'late' : ''}"><vaadin-icon src="icons/havendesk.svg"
            symbol="${item.late ? 'late' : 'clock'}"></vaadin-icon>${item.due}</span>""";
    private static final String DUE = """
            <div class="due">%s<span class="row small quiet"><vaadin-progress-bar class="${item.late ? 'late' : ''}"
            .value="${item.used}" aria-label="${item.usedLabel}"></vaadin-progress-bar>${item.at}</span></div>""".formatted(WHEN);
    private static final String PATH = """
            <span class="path"><vaadin-icon src="icons/havendesk.svg" symbol="${item.pathIcon}"></vaadin-icon>${item.path}</span>""";
    private static final String TITLE = """
            <a class="case-link" tabindex="-1" router-link href="${item.href}">${item.title}</a>""";
    private static final String LEFT = """
            <span class="left-mark small quiet" ?hidden="${!item.left}"><vaadin-icon src="icons/havendesk.svg"
            symbol="pause"></vaadin-icon>${item.leftWord}</span>""";
    private static final String WHY = """
            <div class="why"><span class="why-what">%s%s%s</span><span class="why-why">${item.why}</span></div>""".formatted(TITLE, PATH, LEFT);
    private static final String MEMBER = """
            <span class="row"><span class="room-mark" ?hidden="${!item.room}"><vaadin-icon src="icons/havendesk.svg"
            symbol="chat"></vaadin-icon></span><vaadin-avatar class="member" ?hidden="${item.room}" .abbr="${item.letters}"
            .name="${item.alias}" aria-hidden="true"></vaadin-avatar><span class="alias">${item.alias}
            <span class="code">· ${item.code}</span></span></span>""";
    private static final String HOLDER = """
            <span class="row ${item.held ? '' : 'quiet'}"><vaadin-avatar ?hidden="${!item.held}" .abbr="${item.holderLetters}"
            .name="${item.holder}" aria-hidden="true"></vaadin-avatar><span class="nobody" ?hidden="${item.held}"></span>
            <span class="by"><span>${item.holder}</span><span class="small quiet" ?hidden="${!item.held}">${item.leaseWord}
            <haven-countdown .remainingMs="${item.lease}"></haven-countdown></span></span></span>""";
    private static final String PHONE_CARD = """
            <article class="phone-card"><div class="row">%s%s<span class="push">%s</span></div>
            <div class="strong">%s</div>%s<div class="why-why">${item.why}</div>
            <div class="row small quiet">%s<span ?hidden="${!item.program}">· ${item.program}</span>
            <span class="push nowrap">${item.holder}</span></div></article>""".formatted(TIER, PATH, WHEN, TITLE, LEFT, MEMBER);

    private final QueueRowWords words;
    private final List<QueueRow> rows = new ArrayList<>();
    private final ListDataProvider<QueueRow> shown = new ListDataProvider<>(rows) {
        @Override
        public Object getId(QueueRow row) {
            return row.caseId();
        }
    };
    private final Map<String, Column<QueueRow>> wide = new LinkedHashMap<>();
    private final Column<QueueRow> card;
    private int width; // 0 before the browser has told
    private boolean programs;
    private boolean hasCards;

    QueueTable(QueueRowWords words) {
        this.words = words;
        addClassName("queue-grid");
        getElement().setAttribute("aria-label", getTranslation("queue.grid"));
        setSelectionMode(SelectionMode.SINGLE);
        column("tier", TIER, "146px");
        column("due", DUE, "152px");
        column("what", WHY, "240px").setFlexGrow(1);
        column("member", MEMBER, "200px");
        column("program", "${item.program}", "128px");
        column("reports", "${item.reports}", "88px").setTextAlign(ColumnTextAlign.END);
        column("holder", HOLDER, "152px");
        card = addColumn(LitRenderer.<QueueRow>of("")).setFlexGrow(1); // desks are not sent each row twice
        card.setVisible(false);
        setItems(shown);
    }

    /** Shows these rows in place of all others. */
    void show(List<QueueRow> page) {
        rows.clear();
        rows.addAll(page);
        shown.refreshAll();
        programs = page.stream().anyMatch(row -> row.program() != null);
        fit();
    }

    /** Draws the same rows as they are now, each where it stands; what would look the same is not sent again. */
    void update(List<QueueRow> page) {
        var before = rows.stream().collect(Collectors.toMap(QueueRow::caseId, row -> row));
        rows.clear();
        rows.addAll(page);
        page.stream()
                .filter(row -> !before.containsKey(row.caseId()) || words.differ(before.get(row.caseId()), row))
                .forEach(shown::refreshItem);
    }

    /** Puts a row in hand; the rows scroll only where it would be out of sight. */
    void take(QueueRow row, int index) {
        select(row);
        getElement().executeJs("""
                if ($0 < this._firstVisibleIndex) this.scrollToIndex($0);
                else if ($0 >= this._lastVisibleIndex) this.scrollToIndex($0 - this._lastVisibleIndex + this._firstVisibleIndex + 1);
                """, index);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        Signal.effect(this, () -> {
            width = page.windowSizeSignal().get().width();
            fit();
        });
    }

    private void fit() {
        boolean phone = width > 0 && width <= PHONE;
        wide.values().forEach(column -> column.setVisible(!phone));
        wide.get("program").setVisible(programs && (width == 0 || width > NARROW));
        wide.get("reports").setVisible(width == 0 || width > NARROW);
        if (phone && !hasCards) {
            card.setRenderer(lit(PHONE_CARD));
            hasCards = true;
        }
        card.setVisible(phone);
        setClassName("phone", phone);
    }

    private Column<QueueRow> column(String name, String template, String width) {
        var column = addColumn(lit(template))
                .setKey(name)
                .setHeader(getTranslation("queue.column." + name))
                .setWidth(width)
                .setFlexGrow(0);
        wide.put(name, column);
        return column;
    }

    private LitRenderer<QueueRow> lit(String template) {
        var renderer = LitRenderer.<QueueRow>of(template);
        for (Map.Entry<String, ValueProvider<QueueRow, ?>> property :
                words.properties().entrySet()) {
            if (template.contains("item." + property.getKey())) {
                renderer.withProperty(property.getKey(), property.getValue());
            }
        }
        return renderer;
    }
}
