package org.havendesk.settings;

import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of setting: its key in the table, and how its value is read and written. What a value may be is held by the
 * constructor of its record, which throws {@link InvalidSetting}.
 *
 * @param rule what a value must keep to be saved, beyond that; an older version that does not stays readable
 */
public record Kind<T>(String key, Function<JsonNode, T> read, Function<T, JsonNode> write, Consumer<T> rule) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Kind(String key, Function<JsonNode, T> read, Function<T, JsonNode> write) {
        this(key, read, write, value -> {});
    }

    /** A kind whose value is a record that is stored field by field: names in snake case, enums in lower case. */
    public static <T> Kind<T> of(String key, Class<T> type) {
        return new Kind<>(key, body -> JSON.treeToValue(body, type), JSON::valueToTree);
    }

    Kind<T> with(Consumer<T> rule) {
        return new Kind<>(key, read, write, rule);
    }

    /** Throws {@link InvalidSetting} where this value cannot be saved. */
    public void check(T value) {
        rule.accept(value);
    }
}
