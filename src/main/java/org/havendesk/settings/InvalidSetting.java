package org.havendesk.settings;

import java.util.List;

/** A setting cannot have this value. Carries the facts of the sentence that says so on a screen, in any language. */
public class InvalidSetting extends IllegalArgumentException {
    private final String problem;
    private final transient List<Object> facts;

    /** A fact that a screen names by the category's words. */
    public record Category(String key) {
        @Override
        public String toString() {
            return key;
        }
    }

    /** A fact that a screen names by the words of what a template is for. */
    public record Use(String key) {
        @Override
        public String toString() {
            return key;
        }
    }

    /**
     * @param problem the bundle's key after {@code settings.invalid.}
     * @param facts texts, numbers, {@link Tier}s, {@link Category}s and {@link Use}s, in the order of the sentence's gaps
     */
    public InvalidSetting(String problem, Object... facts) {
        super("this setting cannot be: " + problem + " " + List.of(facts));
        this.problem = problem;
        this.facts = List.of(facts);
    }

    public String problem() {
        return problem;
    }

    public List<Object> facts() {
        return facts;
    }

    /** Refuses {@code value} below {@code least}. */
    static void needs(int least, int value, String problem) {
        if (value < least) {
            throw new InvalidSetting(problem, value, least);
        }
    }
}
