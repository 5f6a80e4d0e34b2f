package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;

/** A sentence of the bundle with the facts in it, before it is put into words. */
public record Phrase(String key, List<Object> facts) {
    public Phrase {
        facts = List.copyOf(facts);
    }

    public static Phrase of(String key, Object... facts) {
        return new Phrase(key, List.of(facts));
    }

    /** The words under this key of the bundle, where it has them. */
    public static Optional<String> find(Component part, String key) {
        String words = part.getTranslation(key);
        return words.startsWith("!") ? Optional.empty() : Optional.of(words);
    }

    /** In the words of the part that shows it. */
    public String in(Component part) {
        return part.getTranslation(key, facts.toArray());
    }
}
