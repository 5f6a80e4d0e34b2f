package org.havendesk.wellbeing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The instruments that are known, by name. */
public final class Instruments {
    private static final List<String> KEYS = List.of(
            "phq-9",
            "phq-2",
            "gad-7",
            "gad-2",
            "phq-4",
            "who-5",
            "swemwbs",
            "wemwbs",
            "core-10",
            "k6",
            "k10",
            "ucla-3",
            "ons-4",
            "ces-d",
            "bdi",
            "heard",
            "therapy",
            "suds",
            "mood",
            "intensity");

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]");

    /** What a file may leave out. */
    private static final String DEFAULTS = """
            {"reversed": [], "times": 1, "metric": [], "score": "sum", "bands": [], "item_bands": [], "worse_items": [],
             "missing_allowed": 0, "recalled": []}""";

    private static final Map<String, Instrument> BY_NAME = read();

    private Instruments() {}

    /** All of them, in the order of the documentation. */
    public static List<Instrument> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The instrument that a chat store calls so: "PHQ-9", "phq9" and "PHQ 9" are one. */
    public static Optional<Instrument> find(String name) {
        Instrument exactly = BY_NAME.get(name);
        return Optional.ofNullable(exactly == null ? BY_NAME.get(plain(name)) : exactly);
    }

    /** Letters and digits of a name, in lower case. */
    public static String plain(String name) {
        return OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Map<String, Instrument> read() {
        Map<String, Instrument> all = new LinkedHashMap<>();
        for (String key : KEYS) {
            try (var in = Instruments.class.getResourceAsStream(key + ".json")) {
                var body = (ObjectNode) JSON.readTree(DEFAULTS);
                body.setAll((ObjectNode) JSON.readTree(in));
                all.put(plain(key), JSON.treeToValue(body, Instrument.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
