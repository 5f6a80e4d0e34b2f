package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.SortingTable.Words;
import org.jspecify.annotations.Nullable;

/** Words of a reason, separated by commas, and the category that they lead to. */
class SortingWordsRow extends Div implements Rows.Row<Words> {
    private final TextArea words = new TextArea(getTranslation("settings.part.words-list"));
    private final ComboBox<String> category;

    SortingWordsRow(@Nullable Words entry, List<String> known) {
        category = Fields.category(this, "settings.part.words-category", known);
        category.setAllowCustomValue(true); // one that is only now being added above
        category.addCustomValueSetListener(event -> category.setValue(event.getDetail()));
        addClassName("setting-fields");
        words.addClassName("wide");
        add(words, category);
        if (entry != null) {
            words.setValue(String.join(", ", entry.words()));
            category.setValue(entry.category());
        }
    }

    @Override
    public Component fields() {
        return this;
    }

    @Override
    public String name() {
        return words.getValue();
    }

    @Override
    public Words value() {
        if (category.getValue() == null) {
            throw new InvalidSetting("words-nowhere", words.getValue());
        }
        List<String> each = Stream.of(words.getValue().split("[,\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return new Words(each, category.getValue());
    }
}
