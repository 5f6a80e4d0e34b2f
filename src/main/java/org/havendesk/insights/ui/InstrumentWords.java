package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.Set;

/** How the instruments are called in sentences. */
final class InstrumentWords {
    /** Those that have words of their own; others go by their key. */
    private static final Set<String> PLAIN = Set.of("mood", "suds", "intensity");

    private InstrumentWords() {}

    static String of(Component part, String key) {
        return PLAIN.contains(key) ? part.getTranslation("insights.instrument." + key) : key.toUpperCase(Locale.ROOT);
    }
}
