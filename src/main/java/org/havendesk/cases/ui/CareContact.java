package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.Action;
import org.havendesk.cases.CarePath;

/** The first words to the member, and until when the case waits for an answer. */
final class CareContact extends CareStep {
    private final CareLetter letter;
    private final DateTimePicker until = new DateTimePicker();
    private final Span watch = text("");

    CareContact(CareDesk care, Step step) {
        super(care, step);
        letter = new CareLetter(this, Action.CONTACT);
        until.setLabel(getTranslation("care.contact.until"));
        until.setLocale(Locale.UK); // a clock of 24 hours, as everywhere in the console
        until.setStep(Duration.ofMinutes(10));
        until.setManualValidation(true);
        until.setErrorMessage(getTranslation("care.contact.until.past"));
        var row = care.desk().file().row();
        until.setValue(care.local(row.readAt().plus(CarePath.usualWait(row.tier())))
                .withSecond(0)
                .withNano(0));
        until.addValueChangeListener(event -> {
            until.setInvalid(false);
            sayWhen();
        });
        var notice =
                box("notice", icon("bell"), box("notice-words", text(getTranslation("care.watch"), "strong"), watch));
        add(box("care-card", letter, until, foot("care.contact.send", "arrow", this::send, undoHint())), notice);
        sayWhen();
    }

    private void sayWhen() {
        if (until.getValue() != null) {
            Instant at = care.moment(until.getValue());
            watch.setText(
                    getTranslation("care.watch.sentence", care.desk().times().exact(at)));
        }
    }

    private void send() {
        Instant at = until.getValue() == null ? null : care.moment(until.getValue());
        boolean past = at == null || !at.isAfter(Instant.now());
        until.setInvalid(past);
        String words = letter.ready();
        if (words != null && !past && care.decide(Action.CONTACT, reason(), words, letter.template(), at, null)) {
            care.forget(step.key() + "/letter");
            goOn();
        }
    }
}
