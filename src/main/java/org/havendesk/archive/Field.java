package org.havendesk.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a record and the column that it fills.
 *
 * @param choices the values of a {@link Form#CHOICE}, else empty
 * @param ifAbsent what the column gets where an optional key is absent; null: null
 * @param in the type of record that the value has to name, which is also its table; null: none
 */
record Field(
        String key,
        String column,
        Form form,
        boolean isRequired,
        List<String> choices,
        @Nullable String ifAbsent,
        @Nullable String in) {

    /** How a value is written in an archive. */
    enum Form {
        /** Not empty and at most 255 characters, so that it fits an index. */
        ID("text"),
        TEXT("text"),
        CHOICE("text"),
        TIME("timestamptz"),
        FLAG("boolean"),
        ITEMS("jsonb"),
        SCORE("numeric");

        private final String sqlType;

        Form(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }
    }

    static Field required(String key, String column, Form form) {
        return new Field(key, column, form, true, List.of(), null, null);
    }

    static Field optional(String key, String column, Form form) {
        return new Field(key, column, form, false, List.of(), null, null);
    }

    static Field choice(String key, String column, String... choices) {
        return new Field(key, column, Form.CHOICE, true, List.of(choices), null, null);
    }

    /** Makes the key optional. */
    Field orElse(String value) {
        return new Field(key, column, form, false, choices, value, in);
    }

    Field in(String type) {
        return new Field(key, column, form, isRequired, choices, ifAbsent, type);
    }
}
