package org.havendesk.kit;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows what saving a setting changes, before it does, and asks why; the reason may stay empty and is then null. */
public class ChangeDialog extends Dialog {
    private static final int LONGEST_REASON = 500;

    private final TextArea reason = new TextArea();

    public ChangeDialog(List<ChangeList.Line> lines, Consumer<@Nullable String> save) {
        setHeaderTitle(getTranslation("change.title"));
        addClassName("change-dialog");
        reason.setLabel(getTranslation("change.reason"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setMinRows(2);
        add(box("dialog-body", new Paragraph(getTranslation("change.sentence")), new ChangeList(lines), reason));
        var confirm = new Button(getTranslation("change.save"), event -> {
            close();
            save.accept(reason.getValue().isBlank() ? null : reason.getValue().strip());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), confirm);
    }
}
