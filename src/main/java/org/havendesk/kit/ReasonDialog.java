package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/**
 * Asks why before an act: one sentence, the required reason in own words, and what the ledger will show.
 * The act runs with the reason, stripped and never blank; cancelling runs nothing.
 */
public class ReasonDialog extends Dialog {
    private static final int LONGEST_REASON = 500;

    private final TextArea words = new TextArea();
    private final Paragraph ledger = new Paragraph();

    public ReasonDialog(String title, String sentence, String confirmWord, Consumer<String> act) {
        setHeaderTitle(title);
        addClassName("reason-dialog");
        var confirm = new Button(confirmWord, event -> confirmed(act));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        var cancel = new Button(getTranslation("reason.cancel"), event -> close());
        ledger.setVisible(false);
        prepareFields();
        add(box("dialog-body", new Paragraph(sentence), words, ledger));
        getFooter().add(cancel, confirm);
    }

    /** Puts words into the reason, such as those of an act that was refused. */
    public ReasonDialog startingWith(String reason) {
        words.setValue(reason);
        return this;
    }

    /** Says what the ledger will show of this act. */
    public ReasonDialog withLedger(String sentence) {
        ledger.removeAll();
        ledger.add(icon("book"), text(sentence));
        ledger.addClassNames("row", "small", "quiet", "ledger-line");
        ledger.setVisible(true);
        return this;
    }

    private void prepareFields() {
        words.setLabel(getTranslation("reason.label"));
        words.setRequiredIndicatorVisible(true);
        words.setErrorMessage(getTranslation("reason.missing"));
        words.setMaxLength(LONGEST_REASON);
        words.setMinRows(2);
        words.setAutofocus(true);
        words.setManualValidation(true);
        words.addValueChangeListener(event -> words.setInvalid(false));
    }

    private void confirmed(Consumer<String> act) {
        String reason = words.getValue().strip();
        if (reason.isEmpty()) {
            words.setInvalid(true);
            return;
        }
        close();
        act.accept(reason);
    }
}
