package org.havendesk.oversight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the ledger are meant, as an address says: {@code who} ("person 12", "job intake"; each may be repeated, and
 * means any of them), {@code verb} likewise, {@code kind} and {@code id} of what it was done to, {@code from} and {@code to} as
 * days of the community, both included, {@code text} that stands in the reason, {@code people} without rules and jobs. An empty
 * filter means all. What makes no sense is left out, so that an old link still opens.
 *
 * @param text without regard to case
 */
public record LedgerFilter(
        Set<String> who,
        Set<String> verbs,
        @Nullable String kind,
        @Nullable String id,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text,
        boolean peopleOnly) {

    public static final LedgerFilter ALL = new LedgerFilter(Set.of(), Set.of(), null, null, null, null, null, false);

    private static final int LONGEST = 200;

    public LedgerFilter {
        who = sorted(who);
        verbs = sorted(verbs);
    }

    /** Reads the parameters of an address. */
    public static LedgerFilter of(Map<String, List<String>> parameters) {
        Set<String> who = new TreeSet<>(parameters.getOrDefault("who", List.of()));
        who.removeIf(actor -> !actor.matches("(person|rule|job|operator) .{1,100}"));
        return new LedgerFilter(
                who,
                new TreeSet<>(parameters.getOrDefault("verb", List.of())),
                first(parameters, "kind").orElse(null),
                first(parameters, "id").orElse(null),
                day(parameters, "from"),
                day(parameters, "to"),
                first(parameters, "text").orElse(null),
                parameters.containsKey("people"));
    }

    /** The parameters of an address that mean this filter; only what differs from {@link #ALL}. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "who", who);
        put(parameters, "verb", verbs);
        put(parameters, "kind", list(kind));
        put(parameters, "id", list(id));
        put(parameters, "from", list(from));
        put(parameters, "to", list(to));
        put(parameters, "text", list(text));
        put(parameters, "people", peopleOnly ? List.of("") : List.of());
        return parameters;
    }

    /** Whether it asks about somebody, or about one thing: such a question is itself an act. */
    public boolean isAboutSomebody() {
        return !who.isEmpty() || id != null;
    }

    public LedgerFilter withWho(Set<String> value) {
        return new LedgerFilter(value, verbs, kind, id, from, to, text, peopleOnly);
    }

    public LedgerFilter withVerbs(Set<String> value) {
        return new LedgerFilter(who, value, kind, id, from, to, text, peopleOnly);
    }

    /** The id goes with the kind: one of another kind would mean something else. */
    public LedgerFilter withObject(@Nullable String newKind, @Nullable String newId) {
        return new LedgerFilter(who, verbs, newKind, newId, from, to, text, peopleOnly);
    }

    public LedgerFilter withDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new LedgerFilter(who, verbs, kind, id, first, last, text, peopleOnly);
    }

    public LedgerFilter withText(@Nullable String value) {
        return new LedgerFilter(who, verbs, kind, id, from, to, value, peopleOnly);
    }

    public LedgerFilter withPeopleOnly(boolean value) {
        return new LedgerFilter(who, verbs, kind, id, from, to, text, value);
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST && value.indexOf('\0') < 0)
                .findFirst();
    }

    private static @Nullable LocalDate day(Map<String, List<String>> parameters, String name) {
        try {
            return first(parameters, name)
                    .filter(value -> value.matches("\\d{4}-\\d{2}-\\d{2}"))
                    .map(LocalDate::parse)
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static SortedSet<String> sorted(Set<String> values) {
        var kept = new TreeSet<>(values);
        kept.removeIf(value -> value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0);
        return java.util.Collections.unmodifiableSortedSet(kept);
    }

    private static List<String> list(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private static void put(Map<String, List<String>> parameters, String name, Iterable<String> values) {
        List<String> list = new java.util.ArrayList<>();
        values.forEach(list::add);
        if (!list.isEmpty()) {
            parameters.put(name, list);
        }
    }
}
