package org.havendesk.shift.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.havendesk.access.Person;
import org.havendesk.shift.Colleague;
import org.havendesk.shift.Roster;
import org.havendesk.shift.Rota;
import org.havendesk.shift.Shift;
import org.havendesk.shift.ShiftTimes;
import org.jspecify.annotations.Nullable;

/** Puts a shift on the rota, changes it, or takes it off. */
class ShiftDialog extends Dialog {
    private final ShiftTimes times;
    private final Runnable then;
    private final ComboBox<Colleague> who = new ComboBox<>();
    private final DateTimePicker begin = picker("shift.begin");
    private final DateTimePicker end = picker("shift.end");
    private final Paragraph refused = new Paragraph();

    private ShiftDialog(String title, List<Colleague> colleagues, ShiftTimes times, Runnable then) {
        this.times = times;
        this.then = then;
        setHeaderTitle(getTranslation(title));
        addClassName("reason-dialog");
        who.setLabel(getTranslation("shift.who"));
        who.setItemLabelGenerator(Colleague::name);
        who.setItems(colleagues);
        begin.setLocale(times.pickers());
        end.setLocale(times.pickers());
        refused.addClassName("late");
        refused.getElement().setAttribute("role", "alert");
        add(box("dialog-body", who, begin, end, refused));
    }

    static ShiftDialog plan(
            Rota rota,
            List<Colleague> colleagues,
            Person by,
            LocalDateTime from,
            LocalDateTime to,
            ShiftTimes times,
            Runnable then) {
        var dialog = new ShiftDialog("shift.add", colleagues, times, then);
        dialog.begin.setValue(from);
        dialog.end.setValue(to);
        dialog.buttons(
                null,
                dialog.save(() -> rota.plan(
                        dialog.who.getValue().accountId(), dialog.at(dialog.begin), dialog.at(dialog.end), by)));
        return dialog;
    }

    static ShiftDialog change(
            Rota rota, List<Colleague> colleagues, Person by, Shift shift, ShiftTimes times, Runnable then) {
        List<Colleague> one = colleagues.stream()
                .filter(colleague -> colleague.accountId() == shift.accountId())
                .toList();
        var dialog = new ShiftDialog("shift.change", one, times, then);
        one.forEach(dialog.who::setValue);
        dialog.who.setReadOnly(true);
        dialog.begin.setValue(LocalDateTime.ofInstant(shift.begin(), times.zone()));
        dialog.end.setValue(LocalDateTime.ofInstant(shift.end(), times.zone()));
        var remove = new Button(
                dialog.getTranslation("shift.remove"), event -> dialog.done(rota.remove(shift.shiftId(), by)));
        remove.addThemeVariants(ButtonVariant.ERROR);
        dialog.buttons(
                remove,
                dialog.save(() -> rota.change(shift.shiftId(), dialog.at(dialog.begin), dialog.at(dialog.end), by)));
        return dialog;
    }

    private void buttons(@Nullable Button remove, Button save) {
        if (remove != null) {
            remove.addClassName("dialog-first");
            getFooter().add(remove);
        }
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), save);
    }

    private Button save(Supplier<Roster> act) {
        var save = new Button(getTranslation("shift.save"), event -> {
            if (who.isEmpty() || begin.isEmpty() || end.isEmpty()) {
                refused.setText(getTranslation("shift.missing"));
            } else {
                done(act.get());
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        return save;
    }

    private void done(Roster outcome) {
        if (outcome instanceof Roster.Done) {
            close();
            then.run();
        } else {
            refused.setText(RosterWords.of(outcome, times).in(this));
        }
    }

    /** Where the clocks go back an hour comes twice: the first of the two is meant. */
    private Instant at(DateTimePicker picker) {
        return picker.getValue().atZone(times.zone()).toInstant();
    }

    private DateTimePicker picker(String label) {
        var picker = new DateTimePicker(getTranslation(label));
        picker.setStep(Duration.ofMinutes(15));
        picker.setDateAriaLabel(getTranslation(label + ".date"));
        picker.setTimeAriaLabel(getTranslation(label + ".time"));
        return picker;
    }
}
