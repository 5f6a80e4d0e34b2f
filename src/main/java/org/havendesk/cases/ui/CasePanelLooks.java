package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.havendesk.cases.CaseFile.Look;

/** Who has looked: every reading of members' words leaves its line. */
final class CasePanelLooks extends Div {
    private final CaseDesk desk;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.looks"));

    CasePanelLooks(CaseDesk desk) {
        this.desk = desk;
        add(section);
    }

    void show() {
        section.show(0, desk.file().looks(), few -> few.stream().map(this::line));
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Component line(Look look) {
        String who = look.you() ? getTranslation("case.you") : look.who();
        var line = box(
                "row between note-line",
                text(read(look, who)),
                text(desk.times().brief(look.at()), "small", "quiet", "nowrap"));
        return look.reason() == null ? line : box("look-line", line, text("“" + look.reason() + "”", "quiet", "words"));
    }

    private String read(Look look, String who) {
        if (look.answers() > 0) {
            return getTranslation("case.panel.look.answers", who, look.answers());
        }
        return look.reasons() > 0
                ? getTranslation("case.panel.look.reasons", who, look.reasons())
                : getTranslation("case.panel.look", who, look.messages());
    }
}
