package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.Action;
import org.havendesk.cases.CarePath.Colleague;

/** When somebody looks again, who, and at what; until then the case rests. */
final class CareFollowUp extends CareStep {
    private static final Duration USUAL = Duration.ofDays(1);

    private final DateTimePicker when = new DateTimePicker();
    private final ComboBox<Colleague> who = new ComboBox<>();
    private final TextArea what;

    CareFollowUp(CareDesk care, Step step) {
        super(care, step);
        when.setLabel(getTranslation("care.follow_up.when"));
        when.setLocale(Locale.UK); // a clock of 24 hours, as everywhere in the console
        when.setStep(Duration.ofMinutes(15));
        when.setManualValidation(true);
        when.setErrorMessage(getTranslation("care.contact.until.past"));
        when.setValue(care.local(care.desk().file().row().readAt().plus(USUAL))
                .withMinute(0)
                .withSecond(0)
                .withNano(0));
        when.addValueChangeListener(event -> when.setInvalid(false));
        who.setLabel(getTranslation("care.follow_up.who"));
        who.setPlaceholder(getTranslation("care.follow_up.anybody"));
        who.setItems(care.colleagues());
        who.setItemLabelGenerator(Colleague::name);
        who.setClearButtonVisible(true);
        what = words("what", getTranslation("care.follow_up.what"));
        var hint = text(getTranslation("care.follow_up.hint"));
        add(box(
                "care-card",
                box("care-pair", when, who),
                what,
                foot("care.follow_up.save", "clock", this::plan, hint)));
    }

    private void plan() {
        Instant at = when.getValue() == null ? null : care.moment(when.getValue());
        when.setInvalid(at == null || !at.isAfter(Instant.now()));
        what.setInvalid(what.getValue().isBlank());
        if (!when.isInvalid()
                && !what.isInvalid()
                && care.decide(Action.FOLLOW_UP, what.getValue().strip(), null, null, at, who.getValue())) {
            care.forget(step.key() + "/what");
            goOn();
        }
    }
}
