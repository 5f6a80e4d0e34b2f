package org.havendesk.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report means: its category, or words of its reason, to path, tier and severity. Pure.
 *
 * @param words looked for first, as whole words in any case, in order
 * @param categories the known categories
 */
public record SortingTable(List<Words> words, List<Rule> categories) {

    /** Words of a reason that say more than the category chosen by the reporter. */
    public record Words(List<String> words, String category) {
        public Words {
            words = List.copyOf(words);
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                throw new InvalidSetting("words-none", new InvalidSetting.Category(category));
            }
        }

        private boolean match(String reason) {
            return words.stream()
                    .anyMatch(w -> Pattern.compile("\\b" + Pattern.quote(w) + "\\b", Pattern.CASE_INSENSITIVE)
                            .matcher(reason)
                            .find());
        }
    }

    /** @param severity 1 to 3; the words of severity 3 stay hidden until somebody asks for them */
    public record Rule(String category, CasePath path, Tier tier, int severity) {
        public Rule {
            category = category.strip().toLowerCase(Locale.ROOT);
            if (category.isEmpty()) {
                throw new InvalidSetting("category-name");
            }
            if (severity < 1 || severity > 3) {
                throw new InvalidSetting("severity", new InvalidSetting.Category(category), severity);
            }
        }
    }

    /** @param known false: marked "needs sorting" */
    public record Sorted(String category, CasePath path, Tier tier, int severity, boolean known) {}

    public SortingTable {
        words = List.copyOf(words);
        categories = List.copyOf(categories);
        Set<String> known = new HashSet<>();
        for (Rule rule : categories) {
            if (!known.add(rule.category())) {
                throw new InvalidSetting("category-twice", new InvalidSetting.Category(rule.category()));
            }
        }
        if (known.isEmpty()) {
            throw new InvalidSetting("no-category");
        }
        for (Words each : words) {
            if (!known.contains(each.category())) {
                throw new InvalidSetting("words-category", new InvalidSetting.Category(each.category()));
            }
        }
    }

    /** Sorts one report. Words count only where they make the report more pressing than its category does. */
    public Sorted sort(String category, @Nullable String reason) {
        Sorted byCategory = byCategory(category.toLowerCase(Locale.ROOT));
        if (reason == null) {
            return byCategory;
        }
        return words.stream()
                .filter(w -> w.match(reason))
                .map(w -> byCategory(w.category()))
                .filter(s -> s.tier().isMorePressingThan(byCategory.tier()))
                .findFirst()
                .orElse(byCategory);
    }

    private Sorted byCategory(String category) {
        return categories.stream()
                .filter(r -> r.category().equals(category))
                .findFirst()
                .map(r -> new Sorted(r.category(), r.path(), r.tier(), r.severity(), true))
                .orElse(new Sorted(category, CasePath.CONDUCT, Tier.SOON, 2, false));
    }
}
