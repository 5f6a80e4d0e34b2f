package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.settings.AlarmSettings.Webhook;

/** The webhooks; a secret is shown once, when it is made, and never again. */
class WebhookList extends Div {
    private final List<Webhook> webhooks = new ArrayList<>();
    private final UnorderedList list = new UnorderedList();

    WebhookList() {
        list.addClassNames("plain-list", "alarm-list");
        Button add = button(getTranslation("alarm.webhook.add"), "link", null);
        add.addClickListener(event -> addDialog().open());
        add(list, add);
    }

    void setValue(List<Webhook> value) {
        webhooks.clear();
        webhooks.addAll(value);
        show();
    }

    List<Webhook> value() {
        return List.copyOf(webhooks);
    }

    private void show() {
        list.removeAll();
        for (Webhook webhook : webhooks) {
            var remove = new Button(icon("trash"), event -> {
                webhooks.remove(webhook);
                show();
            });
            remove.setAriaLabel(getTranslation("alarm.webhook.remove", webhook.url()));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            var line = new ListItem(
                    text(webhook.url(), "grow", "webhook-url"),
                    text(getTranslation("alarm.webhook.secret", webhook.fingerprint()), "small", "quiet"),
                    remove);
            line.addClassName("row");
            list.add(line);
        }
    }

    private Dialog addDialog() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("alarm.webhook.add"));
        dialog.addClassName("reason-dialog");
        var url = new TextField(getTranslation("alarm.webhook.url"));
        url.setManualValidation(true);
        url.setPlaceholder("https://");
        var secret = new TextField(getTranslation("alarm.webhook.new-secret"));
        secret.setValue(Webhook.newSecret());
        secret.setReadOnly(true);
        dialog.add(box("dialog-body", url, secret, new Paragraph(getTranslation("alarm.webhook.once"))));
        var done = new Button(getTranslation("alarm.webhook.take"), event -> {
            if (take(url, secret.getValue())) {
                dialog.close();
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("reason.cancel"), event -> dialog.close()), done);
        return dialog;
    }

    private boolean take(TextField url, String secret) {
        String address = url.getValue().strip();
        boolean twice = webhooks.stream().anyMatch(webhook -> webhook.url().equals(address));
        if (twice || !Webhook.isUrl(address)) {
            url.setErrorMessage(getTranslation(twice ? "alarm.webhook.twice" : "alarm.webhook.wrong", address));
            url.setInvalid(true);
            return false;
        }
        webhooks.add(new Webhook(address, secret));
        show();
        return true;
    }
}
