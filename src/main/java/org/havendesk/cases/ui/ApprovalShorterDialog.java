package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.Approval;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.settings.Template;

/** A shorter suspension than was proposed: how long, words to the member that fit it, and why. */
final class ApprovalShorterDialog extends Dialog {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_REASON = 500;

    /** Takes what was agreed to. */
    interface Act {
        void run(Duration lasts, String text, String reason);
    }

    private final Select<Duration> lasts = new Select<>();
    private final TextArea words = new TextArea();
    private final TextArea reason = new TextArea();

    ApprovalShorterDialog(Approval asked, Act act) {
        DecisionRequest request = asked.decision();
        setHeaderTitle(getTranslation("approval.shorter.title"));
        addClassNames("reason-dialog", "decide-dialog");
        prepareTime(request.lasts());
        prepare(words, "approval.shorter.words", "case.decide.text.missing", LONGEST_TEXT);
        prepare(reason, "reason.label", "reason.missing", LONGEST_REASON);
        words.setValue(request.text() == null ? "" : request.text());
        words.setHelperText(getTranslation("approval.shorter.words.why"));
        add(box(
                "dialog-body",
                new Paragraph(getTranslation(
                        "approval.shorter.sentence", asked.asker(), ApprovalWords.lasting(this, request.lasts()))),
                lasts,
                words,
                reason));
        var confirm = new Button(getTranslation("approval.approve.confirm"), event -> confirmed(act));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), confirm);
    }

    /** What is offered: usual times below the proposed one. */
    static List<Duration> below(Duration proposed) {
        return Stream.of(1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90, 180)
                .map(Duration::ofDays)
                .filter(days -> days.compareTo(proposed) < 0)
                .toList();
    }

    private void prepareTime(Duration proposed) {
        List<Duration> offered = below(proposed);
        lasts.setLabel(getTranslation("approval.shorter.time"));
        lasts.setItems(offered);
        lasts.setItemLabelGenerator(time -> ApprovalWords.lasting(this, time));
        lasts.setValue(offered.getLast());
    }

    private void prepare(TextArea area, String label, String missing, int longest) {
        area.setLabel(getTranslation(label));
        area.setErrorMessage(getTranslation(missing));
        area.setRequiredIndicatorVisible(true);
        area.setManualValidation(true);
        area.setMaxLength(longest);
        area.setMinRows(2);
        area.addValueChangeListener(event -> area.setInvalid(false));
    }

    private void confirmed(Act act) {
        boolean unfilled = Template.isUnfilled(words.getValue());
        words.setErrorMessage(getTranslation(unfilled ? "approval.shorter.unfilled" : "case.decide.text.missing"));
        words.setInvalid(words.getValue().isBlank() || unfilled);
        reason.setInvalid(reason.getValue().isBlank());
        if (words.isInvalid() || reason.isInvalid()) {
            return;
        }
        close();
        act.run(lasts.getValue(), words.getValue(), reason.getValue().strip());
    }
}
