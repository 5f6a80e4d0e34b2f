package org.havendesk.cases.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.cases.Action;
import org.havendesk.cases.CarePath.Colleague;

/** To which safeguarding lead, and what they have to know. */
final class CareHandOverForm extends Div {
    private static final Colleague ANY = new Colleague(0, "");

    private final CareDesk care;
    private final Select<Colleague> lead = new Select<>();
    private final TextArea note;

    CareHandOverForm(CareDesk care, TextArea note) {
        this.care = care;
        this.note = note;
        addClassName("care-form");
        List<Colleague> leads = new ArrayList<>(List.of(ANY));
        leads.addAll(care.leads());
        lead.setLabel(getTranslation("care.hand_over.to"));
        lead.setItems(leads);
        lead.setItemLabelGenerator(c -> c == ANY ? getTranslation("care.hand_over.any") : c.name());
        lead.setValue(ANY);
        add(lead, note);
    }

    /** Hands the case over, unless something is missing. */
    boolean send(String reason) {
        note.setInvalid(note.getValue().isBlank());
        Colleague to = lead.getValue() == ANY ? null : lead.getValue();
        return !note.isInvalid()
                && care.decide(Action.HAND_OVER, reason, note.getValue().strip(), null, null, to);
    }
}
