package org.havendesk.oversight.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.dependency.Uses;
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
import org.havendesk.oversight.LedgerLine;
import org.jspecify.annotations.Nullable;

/** The entries: five columns on desks, one column of cards on phones, drawn in the browser. */
@Uses(Avatar.class)
@Uses(SvgIcon.class)
class LedgerTable extends Grid<LedgerLine> {
    private static final int PHONE = 700;

    private static final String WHO = """
            <span class="row"><vaadin-avatar ?hidden="${item.machine}" .abbr="${item.letters}" .name="${item.who}"
            aria-hidden="true"></vaadin-avatar><span class="room-mark" ?hidden="${!item.machine}"><vaadin-icon
            src="icons/havendesk.svg" symbol="sliders"></vaadin-icon></span><span class="cut">${item.who}</span></span>""";
    private static final String WHAT = """
            <div class="why"><span class="ledger-what"><span class="strong">${item.verb}</span>
            <a tabindex="-1" router-link href="${item.case}" ?hidden="${!item.case}">${item.object}</a><span
            ?hidden="${item.case}">${item.object}</span></span><span class="why-why cut">${item.why}</span></div>""";
    private static final String ENTRY = """
            <a class="ledger-link" tabindex="-1" router-link href="${item.href}">${item.number}</a>""";
    private static final String PHONE_CARD = """
            <article class="phone-card"><div class="row small">%s<span class="push quiet">${item.time}</span></div>
            %s%s</article>""".formatted(ENTRY, WHO, WHAT);

    private final List<LedgerLine> lines = new ArrayList<>();
    private final ListDataProvider<LedgerLine> shown = new ListDataProvider<>(lines) {
        @Override
        public Object getId(LedgerLine line) {
            return line.entryId();
        }
    };
    private final List<Column<LedgerLine>> wide = new ArrayList<>();
    private final Map<String, ValueProvider<LedgerLine, ?>> words;
    private final Column<LedgerLine> card;

    /**
     * @param opensCases whether the reader may open cases
     * @param page the address of an entry's details
     */
    LedgerTable(LedgerTimes times, boolean opensCases, Function<LedgerLine, String> page) {
        words = words(times, opensCases, page);
        addClassName("ledger-grid");
        getElement().setAttribute("aria-label", getTranslation("ledger.grid"));
        setSelectionMode(SelectionMode.SINGLE);
        column("entry", ENTRY, "88px");
        column("time", "<span class=\"nowrap\">${item.time}</span>", "120px");
        column("who", WHO, "216px");
        column("what", WHAT, "200px").setFlexGrow(1);
        column("seal", "<span class=\"seal quiet\">${item.seal}</span>", "104px");
        card = addColumn(lit(PHONE_CARD)).setFlexGrow(1);
        card.setVisible(false);
        setItems(shown);
    }

    void show(List<LedgerLine> page) {
        lines.clear();
        lines.addAll(page);
        shown.refreshAll();
    }

    /** Marks the line whose details are shown. */
    void mark(@Nullable Long entry) {
        asSingleSelect()
                .setValue(lines.stream()
                        .filter(line -> Objects.equals(line.entryId(), entry))
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
            setAllRowsVisible(phone); // there the page scrolls, not a part of it
            setClassName("phone", phone);
        });
    }

    private Map<String, ValueProvider<LedgerLine, ?>> words(
            LedgerTimes times, boolean opensCases, Function<LedgerLine, String> page) {
        Map<String, ValueProvider<LedgerLine, ?>> cells = new LinkedHashMap<>();
        cells.put("number", line -> LedgerWords.number(line.entryId()));
        cells.put("href", page::apply);
        cells.put("time", line -> times.brief(line.at()));
        cells.put("machine", line -> !line.isByPerson());
        cells.put("letters", line -> line.isByPerson() ? Person.initials(line.actorName()) : "");
        cells.put("who", line -> LedgerWords.who(this, line));
        cells.put("verb", line -> LedgerWords.verb(this, line.verb()));
        cells.put("object", line -> LedgerWords.object(this, line));
        cells.put("case", line -> opensCases && line.caseId() != null ? "cases/" + line.caseId() : "");
        cells.put("why", line -> LedgerWords.why(this, line));
        cells.put("seal", line -> LedgerWords.shortSeal(line.seal()));
        return cells;
    }

    private Column<LedgerLine> column(String name, String template, String width) {
        var column = addColumn(lit(template))
                .setKey(name)
                .setHeader(getTranslation("ledger.column." + name))
                .setWidth(width)
                .setFlexGrow(0);
        wide.add(column);
        return column;
    }

    private LitRenderer<LedgerLine> lit(String template) {
        var renderer = LitRenderer.<LedgerLine>of(template);
        words.forEach((name, value) -> {
            if (template.contains("item." + name)) {
                renderer.withProperty(name, value);
            }
        });
        return renderer;
    }
}
