package org.havendesk.privacy.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.privacy.MemberRequest.Kind;

/** The fields to ask a second person; they are empty again when it was asked. */
class PrivacyAsk extends Div {
    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>();
    private final TextField member = new TextField(getTranslation("privacy.member"));
    private final TextArea reason = new TextArea(getTranslation("privacy.reason"));

    /** Asks; true where it is asked. */
    interface Ask {
        boolean ask(Kind kind, String member, String reason);
    }

    PrivacyAsk(Ask ask) {
        addClassName("privacy-ask");
        kind.setLabel(getTranslation("privacy.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("privacy.kind." + each.key()));
        kind.setValue(Kind.REPORT);
        member.setHelperText(getTranslation("privacy.member.help"));
        member.setMaxLength(200);
        member.setManualValidation(true);
        member.setErrorMessage(getTranslation("privacy.member.missing"));
        reason.setHelperText(getTranslation("privacy.reason.help"));
        reason.setMaxLength(500);
        reason.setManualValidation(true);
        reason.setErrorMessage(getTranslation("reason.missing"));
        var button = new Button(getTranslation("privacy.ask"), event -> asked(ask));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new H2(getTranslation("privacy.ask.title")),
                kind,
                member,
                reason,
                box("row", button, text(getTranslation("privacy.ask.second"), "small", "quiet")));
    }

    private void asked(Ask ask) {
        member.setInvalid(member.getValue().isBlank());
        reason.setInvalid(reason.getValue().isBlank());
        if (!member.isInvalid()
                && !reason.isInvalid()
                && ask.ask(kind.getValue(), member.getValue(), reason.getValue())) {
            member.clear();
            reason.clear();
        }
    }
}
