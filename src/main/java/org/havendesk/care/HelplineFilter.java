package org.havendesk.care;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which helplines are meant, as an address says it: {@code ?country=GB&open=now&topic=crisis&language=en}. */
public record HelplineFilter(
        @Nullable String country,
        boolean openNow,
        @Nullable String topic,
        @Nullable String language) {
    public static final HelplineFilter ALL = new HelplineFilter(null, false, null, null);
    /** What the address says for those that are open. */
    public static final String NOW = "now";

    /** Reads the parameters of an address; what it does not know is not there. */
    public static HelplineFilter of(Map<String, List<String>> parameters) {
        return new HelplineFilter(
                first(parameters, "country"),
                NOW.equals(first(parameters, "open")),
                first(parameters, "topic"),
                first(parameters, "language"));
    }

    /** The parameters of an address. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "country", country);
        put(parameters, "open", openNow ? NOW : null);
        put(parameters, "topic", topic);
        put(parameters, "language", language);
        return parameters;
    }

    public boolean matches(Helpline helpline, Instant now) {
        return (country == null || helpline.serves(country))
                && (!openNow || helpline.isOpen(now))
                && (topic == null || helpline.topics().contains(topic))
                && (language == null || helpline.languages().contains(language));
    }

    public HelplineFilter withCountry(@Nullable String value) {
        return new HelplineFilter(value, openNow, topic, language);
    }

    public HelplineFilter withOpenNow(boolean value) {
        return new HelplineFilter(country, value, topic, language);
    }

    public HelplineFilter withTopic(@Nullable String value) {
        return new HelplineFilter(country, openNow, value, language);
    }

    public HelplineFilter withLanguage(@Nullable String value) {
        return new HelplineFilter(country, openNow, topic, value);
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }
}
