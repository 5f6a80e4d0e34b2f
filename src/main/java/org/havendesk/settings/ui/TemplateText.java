package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Template;

/** The words of a template: checked while they are typed, with what may be filled in, and how it will read. */
class TemplateText extends Div {
    private static final int LONGEST = 2000;

    private final TextArea words = new TextArea(getTranslation("settings.part.text"));
    private final Paragraph preview = new Paragraph();
    private final Map<String, String> samples;

    TemplateText() {
        addClassName("template-text");
        samples = Template.PLACEHOLDERS.stream()
                .collect(Collectors.toMap(Function.identity(), p -> getTranslation("settings.sample." + p)));
        words.setMaxLength(LONGEST);
        words.setMinRows(4);
        words.setManualValidation(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(event -> check());
        preview.addClassNames("words", "template-preview");
        add(words, placeholders(), text(getTranslation("settings.preview"), "small", "strong"), preview);
    }

    void setValue(String text) {
        words.setValue(text);
        words.setInvalid(false);
    }

    String value() {
        check();
        return words.getValue().strip();
    }

    private Div placeholders() {
        var chips = box("row setting-placeholders", text(getTranslation("settings.placeholders"), "small", "quiet"));
        for (String placeholder : Template.PLACEHOLDERS) {
            var chip = new Button("{" + placeholder + "}", event -> insert("{" + placeholder + "}"));
            chip.addClassNames("small-button", "quiet-button");
            chip.setAriaLabel(getTranslation("settings.placeholder.insert", placeholder));
            chip.setTooltipText(samples.get(placeholder));
            chips.add(chip);
        }
        return chips;
    }

    private void insert(String placeholder) {
        String before = words.getValue();
        words.setValue(before.isEmpty() || before.endsWith(" ") ? before + placeholder : before + " " + placeholder);
        words.focus();
    }

    private void check() {
        try {
            var template =
                    new Template("key", getTranslation("settings.part.text"), "warn", null, "en", words.getValue());
            words.setInvalid(false);
            preview.setText(template.fill(samples));
        } catch (InvalidSetting e) {
            words.setErrorMessage(SettingWords.invalid(this, e));
            words.setInvalid(true);
            preview.setText("");
        }
    }
}
