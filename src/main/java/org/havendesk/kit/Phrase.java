package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import java.util.List;

/** A sentence of the bundle with the facts in it, before it is put into words. */
public record Phrase(String key, List<Object> facts) {
    public Phrase {
        facts = List.copyOf(facts);
    }

    public static Phrase of(String key, Object... facts) {
        return new Phrase(key, List.of(facts));
    }

    /** In the words of the part that shows it. */
    public String in(Component part) {
        return part.getTranslation(key, facts.toArray());
    }
}
