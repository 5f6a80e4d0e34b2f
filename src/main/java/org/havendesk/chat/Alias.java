package org.havendesk.chat;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stable name under which a member appears: two words and a short code, "Amber Heron · 7K2". Random, never derived. */
public record Alias(String words, String code) {

    /** The two first letters, for a small picture. */
    public String initials() {
        return Stream.of(words.split(" ")).map(w -> w.substring(0, 1)).collect(Collectors.joining());
    }

    /** Words and code in one line, as exports and running text show them. */
    @Override
    public String toString() {
        return words + " · " + code;
    }
}
