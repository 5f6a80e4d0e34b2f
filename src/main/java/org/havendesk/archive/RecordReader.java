package org.havendesk.archive;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a line into the values of its columns, or says why it cannot be taken. Needs no database. */
final class RecordReader {
    private static final int LONGEST_ID = 255;
    private static final int MOST_DIGITS = 100;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private long unknownKeys;

    /**
     * One record.
     *
     * @param values as PostgreSQL reads them, in the order of the type's fields
     */
    record Read(RecordType type, @Nullable String[] values) {}

    Read read(byte[] line, int length) throws Refused {
        JsonNode json = parse(line, length);
        RecordType type = typeOf(json);
        try {
            return new Read(type, values(type, json));
        } catch (Refused e) {
            throw e.as(type);
        }
    }

    /** How many keys were ignored so far in records that were read. */
    long unknownKeys() {
        return unknownKeys;
    }

    private @Nullable String[] values(RecordType type, JsonNode json) throws Refused {
        List<Field> fields = type.fields();
        var values = new @Nullable String[fields.size()];
        int known = 1; // type
        for (int i = 0; i < values.length; i++) {
            JsonNode node = json.get(fields.get(i).key());
            known += node == null ? 0 : 1;
            values[i] = value(fields.get(i), node);
        }
        if (!type.atLeastOneOf().isEmpty() && type.atLeastOneOf().stream().noneMatch(json::hasNonNull)) {
            throw new Refused("has none of " + String.join(", ", type.atLeastOneOf()));
        }
        unknownKeys += json.size() - known;
        return values;
    }

    private JsonNode parse(byte[] line, int length) throws Refused {
        JsonNode json;
        try {
            json = mapper.readTree(line, 0, length);
        } catch (JacksonException e) {
            throw new Refused("is not JSON"); // the parser's own words would quote the line
        }
        if (!json.isObject()) {
            throw new Refused("is not a JSON object");
        }
        return json;
    }

    private static RecordType typeOf(JsonNode json) throws Refused {
        JsonNode word = json.get("type");
        if (word == null || word.isNull()) {
            throw new Refused("type is missing");
        }
        RecordType type = word.isString() ? RecordType.of(word.stringValue()) : null;
        if (type == null) {
            throw new Refused("type is unknown");
        }
        return type;
    }

    private static @Nullable String value(Field field, @Nullable JsonNode node) throws Refused {
        if (node == null || node.isNull()) {
            if (field.isRequired()) {
                throw new Refused(field.key() + " is missing");
            }
            return field.ifAbsent();
        }
        return switch (field.form()) {
            case ID -> id(field, text(field, node));
            case TEXT -> text(field, node);
            case CHOICE -> choice(field, text(field, node));
            case TIME -> time(field, text(field, node));
            case FLAG -> flag(field, node);
            case ITEMS -> items(field, node);
            case SCORE -> number(field, node);
        };
    }

    private static String text(Field field, JsonNode node) throws Refused {
        if (!node.isString()) {
            throw new Refused(field.key() + " is not text");
        }
        String text = node.stringValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Refused(field.key() + " holds a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(++i))) {
                    throw new Refused(field.key() + " holds half a character");
                }
            }
        }
        return text;
    }

    private static String id(Field field, String text) throws Refused {
        if (text.isBlank()) {
            throw new Refused(field.key() + " is empty");
        }
        if (text.length() > LONGEST_ID) {
            throw new Refused(field.key() + " is longer than " + LONGEST_ID + " characters");
        }
        return text;
    }

    private static String choice(Field field, String text) throws Refused {
        if (!field.choices().contains(text)) {
            throw new Refused(field.key() + " is none of " + String.join(", ", field.choices()));
        }
        return text;
    }

    private static String time(Field field, String text) throws Refused {
        OffsetDateTime utc;
        try {
            var read = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            if (!(read instanceof OffsetDateTime withZone)) {
                throw new Refused(field.key() + " has no time zone");
            }
            utc = withZone.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new Refused(field.key() + " is not an ISO 8601 time");
        }
        if (utc.getYear() < 1 || utc.getYear() > 9999) {
            throw new Refused(field.key() + " is not in the years 1 to 9999");
        }
        return utc.toString();
    }

    private static String flag(Field field, JsonNode node) throws Refused {
        if (!node.isBoolean()) {
            throw new Refused(field.key() + " is neither true nor false");
        }
        return node.asString();
    }

    /** Answers by item number, as the contract has them; a list counts its items from 1. */
    private static String items(Field field, JsonNode node) throws Refused {
        if (!node.isArray() && !node.isObject()) {
            throw new Refused(field.key() + " is not a list of numbers");
        }
        var byNumber = new StringBuilder("{");
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            answer(byNumber, String.valueOf(i + 1), field, node.get(i));
        }
        for (var entry : node.properties()) {
            if (!entry.getKey().matches("[0-9]{1,4}")) {
                throw new Refused(field.key() + " has a key that is not an item number");
            }
            answer(byNumber, entry.getKey(), field, entry.getValue());
        }
        return byNumber.append('}').toString();
    }

    private static void answer(StringBuilder byNumber, String item, Field field, JsonNode answer) throws Refused {
        byNumber.append(byNumber.length() > 1 ? "," : "")
                .append('"')
                .append(item)
                .append("\":");
        byNumber.append(answer.isNull() ? "null" : number(field, answer));
    }

    private static String number(Field field, JsonNode node) throws Refused {
        if (!node.isNumber()) {
            throw new Refused(field.key()
                    + (field.form() == Field.Form.ITEMS ? " is not a list of numbers" : " is not a number"));
        }
        BigDecimal number = node.decimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new Refused(field.key() + " has more than " + MOST_DIGITS + " digits");
        }
        return number.toPlainString();
    }
}
