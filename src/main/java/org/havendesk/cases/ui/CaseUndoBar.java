package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseFile.DecisionLine;
import org.havendesk.kit.Countdown;
import org.jspecify.annotations.Nullable;

/** The ten seconds in which a decision can be taken back; nothing leaves before they end. */
final class CaseUndoBar extends Div {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final CaseDesk desk;
    private @Nullable Long shown;

    CaseUndoBar(CaseDesk desk) {
        this.desk = desk;
        addClassName("undo-place");
        getElement().setAttribute("role", "status");
    }

    /** Follows the case: there while the person can take the decision back. */
    void show() {
        DecisionLine decision = desk.undoable().orElse(null);
        if (decision == null) {
            shown = null;
            removeAll();
        } else if (!Long.valueOf(decision.decisionId()).equals(shown)) {
            shown = decision.decisionId();
            removeAll();
            add(card(decision));
        }
    }

    private Div card(DecisionLine decision) {
        var countdown =
                new Countdown(Duration.ofMillis(decision.undoLeftMillis()), Countdown.Format.SECONDS).withBar(WINDOW);
        countdown.addOverListener(event -> over());
        boolean sends = decision.actions().stream()
                .anyMatch(action -> action != Action.NO_ACTION && action != Action.HAND_OVER);
        var words = box(
                "grow",
                group(
                        "strong sending",
                        text(getTranslation(sends ? "case.undo.sending" : "case.undo.final")),
                        countdown,
                        text(getTranslation("case.undo.seconds"))),
                text(CaseWords.effect(this, "sending", decision.actions(), desk.file()), "quiet"));
        var undo = button(getTranslation("case.undo"), "undo", "Z", "tall");
        undo.addClickListener(event -> desk.undo());
        return box("undo-card", icon("clock", "icon-l"), words, undo);
    }

    private void over() {
        shown = null;
        removeAll();
        desk.refresh();
    }
}
