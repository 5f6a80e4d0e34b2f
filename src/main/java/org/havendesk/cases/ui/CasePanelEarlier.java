package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.LongFunction;
import org.havendesk.cases.CaseFile.EarlierCase;
import org.havendesk.settings.CasePath;

/** The other cases of the subject, each with the way to it. */
final class CasePanelEarlier extends Div {
    private final CaseDesk desk;
    private final LongFunction<String> address;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.earlier"));

    /** @param address of a case's page */
    CasePanelEarlier(CaseDesk desk, LongFunction<String> address) {
        this.desk = desk;
        this.address = address;
        add(section);
    }

    void show() {
        var earlier = desk.file().earlier();
        section.show(earlier.size(), earlier.stream().map(this::line));
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Component line(EarlierCase other) {
        boolean care = other.path() == CasePath.CARE;
        String what = CaseWords.category(this, other.category());
        String outcome = other.outcome() == null
                ? getTranslation("case.state." + other.state().key())
                : CaseWords.outcome(this, other.outcome());
        var link = new Anchor(address.apply(other.caseId()), String.valueOf(other.caseId()));
        link.getElement().setAttribute("router-link", true);
        return box(
                "row note-line",
                group(
                        "path",
                        icon(care ? "heart" : "scale"),
                        new Span(getTranslation("path." + other.path().key()))),
                link,
                text(what + ", " + outcome, "grow", "cut"),
                text(desk.times().brief(other.openedAt()), "small", "quiet", "nowrap"));
    }
}
