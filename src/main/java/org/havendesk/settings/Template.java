package org.havendesk.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that the moderation team starts a message from.
 *
 * @param use what it is for: the key of an action ({@code warn}, {@code steer}, {@code contact} ...), {@code outcome_acted},
 *     {@code outcome_no_action} or {@code outcome_care} to a reporter, {@code auto_signpost}
 * @param category of reports for which it is offered first, or null
 * @param language as a tag of BCP 47, {@code en}
 * @param text with placeholders in braces, {@code {rule}}; all must be known
 */
public record Template(
        String key, String name, String use, @Nullable String category, String language, String text) {
    /** What a text may ask for. */
    public static final List<String> PLACEHOLDERS =
            List.of("community", "rule", "until", "room", "helplines", "source", "plan");

    /** What a template can be for. */
    public static final List<String> USES = List.of(
            "steer",
            "warn",
            "mute",
            "suspend",
            "kick",
            "ban",
            "contact",
            "signpost",
            "safety_plan",
            "outcome_acted",
            "outcome_no_action",
            "outcome_care",
            "auto_signpost");

    /** What the console sends by itself: the outcome to a reporter, the answer while nobody is on shift. */
    static final List<String> AUTOMATIC =
            List.of("outcome_acted", "outcome_no_action", "outcome_care", "auto_signpost");

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    public Template {
        if (key.isBlank() || name.isBlank()) {
            throw new InvalidSetting("template-name", key);
        }
        if (text.isBlank()) {
            throw new InvalidSetting("template-text", name);
        }
        if (!USES.contains(use)) {
            throw new InvalidSetting("template-use", name, use);
        }
        refuseLanguage(name, language);
        refuseUnknown(name, text);
    }

    private static void refuseLanguage(String name, String language) {
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new InvalidSetting("template-language", name, language);
        }
    }

    private static void refuseUnknown(String name, String text) {
        String unknown = placeholders(text)
                .filter(p -> !PLACEHOLDERS.contains(p))
                .map(Template::inBraces)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new InvalidSetting("placeholder", name, unknown, known());
        }
        String rest = BRACES.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new InvalidSetting("brace", name, known());
        }
    }

    private static String known() {
        return PLACEHOLDERS.stream().map(Template::inBraces).collect(Collectors.joining(", "));
    }

    private static String inBraces(String placeholder) {
        return "{" + placeholder + "}";
    }

    private static Stream<String> placeholders(String words) {
        return BRACES.matcher(words).results().map(r -> r.group(1));
    }

    /** The words with every placeholder filled that has a value; others stay, to be seen and replaced by the moderator. */
    public String fill(Map<String, String> values) {
        return BRACES.matcher(text)
                .replaceAll(r -> Matcher.quoteReplacement(values.getOrDefault(r.group(1), r.group())));
    }

    /** Whether words still hold a placeholder of ours: they must not leave like that. */
    public static boolean isUnfilled(String words) {
        return !unfilled(words).isEmpty();
    }

    /** The placeholders of ours that words still hold, in their order. */
    public static List<String> unfilled(String words) {
        return placeholders(words).filter(PLACEHOLDERS::contains).distinct().toList();
    }
}
