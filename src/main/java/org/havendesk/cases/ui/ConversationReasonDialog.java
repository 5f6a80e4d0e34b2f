package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks once a case why more of its conversation is needed: one of four reasons, and a word if somebody likes. */
final class ConversationReasonDialog extends Dialog {
    private static final int LONGEST_WORD = 300;

    private final RadioButtonGroup<String> why = new RadioButtonGroup<>();
    private final TextArea word = new TextArea();

    /** @param ledger what the ledger will show of this look */
    ConversationReasonDialog(String title, String ledger, Consumer<String> show) {
        setHeaderTitle(title);
        addClassName("reason-dialog");
        why.setItems(Stream.of("before", "others", "contact", "another")
                .map(choice -> getTranslation("case.more.why." + choice))
                .toList());
        why.setValue(getTranslation("case.more.why.before"));
        why.setAriaLabel(getTranslation("case.more.sentence"));
        word.setLabel(getTranslation("case.more.word"));
        word.setPlaceholder(getTranslation("case.more.word.example"));
        word.setMaxLength(LONGEST_WORD);
        word.setMinRows(2);
        var ledgerLine = box("row small quiet ledger-line", icon("book"), text(ledger));
        add(box("dialog-body", new Paragraph(getTranslation("case.more.sentence")), why, word, ledgerLine));
        var confirm = new Button(getTranslation("case.more.confirm"), icon("eye"), event -> {
            close();
            show.accept(reason());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), confirm);
    }

    private String reason() {
        return word.getValue().isBlank()
                ? why.getValue()
                : why.getValue() + ": " + word.getValue().strip();
    }
}
