package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks what a passkey is called. */
class NameDialog extends Dialog {
    private static final int LONGEST = 80;

    NameDialog(String name, Consumer<String> named) {
        setHeaderTitle(getTranslation("account.name.title"));
        var field = new TextField(getTranslation("account.name.label"), name, "");
        field.setMaxLength(LONGEST);
        field.setAutofocus(true);
        var keep = new Button(getTranslation("account.name.keep"), event -> {
            close();
            named.accept(field.getValue());
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(box("dialog-body", field));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), keep);
    }
}
