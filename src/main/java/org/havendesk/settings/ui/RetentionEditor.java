package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import org.havendesk.settings.Retention;

/** After how many days what is removed. */
class RetentionEditor extends Div implements Editor<Retention> {
    private final IntegerField evidence = Fields.number(this, "settings.part.evidence_days");
    private final IntegerField cases = Fields.number(this, "settings.part.case_days");
    private final IntegerField accounts = Fields.number(this, "settings.part.account_days");

    RetentionEditor() {
        addClassName("setting-fields");
        add(evidence, cases, accounts);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Retention retention) {
        evidence.setValue(retention.evidenceDays());
        cases.setValue(retention.caseDays());
        accounts.setValue(retention.accountDays());
    }

    @Override
    public Retention value() {
        return new Retention(Fields.valueOf(evidence), Fields.valueOf(cases), Fields.valueOf(accounts));
    }
}
