package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.havendesk.settings.Clocks;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Tier;

/** Minutes for each tier. */
class ClocksEditor extends Div implements Editor<Clocks> {
    private final Map<Tier, IntegerField> minutes = new EnumMap<>(Tier.class);

    ClocksEditor() {
        addClassName("setting-fields");
        for (Tier tier : Tier.values()) {
            var field = Fields.number(this, "settings.part." + tier.key());
            minutes.put(tier, field);
            add(field);
        }
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Clocks clocks) {
        minutes.forEach((tier, field) -> {
            field.setInvalid(false);
            field.setValue(Math.toIntExact(clocks.of(tier).toMinutes()));
        });
    }

    @Override
    public Clocks value() {
        try {
            return new Clocks(of(Tier.IMMEDIATE), of(Tier.URGENT), of(Tier.SOON), of(Tier.ROUTINE));
        } catch (InvalidSetting e) {
            e.facts().stream()
                    .filter(Tier.class::isInstance)
                    .map(minutes::get)
                    .forEach(field -> field.setInvalid(true));
            throw e;
        }
    }

    private Duration of(Tier tier) {
        return Duration.ofMinutes(Fields.valueOf(minutes.get(tier)));
    }
}
