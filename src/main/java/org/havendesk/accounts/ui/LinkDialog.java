package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.accounts.Outcome.Linked;

/** The link of one use, shown this once: it is kept nowhere. */
final class LinkDialog extends Dialog {

    /** @param mailed whether it went out by e-mail already */
    LinkDialog(Linked linked, boolean mailed) {
        setHeaderTitle(getTranslation("accounts.link.title", linked.account().name()));
        addClassName("link-dialog");
        setCloseOnOutsideClick(false);
        var link = new TextField(getTranslation("accounts.link"));
        link.setValue("welcome/" + linked.token());
        link.setReadOnly(true);
        link.addClassName("wide");
        // the browser knows best how the console is reached
        link.addAttachListener(event ->
                link.getElement().executeJs("this.value = new URL($0, document.baseURI).href", link.getValue()));
        var copy = button(getTranslation("accounts.link.copy"), "note", null);
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        copy.addClickListener(event -> {
            copy.getElement().executeJs("navigator.clipboard.writeText($0.value)", link.getElement());
            copy.setText(getTranslation("accounts.link.copied"));
        });
        add(box(
                "dialog-body",
                new Paragraph(
                        mailed
                                ? getTranslation(
                                        "accounts.link.mailed", linked.account().email())
                                : getTranslation("accounts.link.hand")),
                link,
                new Paragraph(getTranslation("accounts.link.once"))));
        getFooter().add(new Button(getTranslation("accounts.link.done"), event -> close()), copy);
    }
}
