package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.settings.Policies;
import org.havendesk.settings.Policy;
import org.jspecify.annotations.Nullable;

/** The rules in their order. "No rule was broken" can be renamed but not be taken out. */
class PoliciesEditor extends Div implements Editor<Policies> {
    private final Rows<Policy> rows = new Rows<>("settings.add.policy", RuleRow::new);

    PoliciesEditor() {
        add(rows);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Policies policies) {
        rows.show(policies.policies());
    }

    @Override
    public Policies value() {
        return new Policies(rows.value());
    }

    private static final class RuleRow extends Div implements Rows.Row<Policy> {
        private final @Nullable Policy before;
        private final TextField name = Fields.line(this, "settings.part.rule");

        RuleRow(@Nullable Policy before) {
            this.before = before;
            addClassName("setting-fields");
            name.setValue(before == null ? "" : before.name());
            add(name);
        }

        @Override
        public Component fields() {
            return this;
        }

        @Override
        public String name() {
            return name.getValue();
        }

        @Override
        public Policy value() {
            String words = name.getValue().strip();
            return new Policy(before == null ? Fields.keyFor(words) : before.key(), words);
        }

        @Override
        public boolean canGo() {
            return before == null || !before.key().equals(Policy.NONE);
        }
    }
}
