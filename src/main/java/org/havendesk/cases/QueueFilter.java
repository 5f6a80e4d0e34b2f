package org.havendesk.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which open cases of the queue are meant, as its address says: {@code tier, path, category, program} (each may be
 * repeated, and means any of them), {@code age} (under a day, 3 days, a week, since the first report), {@code mine},
 * {@code unclaimed}. An empty filter means all. Values that are not known are left out, so that an old link still opens.
 */
public record QueueFilter(
        Set<Tier> tiers,
        @Nullable CasePath path,
        Set<String> categories,
        Set<String> programs,
        @Nullable Age age,
        boolean mine,
        boolean unclaimed) {

    public static final QueueFilter ALL = new QueueFilter(Set.of(), null, Set.of(), Set.of(), null, false, false);

    /** How long ago the first report was made, at most. */
    public enum Age {
        DAY(Duration.ofDays(1)),
        THREE_DAYS(Duration.ofDays(3)),
        WEEK(Duration.ofDays(7));

        private final Duration atMost;

        Age(Duration atMost) {
            this.atMost = atMost;
        }

        public Duration atMost() {
            return atMost;
        }

        /** In the address: {@code 1d}, {@code 3d}, {@code 7d}. */
        public String key() {
            return atMost.toDays() + "d";
        }
    }

    public QueueFilter {
        tiers = tiers.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(tiers));
        categories = java.util.Collections.unmodifiableSet(new TreeSet<>(categories));
        programs = java.util.Collections.unmodifiableSet(new TreeSet<>(programs));
    }

    /** Reads the parameters of an address. */
    public static QueueFilter of(Map<String, List<String>> parameters) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Tier tier : Tier.values()) {
            if (parameters.getOrDefault("tier", List.of()).contains(tier.key())) {
                tiers.add(tier);
            }
        }
        CasePath path = null;
        for (CasePath candidate : CasePath.values()) {
            if (parameters.getOrDefault("path", List.of()).contains(candidate.key())) {
                path = candidate;
            }
        }
        Age age = null;
        for (Age candidate : Age.values()) {
            if (parameters.getOrDefault("age", List.of()).contains(candidate.key())) {
                age = candidate;
            }
        }
        return new QueueFilter(
                tiers,
                path,
                new TreeSet<>(parameters.getOrDefault("category", List.of())),
                new TreeSet<>(parameters.getOrDefault("program", List.of())),
                age,
                parameters.containsKey("mine"),
                parameters.containsKey("unclaimed"));
    }

    /** The parameters of an address that mean this filter; only what differs from {@link #ALL}. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "tier", tiers.stream().map(Tier::key).toList());
        put(parameters, "path", path == null ? List.of() : List.of(path.key()));
        put(parameters, "category", categories);
        put(parameters, "program", programs);
        put(parameters, "age", age == null ? List.of() : List.of(age.key()));
        put(parameters, "mine", mine ? List.of("") : List.of());
        put(parameters, "unclaimed", unclaimed ? List.of("") : List.of());
        return parameters;
    }

    public QueueFilter withTiers(Set<Tier> value) {
        return new QueueFilter(value, path, categories, programs, age, mine, unclaimed);
    }

    public QueueFilter withPath(@Nullable CasePath value) {
        return new QueueFilter(tiers, value, categories, programs, age, mine, unclaimed);
    }

    public QueueFilter withCategories(Set<String> value) {
        return new QueueFilter(tiers, path, value, programs, age, mine, unclaimed);
    }

    public QueueFilter withPrograms(Set<String> value) {
        return new QueueFilter(tiers, path, categories, value, age, mine, unclaimed);
    }

    public QueueFilter withAge(@Nullable Age value) {
        return new QueueFilter(tiers, path, categories, programs, value, mine, unclaimed);
    }

    public QueueFilter withMine(boolean value) {
        return new QueueFilter(tiers, path, categories, programs, age, value, unclaimed);
    }

    public QueueFilter withUnclaimed(boolean value) {
        return new QueueFilter(tiers, path, categories, programs, age, mine, value);
    }

    private static void put(Map<String, List<String>> parameters, String name, Iterable<String> values) {
        List<String> list = new ArrayList<>();
        values.forEach(list::add);
        if (!list.isEmpty()) {
            parameters.put(name, list);
        }
    }
}
