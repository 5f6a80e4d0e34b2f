package org.havendesk.api;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.api.FieldReader.Unfit;
import org.havendesk.api.Refused.Wrong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a body into the values of its fields, or refuses it with everything that is wrong with it. */
final class RecordReader {
    private static final int LONGEST_ECHO = 100;
    private static final int MOST_IGNORED = 20;
    private static final Set<Field.Form> UNSPOKEN = Set.of(Field.Form.WORDS, Field.Form.ITEMS, Field.Form.NUMBER);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordReader() {}

    /**
     * A record that can be taken.
     *
     * @param ignored the first keys that no field has, cut where they are long
     */
    record Values(Map<String, Object> byName, List<String> ignored) {
        Values {
            byName = Map.copyOf(byName);
            ignored = List.copyOf(ignored);
        }

        @Nullable
        String text(String name) {
            return (String) byName.get(name);
        }

        @Nullable
        BigDecimal number(String name) {
            return (BigDecimal) byName.get(name);
        }

        Instant time(String name) {
            return (Instant) byName.get(name);
        }
    }

    /** {@link Refused} where it is no JSON object, or a field is missing or wrong. */
    static Values read(Shape shape, byte[] body, FieldReader reader) {
        JsonNode json = parse(body);
        Map<String, Object> values = new HashMap<>();
        List<Wrong> wrong = new ArrayList<>();
        for (Field field : shape.fields()) {
            JsonNode node = json.get(field.name());
            if (node == null || node.isNull()) {
                if (field.required()) {
                    wrong.add(new Wrong(field.name(), null, "is missing"));
                }
                continue;
            }
            try {
                values.put(field.name(), reader.read(field, node));
            } catch (Unfit e) {
                wrong.add(new Wrong(field.name(), UNSPOKEN.contains(field.form()) ? null : echo(node), e.getMessage()));
            }
        }
        if (shape.atLeastOneOf().stream().noneMatch(json::hasNonNull)) {
            String names = String.join(", ", shape.atLeastOneOf());
            wrong.add(new Wrong(shape.atLeastOneOf().getFirst(), null, "is missing: one of " + names + " is needed"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return new Values(values, ignored(shape, json));
    }

    private static JsonNode parse(byte[] body) {
        JsonNode json;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder() // unlike a String's constructor it says where bytes are no characters
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            json = JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new Refused(Problem.NOT_JSON, "The body is not UTF-8.");
        } catch (JacksonException e) {
            throw new Refused(
                    Problem.NOT_JSON,
                    "The body is not JSON, or has a key twice."); // its own words would quote the body
        }
        if (!json.isObject()) {
            throw new Refused(Problem.NOT_JSON, "The body has to be one JSON object.");
        }
        return json;
    }

    private static List<String> ignored(Shape shape, JsonNode json) {
        Set<String> known = shape.fields().stream().map(Field::name).collect(Collectors.toSet());
        return json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .limit(MOST_IGNORED)
                .map(RecordReader::cut)
                .toList();
    }

    private static String echo(JsonNode node) {
        return cut(node.isString() ? node.stringValue() : node.toString());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
    }
}
