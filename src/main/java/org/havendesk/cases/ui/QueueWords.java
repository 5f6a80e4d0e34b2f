package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words for what the chat store names by keys. */
final class QueueWords {
    private QueueWords() {}

    /** The words of a category; one that the bundle does not know is shown as it is, without underscores. */
    static String category(Component part, String category) {
        String key = "category." + category;
        if (ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT).containsKey(key)) {
            return part.getTranslation(key);
        }
        String words = category.replace('_', ' ').strip();
        return words.isEmpty()
                ? part.getTranslation("category.none")
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
