package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.havendesk.settings.InvalidSetting;

/** Fields as the editors of settings use them. */
final class Fields {
    private Fields() {}

    /** A field for a whole number; the label is the bundle's key. */
    static IntegerField number(Component part, String label) {
        var field = new IntegerField(part.getTranslation(label));
        field.setStepButtonsVisible(true);
        field.setManualValidation(true);
        return field;
    }

    /** Its number; {@link InvalidSetting} where it has none. */
    static int valueOf(IntegerField field) {
        boolean missing = field.getValue() == null;
        field.setInvalid(missing);
        if (missing) {
            throw new InvalidSetting("number", field.getLabel());
        }
        return field.getValue();
    }

    static TextField line(Component part, String label) {
        var field = new TextField(part.getTranslation(label));
        field.setMaxLength(120);
        return field;
    }

    /** A choice among keys whose words stand in the bundle below {@code words}. */
    static Select<String> choice(Component part, String label, String words, Collection<String> keys) {
        var select = new Select<String>();
        select.setLabel(part.getTranslation(label));
        select.setItems(List.copyOf(keys));
        select.setItemLabelGenerator(key -> part.getTranslation(words + key));
        return select;
    }

    /** A choice of a category, by its words. */
    static ComboBox<String> category(Component part, String label, List<String> categories) {
        var box = new ComboBox<String>(part.getTranslation(label));
        box.setItems(categories);
        box.setItemLabelGenerator(category -> SettingWords.category(part, category));
        return box;
    }

    /** The inner key of a new entry with this name. */
    static String keyFor(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "_");
    }
}
