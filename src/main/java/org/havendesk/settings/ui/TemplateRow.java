package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havendesk.settings.Template;
import org.jspecify.annotations.Nullable;

/** A template: what it is for, for whom, and its words. */
class TemplateRow extends Details implements Rows.Row<Template> {
    private static final String ANY_USE = "warn";

    private final @Nullable Template before;
    private final TextField name = Fields.line(this, "settings.part.template");
    private final Select<String> use = Fields.choice(this, "settings.part.use", "settings.use.", Template.USES);
    private final ComboBox<String> category;
    private final ComboBox<String> language = new ComboBox<>(getTranslation("settings.part.language"));
    private final TemplateText text = new TemplateText();

    TemplateRow(@Nullable Template before, List<String> categories) {
        this.before = before;
        category = Fields.category(this, "settings.part.category", with(categories, before));
        category.setClearButtonVisible(true);
        category.setPlaceholder(getTranslation("settings.any-category"));
        prepareLanguage();
        addClassName("template-row");
        add(box("setting-fields", name, use, category, language), text);
        show(before == null ? new Template("new", "new", ANY_USE, null, "en", "-") : before);
        if (before == null) {
            name.clear();
            text.setValue("");
        }
        name.addValueChangeListener(event -> summarize());
        use.addValueChangeListener(event -> summarize());
        summarize();
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
    public Template value() {
        String words = name.getValue().strip();
        return new Template(
                before == null ? Fields.keyFor(words) : before.key(),
                words,
                use.getValue(),
                category.getValue(),
                language.getValue() == null ? "" : language.getValue().strip(),
                text.value());
    }

    @Override
    public void unfold() {
        setOpened(true);
    }

    private void show(Template template) {
        name.setValue(template.name());
        use.setValue(template.use());
        category.setValue(template.category());
        language.setValue(template.language());
        text.setValue(template.text());
    }

    private void summarize() {
        String words = name.getValue().isBlank() ? getTranslation("settings.template.new") : name.getValue();
        setSummaryText(words + " · " + getTranslation("settings.use." + use.getValue()));
    }

    private void prepareLanguage() {
        language.setItems(Stream.of(Locale.getISOLanguages()).sorted().toList());
        language.setItemLabelGenerator(
                tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH) + " (" + tag + ")");
        language.setAllowCustomValue(true); // a language with its country
        language.addCustomValueSetListener(event -> language.setValue(event.getDetail()));
    }

    private static List<String> with(List<String> categories, @Nullable Template template) {
        return template == null || template.category() == null
                ? categories
                : Stream.concat(categories.stream(), Stream.of(template.category()))
                        .distinct()
                        .toList();
    }
}
