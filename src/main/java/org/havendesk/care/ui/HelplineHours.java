package org.havendesk.care.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.havendesk.care.OpeningHours;
import org.havendesk.care.OpeningHours.Stretch;

/** Day and night, or some hours on some days. Hours that this form cannot show, further stretches, are kept. */
final class HelplineHours extends Div {
    private final Checkbox always = new Checkbox(getTranslation("helplines.always"), true);
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(getTranslation("helplines.days"));
    private final TimePicker from = new TimePicker(getTranslation("helplines.from"));
    private final TimePicker to = new TimePicker(getTranslation("helplines.to"));
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("helplines.zone"));
    private final Div some = box("care-form");
    private List<Stretch> further = List.of();

    HelplineHours(ZoneId usual) {
        addClassName("care-form");
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        days.setValue(java.util.EnumSet.allOf(DayOfWeek.class));
        for (TimePicker time : new TimePicker[] {from, to}) {
            time.setLocale(Locale.UK); // a clock of 24 hours, as everywhere in the console
            time.setStep(Duration.ofMinutes(30));
        }
        from.setValue(LocalTime.of(9, 0));
        to.setValue(LocalTime.of(17, 0));
        to.setHelperText(getTranslation("helplines.to.help"));
        zone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        zone.setValue(usual.getId());
        some.add(days, box("care-pair", from, to), zone);
        some.setVisible(false);
        always.addValueChangeListener(event -> some.setVisible(!event.getValue()));
        add(always, some);
    }

    void setValue(OpeningHours hours) {
        always.setValue(hours.isAlways());
        if (!hours.isAlways()) {
            Stretch first = hours.stretches().getFirst();
            days.setValue(first.days());
            from.setValue(first.from());
            to.setValue(first.to());
            zone.setValue(hours.zone().getId());
            further = hours.stretches().subList(1, hours.stretches().size());
        }
    }

    /** {@code IllegalArgumentException} with a sentence where something is missing. */
    OpeningHours value() {
        if (always.getValue()) {
            return OpeningHours.always();
        }
        if (zone.getValue() == null) {
            throw new IllegalArgumentException("opening hours need a time zone");
        }
        List<Stretch> stretches =
                new ArrayList<>(List.of(new Stretch(days.getValue(), from.getValue(), to.getValue())));
        stretches.addAll(further);
        return new OpeningHours(ZoneId.of(zone.getValue()), stretches);
    }
}
