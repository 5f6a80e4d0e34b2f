package org.havendesk.oversight.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.ledger.Fault;
import org.havendesk.oversight.LedgerLine;

/** One entry in full: who, what, before and after, why, and how it stands in the chain. */
final class LedgerEntryPanel extends Aside {
    private final LedgerTimes times;
    private final boolean opensCases;

    /** @param opensCases whether the reader may open cases */
    LedgerEntryPanel(LedgerTimes times, boolean opensCases) {
        this.times = times;
        this.opensCases = opensCases;
        addClassName("ledger-panel");
    }

    /** @param fault what is wrong with it beside the one before it */
    void show(LedgerLine line, Optional<Fault> fault, Runnable close) {
        removeAll();
        String title = getTranslation("ledger.entry", LedgerWords.number(line.entryId()));
        getElement().setAttribute("aria-label", title);
        var closer = button("", "x", null, "push");
        closer.setAriaLabel(getTranslation("ledger.entry.close"));
        closer.addThemeVariants(ButtonVariant.TERTIARY);
        closer.addClickListener(event -> close.run());
        var head = box("row panel-head", new Div(new H2(title), text(times.full(line.at()), "small", "quiet")), closer);
        add(head, section(who(line), what(line)));
        if (!LedgerWords.names(line).isEmpty()) {
            add(section(values(line)));
        }
        if (line.reason() != null) {
            var reason = new Paragraph(line.reason());
            reason.addClassName("words");
            add(section(new H3(getTranslation("ledger.reason")), reason));
        }
        add(section(chain(line), fits(line, fault)));
        var foot = new Paragraph(icon("info"), text(getTranslation("ledger.entry.foot")));
        foot.addClassNames("row", "small", "quiet", "panel-foot");
        add(foot);
    }

    private Component who(LedgerLine line) {
        String name = LedgerWords.who(this, line);
        return line.isByPerson()
                ? box("row", avatar(name, Person.initials(name)), text(name, "strong"))
                : box("row", box("room-mark", icon("sliders")), text(name, "strong"));
    }

    private Component what(LedgerLine line) {
        var sentence = new Paragraph(text(LedgerWords.verb(this, line.verb())), text(" · "));
        String object = LedgerWords.object(this, line);
        if (opensCases && line.caseId() != null) {
            var link = new Anchor("cases/" + line.caseId(), object);
            link.getElement().setAttribute("router-link", true);
            sentence.add(link);
        } else {
            sentence.add(text(object));
        }
        return sentence;
    }

    private Component values(LedgerLine line) {
        var table = new NativeTable();
        table.addClassName("figures");
        table.setCaptionText(getTranslation("ledger.values"));
        var heads = table.getHead().addRow();
        for (String head : new String[] {"name", "before", "after"}) {
            heads.addHeaderCell().setText(getTranslation("ledger.values." + head));
        }
        for (String name : LedgerWords.names(line)) {
            var row = table.getBody().addRow();
            row.addHeaderCell().setText(LedgerWords.plain(name));
            row.addDataCell().setText(line.before().getOrDefault(name, "–"));
            row.addDataCell().setText(line.after().getOrDefault(name, "–"));
        }
        return table;
    }

    private Component chain(LedgerLine line) {
        var list = new DescriptionList();
        if (line.requestId() != null) {
            fact(list, getTranslation("ledger.request"), line.requestId());
        }
        if (line.entryId() > 1) {
            fact(
                    list,
                    getTranslation("ledger.seal.of", LedgerWords.number(line.entryId() - 1)),
                    LedgerWords.seal(line.previousSeal()));
        }
        fact(list, getTranslation("ledger.seal.this"), LedgerWords.seal(line.seal()));
        return list;
    }

    private Component fits(LedgerLine line, Optional<Fault> fault) {
        return fault.isEmpty()
                ? badge(getTranslation("ledger.fits"), "link", "good")
                : badge(
                        getTranslation("ledger.fits.not." + fault.get().key(), LedgerWords.number(line.entryId() - 1)),
                        "triangle",
                        "late");
    }

    private static void fact(DescriptionList list, String name, String value) {
        var term = new DescriptionList.Term(name);
        term.addClassNames("small", "quiet");
        var description = new DescriptionList.Description(value);
        description.addClassName("seal");
        list.add(term, description);
    }

    private static Div section(Component... parts) {
        return box("panel-part", parts);
    }
}
