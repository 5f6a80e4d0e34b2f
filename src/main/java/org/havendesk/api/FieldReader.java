package org.havendesk.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the value of one field, or says in a few words what is wrong with it.
 *
 * @param now of the database's clock
 */
record FieldReader(Instant now) {
    private static final Duration AHEAD = Limits.TOLERANCE;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int MOST_DIGITS = 30;
    private static final int MOST_ITEMS = 200;

    /** What is wrong with a value, for its sender. */
    static final class Unfit extends Exception {
        Unfit(String problem) {
            super(problem, null, false, false);
        }
    }

    /** A {@code String}, for a time an {@code Instant}, for a number a {@code BigDecimal}, for items their JSON. */
    Object read(Field field, JsonNode node) throws Unfit {
        return switch (field.form()) {
            case ID -> id(text(field, node));
            case WORDS -> text(field, node);
            case CHOICE -> choice(field, text(field, node));
            case TIME -> time(text(field, node));
            case ITEMS -> items(node);
            case NUMBER -> number(node);
        };
    }

    private static String text(Field field, JsonNode node) throws Unfit {
        if (!node.isString()) {
            throw new Unfit("has to be text");
        }
        String text = node.stringValue();
        if (field.longest() > 0 && text.codePointCount(0, text.length()) > field.longest()) {
            throw new Unfit("may have at most " + field.longest() + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unfit("holds a NUL character");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new Unfit("holds half a character");
        }
        return text;
    }

    private static String id(String text) throws Unfit {
        if (text.isBlank()) {
            throw new Unfit("is empty");
        }
        return text;
    }

    private static String choice(Field field, String text) throws Unfit {
        if (!field.choices().contains(text)) {
            throw new Unfit("has to be one of " + String.join(", ", field.choices()));
        }
        return text;
    }

    private Instant time(String text) throws Unfit {
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new Unfit("has to be an ISO 8601 time with a zone, like 2026-03-01T18:30:00Z");
        }
        if (time.isAfter(now.plus(AHEAD))) {
            throw new Unfit("is in the future");
        }
        if (time.isBefore(EARLIEST)) {
            throw new Unfit("is before the year 2000");
        }
        return time;
    }

    private static String items(JsonNode node) throws Unfit {
        if (!node.isArray() && !node.isObject()) {
            throw new Unfit("has to be a list of numbers, or numbers by item number");
        }
        if (node.isEmpty() || node.size() > MOST_ITEMS) {
            throw new Unfit("has to have 1 to " + MOST_ITEMS + " items");
        }
        Map<Integer, BigDecimal> answers = new TreeMap<>();
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            answers.put(i + 1, answer(String.valueOf(i + 1), node.get(i)));
        }
        for (var entry : node.properties()) {
            if (!entry.getKey().matches("[1-9][0-9]{0,3}")) {
                throw new Unfit("has a key that is not an item number");
            }
            answers.put(Integer.valueOf(entry.getKey()), answer(entry.getKey(), entry.getValue()));
        }
        return JsonMapper.shared().writeValueAsString(answers);
    }

    private static BigDecimal answer(String item, JsonNode node) throws Unfit {
        try {
            return node.isNull() ? null : number(node);
        } catch (Unfit e) {
            throw new Unfit("item " + item + " " + e.getMessage());
        }
    }

    private static BigDecimal number(JsonNode node) throws Unfit {
        if (!node.isNumber()) {
            throw new Unfit("has to be a number");
        }
        BigDecimal number = node.decimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new Unfit("may have at most " + MOST_DIGITS + " digits");
        }
        return number;
    }
}
