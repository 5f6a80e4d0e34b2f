package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.SortingTable.Rule;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** A category of reports with its path, tier and severity. */
class SortingRuleRow extends Div implements Rows.Row<Rule> {
    private final TextField category = Fields.line(this, "settings.part.category-key");
    private final Select<String> path = Fields.choice(
            this,
            "settings.part.path",
            "path.",
            Stream.of(CasePath.values()).map(CasePath::key).toList());
    private final Select<String> tier = Fields.choice(
            this,
            "settings.part.tier",
            "tier.",
            Stream.of(Tier.values()).map(Tier::key).toList());
    private final Select<String> severity =
            Fields.choice(this, "settings.part.severity", "settings.severity.", List.of("1", "2", "3"));

    SortingRuleRow(@Nullable Rule rule) {
        addClassName("setting-fields");
        add(category, path, tier, severity);
        if (rule != null) {
            category.setHelperText(SettingWords.category(this, rule.category()));
        }
        category.setValue(rule == null ? "" : rule.category());
        path.setValue((rule == null ? CasePath.CONDUCT : rule.path()).key());
        tier.setValue((rule == null ? Tier.SOON : rule.tier()).key());
        severity.setValue(Integer.toString(rule == null ? 2 : rule.severity()));
    }

    @Override
    public Component fields() {
        return this;
    }

    @Override
    public String name() {
        return SettingWords.category(this, category.getValue());
    }

    @Override
    public Rule value() {
        return new Rule(
                category.getValue(),
                CasePath.of(path.getValue()),
                Tier.of(tier.getValue()),
                Integer.parseInt(severity.getValue()));
    }
}
