package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import org.havendesk.settings.AccountRules;

/** Whether the two sides stay apart. */
class AccountRulesEditor extends Div implements Editor<AccountRules> {
    private final Checkbox lead = new Checkbox(getTranslation("settings.part.lead_beside_cases"));

    AccountRulesEditor() {
        addClassName("setting-fields");
        lead.setHelperText(getTranslation("settings.lead_beside_cases.help"));
        lead.addClassName("wide");
        add(lead);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(AccountRules rules) {
        lead.setValue(rules.leadBesideCases());
    }

    @Override
    public AccountRules value() {
        return new AccountRules(lead.getValue());
    }
}
