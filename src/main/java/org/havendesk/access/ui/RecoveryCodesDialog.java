package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Shows new recovery codes, this once. */
class RecoveryCodesDialog extends Dialog {
    RecoveryCodesDialog(List<String> codes) {
        setHeaderTitle(getTranslation("account.recovery.title"));
        setCloseOnOutsideClick(false);
        var list = new OrderedList();
        list.addClassName("recovery-codes");
        codes.forEach(code -> list.add(new ListItem(code)));
        add(box("dialog-body", new Paragraph(getTranslation("account.recovery.once")), list));
        var kept = new Button(getTranslation("account.recovery.kept"), event -> close());
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(kept);
    }
}
