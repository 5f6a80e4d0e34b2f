package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.jspecify.annotations.Nullable;

/** The fields of somebody on call. */
class OnCallRow extends ListItem {
    private static final int USUAL_WAIT = 10;
    private static final int DAY = 24 * 60;

    private final Map<String, Long> accounts;
    private final TextField name = new TextField();
    private final TextField email = new TextField();
    private final TextField phone = new TextField();
    private final IntegerField wait = new IntegerField();

    /** @param accounts of colleagues by their names */
    OnCallRow(@Nullable OnCall onCall, Map<String, Long> accounts, Consumer<OnCallRow> up, Consumer<OnCallRow> remove) {
        this.accounts = accounts;
        addClassName("on-call-row");
        name.setLabel(getTranslation("alarm.name"));
        email.setLabel(getTranslation("alarm.email"));
        phone.setLabel(getTranslation("alarm.phone"));
        wait.setLabel(getTranslation("alarm.wait"));
        wait.setValue(USUAL_WAIT);
        if (onCall != null) {
            name.setValue(onCall.name());
            email.setValue(Optional.ofNullable(onCall.email()).orElse(""));
            phone.setValue(Optional.ofNullable(onCall.phone()).orElse(""));
            wait.setValue(onCall.waitMinutes());
        }
        name.setManualValidation(true);
        email.setManualValidation(true);
        wait.setManualValidation(true);
        add(
                name,
                email,
                phone,
                wait,
                act("up", "alarm.up", () -> up.accept(this)),
                act("trash", "alarm.remove", () -> remove.accept(this)));
    }

    /** Who it is; empty, with the fields marked, where something is missing or wrong. */
    Optional<OnCall> value() {
        String mail = email.getValue().strip();
        String number = phone.getValue().strip();
        boolean named = mark(name, !name.getValue().isBlank(), "alarm.name.missing");
        boolean reachable = mark(email, !mail.isEmpty() || !number.isEmpty(), "alarm.email.missing")
                && mark(email, mail.isEmpty() || OnCall.isEmail(mail), "alarm.email.wrong");
        Integer minutes = wait.getValue();
        boolean timed = minutes != null && minutes >= 1 && minutes <= DAY;
        wait.setErrorMessage(getTranslation("alarm.minutes.wrong"));
        wait.setInvalid(!timed);
        if (!named || !reachable || !timed) {
            return Optional.empty();
        }
        String who = name.getValue().strip();
        return Optional.of(new OnCall(
                accounts.get(who), who, mail.isEmpty() ? null : mail, number.isEmpty() ? null : number, minutes));
    }

    private boolean mark(TextField field, boolean fine, String sentence) {
        field.setErrorMessage(getTranslation(sentence, field.getValue()));
        field.setInvalid(!fine);
        return fine;
    }

    private Button act(String icon, String label, Runnable work) {
        var button = new Button(icon(icon), event -> work.run());
        button.setAriaLabel(getTranslation(label));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
