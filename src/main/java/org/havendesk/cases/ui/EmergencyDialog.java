package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havendesk.cases.Emergency;
import org.havendesk.shift.OnShift;

/**
 * Telling emergency services: who has the contact data, what has to be recorded (42 CFR 2.51(c)), and asking a second
 * person; on an Immediate care case one person may also go ahead alone.
 */
final class EmergencyDialog extends Dialog {
    private static final int LONGEST = 200;
    private static final int LONGEST_WORDS = 500;
    private static final Duration STEP = Duration.ofMinutes(5);

    private final CaseDesk desk;
    private final TextField recipient = new TextField();
    private final TextField affiliation = new TextField();
    private final DateTimePicker at = new DateTimePicker();
    private final TextArea nature = new TextArea();
    private final TextArea reason = new TextArea();

    EmergencyDialog(CaseDesk desk) {
        this.desk = desk;
        setHeaderTitle(getTranslation("emergency.title"));
        addClassNames("reason-dialog", "decide-dialog", "emergency-dialog");
        prepare();
        add(box(
                "dialog-body",
                new Paragraph(getTranslation("emergency.sentence")),
                operator(),
                contact(desk.approvals().onCall()),
                recipient,
                affiliation,
                at,
                nature,
                reason,
                text(getTranslation("emergency.discloser", desk.person().name()), "small", "quiet"),
                alone()));
        var cancel = new Button(getTranslation("reason.cancel"), event -> close());
        getFooter().add(cancel, ask());
    }

    /** Contact data are not with the console: who has them. */
    private Div operator() {
        String words = desk.approvals()
                .operator()
                .map(contact -> getTranslation("emergency.operator", contact.name(), contact.phone()))
                .orElseGet(() -> getTranslation("emergency.operator.none"));
        return box("row preview", icon("phone"), text(words));
    }

    /** Who is there to ask. */
    private Div contact(List<OnShift> people) {
        String key = people.isEmpty() ? "emergency.contact.nobody" : "emergency.contact";
        return box("row preview", icon("info"), text(getTranslation(key, ApprovalWords.anyOf(this, people))));
    }

    private void prepare() {
        recipient.setLabel(getTranslation("emergency.recipient"));
        affiliation.setLabel(getTranslation("emergency.affiliation"));
        nature.setLabel(getTranslation("emergency.nature"));
        nature.setHelperText(getTranslation("emergency.nature.why"));
        reason.setLabel(getTranslation("emergency.reason"));
        Stream.of(recipient, affiliation).forEach(field -> {
            field.setMaxLength(LONGEST);
            field.setManualValidation(true);
            field.setRequiredIndicatorVisible(true);
            field.setErrorMessage(getTranslation("emergency.missing"));
            field.addValueChangeListener(event -> field.setInvalid(false));
        });
        Stream.of(nature, reason).forEach(field -> {
            field.setMaxLength(LONGEST_WORDS);
            field.setMinRows(2);
            field.setManualValidation(true);
            field.setRequiredIndicatorVisible(true);
            field.setErrorMessage(getTranslation("emergency.missing"));
            field.addValueChangeListener(event -> field.setInvalid(false));
        });
        at.setLabel(getTranslation("emergency.at"));
        at.setHelperText(getTranslation("emergency.at.why"));
        at.setLocale(Locale.UK); // a clock of 24 hours, as everywhere in the console
        at.setStep(STEP);
        at.setManualValidation(true);
        at.setErrorMessage(getTranslation("emergency.at.missing"));
        at.setValue(now());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(desk.times().now(), desk.times().zone())
                .withSecond(0)
                .withNano(0);
    }

    private Component ask() {
        var ask = new Button(getTranslation("emergency.ask"), event -> {
            if (isComplete()) {
                close();
                desk.approvals().askDisclosure(emergency(), reason.getValue());
            }
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        return ask;
    }

    /** Going ahead alone is offered below, in words that say what it means. */
    private Component alone() {
        var glass = new Button(getTranslation("emergency.glass"), event -> {
            if (isComplete()) {
                close();
                desk.approvals().breakGlass(emergency(), reason.getValue());
            }
        });
        glass.addThemeVariants(ButtonVariant.ERROR);
        var alone = box("glass", text(getTranslation("emergency.glass.why")), glass);
        alone.setVisible(desk.approvals().canBreakGlass());
        return alone;
    }

    private boolean isComplete() {
        recipient.setInvalid(recipient.getValue().isBlank());
        affiliation.setInvalid(affiliation.getValue().isBlank());
        nature.setInvalid(nature.getValue().isBlank());
        reason.setInvalid(reason.getValue().isBlank());
        at.setInvalid(at.getValue() == null);
        return Stream.of(recipient.isInvalid(), affiliation.isInvalid(), nature.isInvalid(), reason.isInvalid())
                        .noneMatch(invalid -> invalid)
                && !at.isInvalid();
    }

    private Emergency emergency() {
        return new Emergency(
                recipient.getValue(),
                affiliation.getValue(),
                at.getValue().atZone(desk.times().zone()).toInstant(),
                nature.getValue());
    }
}
