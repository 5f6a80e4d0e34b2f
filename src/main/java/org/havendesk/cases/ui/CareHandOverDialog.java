package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;

/** Hands the case over at once, from any step. */
final class CareHandOverDialog extends Dialog {

    CareHandOverDialog(CareDesk care) {
        setHeaderTitle(getTranslation("care.hand_over.now"));
        addClassName("reason-dialog");
        var note = new TextArea(getTranslation("care.hand_over.note"));
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        note.setErrorMessage(getTranslation("care.words.missing"));
        note.setMinRows(3);
        note.setAutofocus(true);
        note.addValueChangeListener(event -> note.setInvalid(false));
        var form = new CareHandOverForm(care, note);
        add(box("dialog-body", new Paragraph(getTranslation("care.hand_over.now.sentence")), form));
        var send = new Button(getTranslation("care.hand_over.send"), event -> {
            if (form.send(getTranslation("care.hand_over.reason"))) {
                close();
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), send);
    }
}
