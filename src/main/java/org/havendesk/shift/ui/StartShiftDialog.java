package org.havendesk.shift.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.havendesk.access.Person;
import org.havendesk.shift.Roster;
import org.havendesk.shift.ShiftTimes;
import org.havendesk.shift.Shifts;

/** Begins the person's shift now, until a time of the next 24 hours. */
class StartShiftDialog extends Dialog {
    private static final int USUAL_HOURS = 4;

    private final Shifts shifts;
    private final Person person;
    private final ShiftTimes times;
    private final Runnable then;
    private final TimePicker until = new TimePicker();

    /** @param then runs when the person is on shift */
    StartShiftDialog(Shifts shifts, Person person, ShiftTimes times, Runnable then) {
        this.shifts = shifts;
        this.person = person;
        this.times = times;
        this.then = then;
        setHeaderTitle(getTranslation("shift.start"));
        addClassName("reason-dialog");
        until.setLabel(getTranslation("shift.until"));
        until.setLocale(times.pickers());
        until.setStep(Duration.ofMinutes(15));
        until.setValue(usual());
        until.setManualValidation(true);
        until.addValueChangeListener(event -> until.setInvalid(false));
        add(box("dialog-body", new Paragraph(getTranslation("shift.start.sentence")), until));
        var start = new Button(getTranslation("shift.start"), event -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), start);
    }

    private LocalTime usual() {
        return LocalTime.now(times.zone()).truncatedTo(ChronoUnit.HOURS).plusHours(USUAL_HOURS);
    }

    private void start() {
        if (until.isEmpty()) {
            refuse(getTranslation("shift.until.missing"));
            return;
        }
        Roster outcome = shifts.start(person, next(until.getValue()));
        if (outcome instanceof Roster.Done) {
            close();
            then.run();
        } else {
            refuse(RosterWords.of(outcome, times).in(this));
        }
    }

    private void refuse(String sentence) {
        until.setErrorMessage(sentence);
        until.setInvalid(true);
    }

    /** The next moment at which the community's clock shows this. */
    private Instant next(LocalTime time) {
        ZonedDateTime now = ZonedDateTime.now(times.zone());
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
