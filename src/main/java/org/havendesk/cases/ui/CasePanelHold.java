package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.stream.Stream;
import org.havendesk.cases.LegalHolds;
import org.havendesk.cases.LegalHolds.Hold;
import org.havendesk.kit.ReasonDialog;

/** Whether the case is held, or its words are gone already; supervisors set and lift the hold. */
final class CasePanelHold extends Div {
    private final CaseDesk desk;
    private final LegalHolds holds;
    private final CasePanelSection section = new CasePanelSection(getTranslation("hold.title"));

    CasePanelHold(CaseDesk desk, LegalHolds holds) {
        this.desk = desk;
        this.holds = holds;
        add(section);
    }

    void show() {
        var keeping = holds.of(desk.caseId(), desk.person());
        Stream<Component> removed = Stream.ofNullable(keeping.removedAt())
                .map(at -> text(getTranslation("hold.removed", desk.times().exact(at)), "quiet"));
        Stream<Component> held = Stream.ofNullable(keeping.hold()).map(this::held);
        Stream<Component> act =
                desk.person().isSupervisor() ? Stream.of(keeping.hold() == null ? set() : lift()) : Stream.empty();
        section.show(0, Stream.of(removed, held, act).flatMap(part -> part));
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Component held(Hold hold) {
        return box(
                "report-line",
                box(
                        "row between",
                        badge(getTranslation("hold.running"), "lock"),
                        text(desk.times().brief(hold.since()), "small", "quiet", "nowrap")),
                text("“" + hold.reason() + "”", "words"),
                text(getTranslation("hold.by", hold.who()), "small", "quiet"));
    }

    private Component set() {
        return button("hold.set", () -> new ReasonDialog(
                        getTranslation("hold.set.title"),
                        getTranslation("hold.set.sentence"),
                        getTranslation("hold.set"),
                        reason -> desk.act("hold", () -> holds.set(desk.caseId(), reason, desk.person())))
                .open());
    }

    private Component lift() {
        return button("hold.lift", () -> new ReasonDialog(
                        getTranslation("hold.lift.title"),
                        getTranslation("hold.lift.sentence"),
                        getTranslation("hold.lift"),
                        reason -> desk.act("lift_hold", () -> holds.lift(desk.caseId(), reason, desk.person())))
                .open());
    }

    private Button button(String words, Runnable act) {
        var button = new Button(getTranslation(words), event -> act.run());
        button.addClassNames("small-button", "quiet-button");
        return button;
    }
}
