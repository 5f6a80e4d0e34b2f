package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.Approval;
import org.havendesk.cases.Approval.State;
import org.havendesk.cases.Proposal;

/**
 * Lines above the foot: what waits for a second person while the case goes on, what came back from one with their reason, and
 * broken glass until it is reviewed.
 */
final class ApprovalStrips extends Div {
    private final CaseDesk desk;
    private final ApprovalAsk ask;
    private List<Shown> shown = List.of();

    /** What a line depends on. */
    private record Shown(long approvalId, State state) {}

    ApprovalStrips(CaseDesk desk) {
        this.desk = desk;
        ask = new ApprovalAsk(this, desk.approvals());
        addClassName("notices");
        getElement().setAttribute("role", "status");
    }

    /** Follows the case. */
    void show() {
        List<Approval> lines = Stream.concat(desk.approvals().unheard().stream(), desk.approvals().beside().stream())
                .toList();
        List<Shown> now = lines.stream()
                .map(each -> new Shown(each.approvalId(), each.state()))
                .toList();
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            lines.forEach(each -> add(line(each)));
        }
    }

    private Component line(Approval approval) {
        return switch (approval.state()) {
            case REFUSED, LAPSED -> unheard(approval);
            case GLASS_BROKEN -> broken(approval);
            default -> asked(approval);
        };
    }

    private Component unheard(Approval asked) {
        var answer = asked.answer();
        String what = ApprovalWords.what(this, asked);
        var words = answer == null
                ? box("grow", text(getTranslation("approval.unheard", asked.asker(), what), "strong"))
                : box(
                        "grow",
                        text(getTranslation("approval.sent_back", answer.who(), what), "strong"),
                        text(" " + desk.times().exact(answer.at())),
                        box("words", text("“" + answer.reason() + "”")));
        return box("row case-notice approval-strip", icon("undo"), words);
    }

    private Component asked(Approval asked) {
        var words = box(
                "grow",
                text(getTranslation("approval.proposes", asked.asker(), ApprovalWords.what(this, asked)), "strong"),
                text(" "
                        + getTranslation(
                                "approval.strip",
                                desk.times().exact(asked.askedAt()),
                                desk.times().exact(asked.answerBy()))));
        words.add(box("words", text("“" + asked.reason() + "”")));
        emergency(asked, words);
        var line = box("row case-notice approval-strip", icon("twopeople"), words);
        if (asked.isFor(desk.person())) {
            line.add(
                    act("approval.refuse", () -> ask.refuse(asked)),
                    act("approval.approve.dots", () -> ask.approve(asked)));
        } else if (asked.isAskedBy(desk.person())) {
            line.add(act("approval.withdraw.short", () -> ask.withdraw(asked)));
        }
        return line;
    }

    private Component broken(Approval broken) {
        var words = box(
                "grow",
                text(
                        getTranslation(
                                "approval.broken", broken.asker(), desk.times().exact(broken.askedAt())),
                        "strong"),
                text(" " + getTranslation("approval.broken.open")),
                box("words", text("“" + broken.reason() + "”")));
        emergency(broken, words);
        var line = box("row case-notice refused approval-strip", icon("warn"), words);
        if (broken.isFor(desk.person())) {
            line.add(
                    act("approval.disagree", () -> ask.review(broken, false)),
                    act("approval.agree", () -> ask.review(broken, true)));
        }
        return line;
    }

    /** Who answers has to know who would be told, and of what. */
    private void emergency(Approval asked, Div words) {
        if (asked.proposal() instanceof Proposal.Disclose(var emergency)
                && desk.person().isSupervisor()) {
            words.add(box(
                    "quiet",
                    text(getTranslation(
                            "approval.emergency",
                            emergency.recipient(),
                            emergency.affiliation(),
                            emergency.nature()))));
        }
    }

    private Button act(String key, Runnable run) {
        var button = new Button(getTranslation(key), event -> run.run());
        button.addClassName("small-button");
        return button;
    }
}
