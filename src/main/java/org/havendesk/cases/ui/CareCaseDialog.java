package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import org.havendesk.settings.Tier;

/** Asks how soon somebody should look after a person, and why, before a care case is opened for them. */
final class CareCaseDialog extends Dialog {
    private static final int LONGEST_REASON = 500;

    private final Select<Tier> tier = new Select<>();
    private final TextArea reason = new TextArea();

    CareCaseDialog(String alias, BiConsumer<Tier, String> open) {
        setHeaderTitle(getTranslation("case.care.title", alias));
        addClassName("reason-dialog");
        tier.setLabel(getTranslation("case.care.tier"));
        tier.setItems(Tier.values());
        tier.setItemLabelGenerator(value -> getTranslation("tier." + value.key()));
        tier.setValue(Tier.IMMEDIATE);
        reason.setLabel(getTranslation("case.care.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(getTranslation("reason.missing"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setMinRows(2);
        reason.setManualValidation(true);
        reason.addValueChangeListener(event -> reason.setInvalid(false));
        var confirm = new Button(getTranslation("case.care.confirm"), event -> confirmed(open));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        add(box("dialog-body", new Paragraph(getTranslation("case.care.sentence", alias)), tier, reason));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), confirm);
    }

    private void confirmed(BiConsumer<Tier, String> open) {
        String why = reason.getValue().strip();
        if (why.isEmpty()) {
            reason.setInvalid(true);
            return;
        }
        close();
        open.accept(tier.getValue(), why);
    }
}
