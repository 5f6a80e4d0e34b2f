package org.havendesk.shift.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.havendesk.access.Person;
import org.havendesk.shift.Colleague;
import org.havendesk.shift.Rota;
import org.havendesk.shift.Shifts;

/** Who of the supervisors leads safeguarding: those are handed care cases. */
class RotaLeads extends Div {
    private final Shifts shifts;
    private final Rota rota;
    private final Person person;

    RotaLeads(Shifts shifts, Rota rota, Person person) {
        this.shifts = shifts;
        this.rota = rota;
        this.person = person;
        addClassName("rota-leads");
    }

    void show() {
        removeAll();
        var list = new UnorderedList();
        list.addClassName("plain-list");
        shifts.colleagues().stream().filter(Colleague::supervisor).forEach(colleague -> list.add(line(colleague)));
        add(new H2(getTranslation("shift.leads")), new Paragraph(getTranslation("shift.leads.sentence")), list);
    }

    private ListItem line(Colleague colleague) {
        if (!person.isSupervisor()) {
            return new ListItem(text(
                    colleague.safeguardingLead()
                            ? getTranslation("shift.leads.is", colleague.name())
                            : colleague.name()));
        }
        var leads = new Checkbox(colleague.name(), colleague.safeguardingLead());
        leads.addValueChangeListener(event -> rota.leadsSafeguarding(colleague.accountId(), event.getValue(), person));
        return new ListItem(leads);
    }
}
