package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import org.havendesk.settings.Strikes;

/** How many strikes, and for how long. */
class StrikesEditor extends Div implements Editor<Strikes> {
    private final IntegerField limit = Fields.number(this, "settings.part.limit");
    private final IntegerField days = Fields.number(this, "settings.part.days");

    StrikesEditor() {
        addClassName("setting-fields");
        add(limit, days);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Strikes strikes) {
        limit.setValue(strikes.limit());
        days.setValue(strikes.days());
    }

    @Override
    public Strikes value() {
        return new Strikes(Fields.valueOf(limit), Fields.valueOf(days));
    }
}
