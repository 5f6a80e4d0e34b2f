package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.kit.ChangeList.Line;
import org.havendesk.kit.Phrase;
import org.havendesk.settings.Change;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Tier;
import org.havendesk.settings.Version;
import org.jspecify.annotations.Nullable;

/** What the pages of settings say, in the language of the part that says it. */
final class SettingWords {
    private static final Set<String> NAMED_BY_CATEGORY = Set.of("category", "categories");
    private static final Set<String> NAMED_BY_PART = Set.of("tier", "path", "use");

    private SettingWords() {}

    static String invalid(Component part, InvalidSetting refused) {
        Object[] facts = refused.facts().stream().map(fact -> fact(part, fact)).toArray();
        return part.getTranslation("settings.invalid." + refused.problem(), facts);
    }

    private static Object fact(Component part, Object fact) {
        return switch (fact) {
            case Tier tier -> part.getTranslation("tier." + tier.key());
            case InvalidSetting.Category category -> category(part, category.key());
            case InvalidSetting.Use use -> part.getTranslation("settings.use." + use.key());
            case Number number -> number.toString();
            default -> fact;
        };
    }

    /** The words of a category; one that the bundle does not know is shown as it is, without underscores. */
    static String category(Component part, String category) {
        return Phrase.find(part, "category." + category).orElse(category.replace('_', ' '));
    }

    /** From the outside in. */
    private static String place(Component part, Change change) {
        return change.path().stream()
                .map(name -> Phrase.find(part, "settings.part." + name).orElseGet(() -> category(part, name)))
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable String value(Component part, Change change, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String name = change.path().getLast();
        if (NAMED_BY_CATEGORY.contains(name)) {
            return Stream.of(value.split(", "))
                    .map(category -> category(part, category))
                    .collect(Collectors.joining(", "));
        }
        String key = name.equals("use") ? "settings.use." : name + ".";
        return NAMED_BY_PART.contains(name) ? Phrase.find(part, key + value).orElse(value) : value;
    }

    /** What a person can see of these changes: inner keys are nobody's business. */
    static List<Line> lines(Component part, List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.path().getLast().equals("key"))
                .map(change -> new Line(
                        place(part, change), value(part, change, change.before()), value(part, change, change.after())))
                .toList();
    }

    /** "Version 4, by Priya Raman, 24 Nov 2026, 13:20". */
    static String version(Component part, Version<?> version, ZoneId zone) {
        return version.madeBy().equals(Version.DEFAULT)
                ? part.getTranslation("settings.version.default", number(version.number()))
                : part.getTranslation(
                        "settings.version", number(version.number()), version.madeBy(), at(version.madeAt(), zone));
    }

    static String at(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    /** Without the thousands mark that the bundle would set. */
    static String number(int number) {
        return Integer.toString(number);
    }
}
