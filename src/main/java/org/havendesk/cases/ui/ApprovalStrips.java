package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.havendesk.cases.Approval;
import org.havendesk.cases.Proposal;

/** Lines above the foot: what waits for a second person while the case goes on, and broken glass until it is reviewed. */
final class ApprovalStrips extends Div {
    private final CaseDesk desk;
    private final ApprovalAsk ask;
    private List<Long> shown = List.of();

    ApprovalStrips(CaseDesk desk) {
        this.desk = desk;
        ask = new ApprovalAsk(this, desk.approvals());
        addClassName("notices");
        getElement().setAttribute("role", "status");
    }

    /** Follows the case. */
    void show() {
        List<Approval> open = desk.approvals().beside();
        List<Long> now = open.stream().map(Approval::approvalId).toList();
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            open.forEach(each -> add(each.awaitsReview() ? broken(each) : asked(each)));
        }
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
