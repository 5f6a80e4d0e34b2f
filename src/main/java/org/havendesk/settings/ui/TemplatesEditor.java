package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.havendesk.settings.Template;
import org.havendesk.settings.Templates;

/** The templates, folded away one by one. */
class TemplatesEditor extends Div implements Editor<Templates> {
    private final Rows<Template> rows;

    TemplatesEditor(List<String> categories) {
        rows = new Rows<>("settings.add.template", template -> new TemplateRow(template, categories));
        add(rows);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Templates templates) {
        rows.show(templates.templates());
    }

    @Override
    public Templates value() {
        return new Templates(rows.value());
    }
}
