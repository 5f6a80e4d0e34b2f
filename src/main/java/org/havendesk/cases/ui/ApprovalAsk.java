package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.cases.Approval;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.kit.ReasonDialog;

/** The dialogs around what is asked of a second person. What was typed into one that was refused is kept. */
final class ApprovalAsk {
    private final Component part;
    private final ApprovalDesk approvals;
    private final Map<String, String> typed = new HashMap<>();

    ApprovalAsk(Component part, ApprovalDesk approvals) {
        this.part = part;
        this.approvals = approvals;
    }

    void approve(Approval asked) {
        ask("approve", asked, reason -> approvals.approve(asked, reason));
    }

    void refuse(Approval asked) {
        ask("refuse", asked, reason -> approvals.refuse(asked, reason));
    }

    void shorter(Approval asked) {
        new ApprovalShorterDialog(asked, (lasts, text, reason) -> approvals.approveShorter(asked, lasts, text, reason))
                .open();
    }

    void review(Approval broken, boolean agrees) {
        ask(agrees ? "agree" : "disagree", broken, reason -> approvals.review(broken, agrees, reason));
    }

    /** Taking something back needs no reason; a sentence says what it means. */
    void withdraw(Approval asked) {
        boolean decision = asked.decision() != null;
        var dialog = new Dialog();
        dialog.addClassName("reason-dialog");
        dialog.setHeaderTitle(part.getTranslation("approval.withdraw.title"));
        dialog.add(new Paragraph(part.getTranslation(
                decision ? "approval.withdraw.sentence.decision" : "approval.withdraw.sentence",
                ApprovalWords.what(part, asked))));
        var confirm = new Button(
                part.getTranslation(decision ? "approval.withdraw.confirm.decision" : "approval.withdraw.confirm"),
                event -> {
                    dialog.close();
                    approvals.withdraw(asked);
                });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(part.getTranslation("approval.withdraw.keep"), event -> dialog.close()), confirm);
        dialog.open();
    }

    void reveal() {
        ask("reveal", null, approvals::askReveal);
    }

    /** The words that the member would get. */
    void readNotice(DecisionRequest request) {
        read("approval.notice", text("“" + request.text() + "”", "words"));
    }

    /** The words that the reporters would get. */
    void readOutcome(String words) {
        read("approval.outcome", text("“" + words + "”", "words"));
    }

    /** What the proposal rests on, in the words of who asked. */
    void readFacts(Approval asked, int messages, int reports) {
        read(
                "approval.facts",
                text(part.getTranslation("approval.facts.counts", messages, reports), "quiet"),
                text("“" + asked.reason() + "”", "words"));
    }

    private void read(String key, Component... words) {
        var dialog = new Dialog();
        dialog.addClassName("reason-dialog");
        dialog.setHeaderTitle(part.getTranslation(key + ".title"));
        dialog.add(box("dialog-body", words));
        var close = new Button(part.getTranslation("approval.close"), event -> dialog.close());
        dialog.getFooter().add(close);
        dialog.open();
    }

    private void ask(String act, @org.jspecify.annotations.Nullable Approval asked, Consumer<String> run) {
        String what = asked == null ? "" : ApprovalWords.what(part, asked);
        String who = asked == null ? "" : asked.asker();
        String key = "approval." + act;
        String draft = act + (asked == null ? "" : asked.approvalId());
        new ReasonDialog(
                        part.getTranslation(key + ".title", what, who),
                        part.getTranslation(key + ".sentence", what, who),
                        part.getTranslation(key + ".confirm"),
                        reason -> {
                            typed.put(draft, reason);
                            run.accept(reason);
                        })
                .startingWith(typed.getOrDefault(draft, ""))
                .withLedger(part.getTranslation("approval.ledger"))
                .open();
    }
}
