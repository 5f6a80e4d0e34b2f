package org.havendesk.api;

import java.util.List;

/**
 * A field of a record that is sent.
 *
 * @param longest in characters; 0 where length says nothing
 * @param choices the words that it may have; empty where it may have any
 */
record Field(String name, Form form, boolean required, int longest, List<String> choices) {
    private static final int LONGEST_ID = 255;

    /** How a field is written in JSON. */
    enum Form {
        /** An id or a key: not blank. */
        ID,
        /** Somebody's words: never quoted in an answer. */
        WORDS,
        CHOICE,
        /** ISO 8601 with a zone. */
        TIME,
        /** Numbers by item number, or a list that counts its items from 1. */
        ITEMS,
        NUMBER
    }

    Field {
        choices = List.copyOf(choices);
    }

    static Field id(String name) {
        return new Field(name, Form.ID, false, LONGEST_ID, List.of());
    }

    static Field words(String name, int longest) {
        return new Field(name, Form.WORDS, false, longest, List.of());
    }

    static Field choice(String name, String... choices) {
        return new Field(name, Form.CHOICE, false, 0, List.of(choices));
    }

    static Field of(String name, Form form) {
        return new Field(name, form, false, 0, List.of());
    }

    /** The same, and it has to be there. */
    Field needed() {
        return new Field(name, form, true, longest, choices);
    }
}
