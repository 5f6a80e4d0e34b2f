package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;
import org.havendesk.cases.Action;
import org.havendesk.cases.Approval;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.settings.Policy;

/** The foot of a case whose decision waits for a second person: for who may answer, for who asked, and for others. */
final class ApprovalBar extends Div {
    private final CaseDesk desk;
    private final ApprovalAsk ask;
    private final Approval asked;

    /** @param next the way to the next case */
    ApprovalBar(CaseDesk desk, Approval asked, Supplier<Component> next) {
        this.desk = desk;
        this.asked = asked;
        ask = new ApprovalAsk(this, desk.approvals());
        addClassName("approval-bar");
        switch (desk.standing()) {
            case TO_APPROVE -> drawQuestion();
            case PROPOSED -> drawWaiting(next.get());
            default -> drawForOthers(next.get());
        }
    }

    private void drawQuestion() {
        DecisionRequest request = asked.decision();
        var words = box(
                "col grow approval-words",
                box(
                        "approval-line",
                        text(
                                getTranslation("approval.proposes", asked.asker(), ApprovalWords.what(this, asked)),
                                "strong"),
                        text(
                                " "
                                        + getTranslation(
                                                "approval.times",
                                                desk.times().exact(asked.askedAt()),
                                                desk.times().exact(asked.answerBy())),
                                "quiet")),
                text(rule(request) + " “" + asked.reason() + "” " + getTranslation("approval.why"), "quiet", "small"),
                links(request));
        add(box("row approval-head", group("dot now l", icon("twopeople")), words), answers(request));
    }

    private Div links(DecisionRequest request) {
        var links = box("row approval-links");
        if (request.text() != null) {
            links.add(link("approval.notice", () -> ask.readNotice(request)));
        }
        desk.approvals()
                .toReporters(request)
                .ifPresent(words -> links.add(link("approval.outcome", () -> ask.readOutcome(words))));
        int messages = desk.reports().messages().size();
        int reports = desk.file().reports().size();
        links.add(link("approval.facts", () -> ask.readFacts(asked, messages, reports), messages));
        return links;
    }

    private Button link(String key, Runnable open, Object... facts) {
        var link = new Button(getTranslation(key, facts), event -> open.run());
        link.addThemeVariants(ButtonVariant.TERTIARY);
        link.addClassNames("small-button", "link-button");
        return link;
    }

    private Component answers(DecisionRequest request) {
        var approve = button(getTranslation("approval.approve"), "check", "A", "tall");
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.addClickListener(event -> ask.approve(asked));
        var back = button(getTranslation("approval.refuse"), "undo", null, "tall");
        back.addClickListener(event -> ask.refuse(asked));
        var shorter = button(getTranslation("approval.shorter"), null, null, "tall");
        shorter.addClickListener(event -> ask.shorter(asked));
        shorter.setVisible(request.actions().contains(Action.SUSPEND)
                && request.lasts() != null
                && !ApprovalShorterDialog.below(request.lasts()).isEmpty());
        return box(
                "row approval-answers",
                group("row half small quiet grow", icon("info"), text(getTranslation("approval.ledger"))),
                box("row decide-acts", shorter, back, approve));
    }

    private void drawWaiting(Component next) {
        var withdraw = button(getTranslation("approval.withdraw"), "undo", null, "tall");
        withdraw.addClickListener(event -> ask.withdraw(asked));
        String who = ApprovalWords.anyOf(
                this,
                desk.approvals().onCall().stream()
                        .filter(each -> each.supervisor() && each.accountId() != asked.askedBy())
                        .toList());
        String at = desk.times().exact(asked.askedAt());
        String until = desk.times().exact(asked.answerBy());
        var words = box(
                "col grow",
                text(getTranslation("approval.waiting"), "strong"),
                text(ApprovalWords.title(this, asked) + "."),
                text(
                        who.isEmpty()
                                ? getTranslation("approval.waiting.nobody", at, until)
                                : getTranslation("approval.waiting.who", at, who, until),
                        "quiet",
                        "small"));
        add(box("row decide-line", group("dot l", icon("clock")), words, box("row decide-acts", withdraw, next)));
    }

    private void drawForOthers(Component next) {
        var words = box(
                "col grow",
                text(getTranslation("approval.proposes", asked.asker(), ApprovalWords.what(this, asked)), "strong"),
                text(getTranslation("approval.others", desk.times().exact(asked.answerBy())), "quiet"));
        add(box("row decide-line", group("dot l", icon("twopeople")), words, box("row decide-acts", next)));
    }

    private String rule(DecisionRequest request) {
        return desk.policies().stream()
                .filter(policy -> policy.key().equals(request.policy()))
                .findFirst()
                .map(Policy::name)
                .map(name -> getTranslation("approval.rule", name))
                .orElse("");
    }
}
