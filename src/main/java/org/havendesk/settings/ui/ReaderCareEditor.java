package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import org.havendesk.settings.ReaderCare;

/** What one day may hold, what counts how much, and whom readers can turn to. */
class ReaderCareEditor extends Div implements Editor<ReaderCare> {
    private final IntegerField budget = Fields.number(this, "settings.part.budget");
    private final IntegerField two = Fields.number(this, "settings.part.weight_of_two");
    private final IntegerField three = Fields.number(this, "settings.part.weight_of_three");
    private final IntegerField pause = Fields.number(this, "settings.part.pause_after");
    private final TextField support = Fields.line(this, "settings.part.support_line");

    ReaderCareEditor() {
        addClassName("setting-fields");
        support.setHelperText(getTranslation("settings.support_line.help"));
        support.addClassName("wide");
        add(budget, two, three, pause, support);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(ReaderCare care) {
        budget.setValue(care.budget());
        two.setValue(care.weightOfTwo());
        three.setValue(care.weightOfThree());
        pause.setValue(care.pauseAfter());
        support.setValue(Objects.requireNonNullElse(care.supportLine(), ""));
    }

    @Override
    public ReaderCare value() {
        return new ReaderCare(
                Fields.valueOf(budget),
                Fields.valueOf(two),
                Fields.valueOf(three),
                Fields.valueOf(pause),
                support.getValue());
    }
}
