package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.havendesk.cases.MemberStanding.Line;
import org.havendesk.cases.MemberStanding.State;
import org.havendesk.kit.ReasonDialog;

/** What restricts the subject now, with the way to end it early, and the strikes that count. What is over stands in the series. */
final class CasePanelMeasures extends Div {
    private final CaseDesk desk;
    private final LongFunction<String> address;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.measures"));

    /** @param address of a case's page */
    CasePanelMeasures(CaseDesk desk, LongFunction<String> address) {
        this.desk = desk;
        this.address = address;
        add(section);
    }

    void show() {
        List<Line> holding = desk.member().measures().stream()
                .filter(line -> line.state() == State.PLANNED || line.state() == State.RUNNING)
                .toList();
        section.show(0, holding, few -> few.stream().map(this::line));
    }

    void allow(boolean value) {
        section.allow(value);
    }

    /** The strikes that count, where there are any. */
    Optional<Badge> strikes() {
        var member = desk.member();
        return Optional.ofNullable(member.strikesUntil())
                .map(until -> badge(
                        getTranslation(
                                "case.panel.strikes",
                                member.strikes(),
                                member.limit(),
                                desk.times().brief(until)),
                        "flag"));
    }

    private Component line(Line line) {
        var head = box("row between", text(what(line), "strong"), act(line));
        var about = box("quiet", text(when(line) + " · "), caseLink(line));
        return box("report-line", head, about);
    }

    private String what(Line line) {
        String kind = getTranslation("action." + line.kind().key());
        return line.roomName() == null ? kind : getTranslation("case.measure.room", kind, line.roomName());
    }

    private String when(Line line) {
        var times = desk.times();
        return switch (line.state()) {
            case PLANNED -> getTranslation("case.measure.planned");
            default ->
                line.endsAt() == null
                        ? getTranslation("case.measure.endless", times.brief(line.beginsAt()))
                        : getTranslation("case.measure.running", times.exact(line.endsAt()));
        };
    }

    private Component act(Line line) {
        var lift = new Button(getTranslation("case.measure.lift"), event -> ask(line));
        lift.addClassName("small-button");
        lift.setAriaLabel(getTranslation("case.measure.lift.label", what(line)));
        lift.setVisible(
                line.state() == State.RUNNING && (!line.grave() || desk.person().isSupervisor()));
        return lift;
    }

    private void ask(Line line) {
        new ReasonDialog(
                        getTranslation("case.measure.lift.title", what(line)),
                        getTranslation("case.measure.lift.sentence"),
                        getTranslation("case.measure.lift.confirm"),
                        reason -> desk.lift(line.measureId(), reason))
                .withLedger(
                        getTranslation("case.measure.lift.ledger", desk.person().name(), line.caseId()))
                .open();
    }

    private Component caseLink(Line line) {
        var link =
                new Anchor(address.apply(line.caseId()), getTranslation("case.title", String.valueOf(line.caseId())));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
