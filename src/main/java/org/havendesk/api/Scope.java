package org.havendesk.api;

import java.util.Locale;
import java.util.stream.Stream;

/** What a source may send. */
public enum Scope {
    REPORTS,
    CHECK_INS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String key) {
        return Stream.of(values())
                .filter(scope -> scope.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scope " + key));
    }
}
