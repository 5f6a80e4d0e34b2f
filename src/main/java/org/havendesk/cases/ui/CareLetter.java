package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.cases.Action;
import org.havendesk.settings.Template;
import org.jspecify.annotations.Nullable;

/** A message to the member: it begins with a template, and its placeholders follow what is chosen beside it. */
final class CareLetter extends Div {
    private final CareStep part;
    private final Action action;
    private final Select<Template> template = new Select<>();
    private final TextArea words;
    private final Map<String, String> values = new HashMap<>();
    private String proposed = "";

    CareLetter(CareStep part, Action action) {
        this.part = part;
        this.action = action;
        addClassName("care-letter");
        words = part.words("letter", getTranslation("care.letter.to", part.subject()));
        List<Template> templates = part.care.templates(action);
        template.setLabel(getTranslation("care.letter.template"));
        template.setItems(templates);
        template.setItemLabelGenerator(Template::name);
        template.setVisible(templates.size() > 1);
        templates.stream().findFirst().ifPresent(template::setValue);
        template.addValueChangeListener(event -> propose());
        var from = text(getTranslation("care.letter.from", part.care.community()), "small", "quiet");
        add(box("row between care-letter-head", template, from), words);
        propose();
    }

    /** Fills a placeholder; an empty value leaves it in the words, where it can be seen. */
    void fill(String placeholder, String value) {
        if (value.isEmpty()) {
            values.remove(placeholder);
        } else {
            values.put(placeholder, value);
        }
        propose();
    }

    @Nullable
    Template template() {
        return template.getValue();
    }

    /** The words to send; null, with the reason at the field, where they cannot go out like that. */
    @Nullable
    String ready() {
        String now = words.getValue().strip();
        List<String> unfilled = Template.unfilled(now);
        words.setErrorMessage(
                unfilled.isEmpty()
                        ? getTranslation("care.words.missing")
                        : getTranslation("care.letter.unfilled." + unfilled.getFirst()));
        words.setInvalid(now.isEmpty() || !unfilled.isEmpty());
        return words.isInvalid() ? null : now;
    }

    /** Words that somebody has changed are theirs, and stay. */
    private void propose() {
        String next = part.care.words(part, action, template.getValue(), values);
        if (words.getValue().isBlank() || words.getValue().equals(proposed)) {
            words.setValue(next);
        }
        proposed = next;
    }
}
