package org.havendesk.settings.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.Kind;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.SortingTable.Rule;

/**
 * A kind of setting that has a page; its words stand in the bundle under {@code settings.kind.<key>}.
 *
 * @param editor makes the fields, given the known categories of reports
 */
record SettingPage<T>(Kind<T> kind, String icon, boolean adminOnly, Function<List<String>, Editor<T>> editor) {
    private static final List<SettingPage<?>> ALL = List.of(
            new SettingPage<>(Kinds.CLOCKS, "clock", false, known -> new ClocksEditor()),
            new SettingPage<>(Kinds.SORTING, "filter", false, SortingEditor::new),
            new SettingPage<>(Kinds.POLICIES, "scale", false, known -> new PoliciesEditor()),
            new SettingPage<>(Kinds.TEMPLATES, "note", false, TemplatesEditor::new),
            new SettingPage<>(Kinds.ALERT_LINES, "flag", false, known -> new AlertLinesEditor()),
            new SettingPage<>(Kinds.STRIKES, "warn", false, known -> new StrikesEditor()),
            new SettingPage<>(Kinds.TOPICS, "eyeoff", false, TopicsEditor::new),
            new SettingPage<>(Kinds.READER_CARE, "cup", false, known -> new ReaderCareEditor()),
            new SettingPage<>(Kinds.COMMUNITY, "users", true, known -> new CommunityEditor()),
            new SettingPage<>(Kinds.PUBLISHED_SET, "eyeoff", true, known -> new PublishedSetEditor()));

    /** Those that the person may change, in their order. */
    static List<SettingPage<?>> of(Person person) {
        return ALL.stream()
                .filter(page -> !page.adminOnly || person.has(Roles.ADMIN))
                .toList();
    }

    /** The page with this key, if the person may change it. */
    static Optional<SettingPage<?>> of(String key, Person person) {
        return of(person).stream().filter(page -> page.kind.key().equals(key)).findFirst();
    }

    /** The form of this page, showing the version in force. */
    SettingForm<T> form(Settings settings, Person person) {
        List<String> categories = settings.sortingTable().categories().stream()
                .map(Rule::category)
                .toList();
        return new SettingForm<>(kind, editor.apply(categories), settings, person);
    }

    /** The bundle's key of its name. */
    String title() {
        return "settings.kind." + kind.key();
    }

    /** The bundle's key of what it is for. */
    String sentence() {
        return title() + ".sentence";
    }
}
