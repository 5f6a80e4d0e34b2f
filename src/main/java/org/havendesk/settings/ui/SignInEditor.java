package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import org.havendesk.access.Roles;
import org.havendesk.access.SignInRules;

/** Whose account needs a second step, and when sessions end. */
class SignInEditor extends Div implements Editor<SignInRules> {
    private final CheckboxGroup<String> always = roles("settings.part.always");
    private final CheckboxGroup<String> forCare = roles("settings.part.for_care");
    private final IntegerField idle = Fields.number(this, "settings.part.idle_minutes");
    private final IntegerField longest = Fields.number(this, "settings.part.longest_hours");

    SignInEditor() {
        addClassName("setting-fields");
        add(always, forCare, idle, longest);
    }

    private CheckboxGroup<String> roles(String label) {
        var group = new CheckboxGroup<String>(getTranslation(label));
        group.setItems(Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN);
        group.setItemLabelGenerator(role -> getTranslation("role." + role));
        group.addClassName("wide");
        return group;
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(SignInRules rules) {
        always.setValue(rules.always());
        forCare.setValue(rules.forCare());
        idle.setValue(rules.idleMinutes());
        longest.setValue(rules.longestHours());
    }

    @Override
    public SignInRules value() {
        return new SignInRules(always.getValue(), forCare.getValue(), Fields.valueOf(idle), Fields.valueOf(longest));
    }
}
