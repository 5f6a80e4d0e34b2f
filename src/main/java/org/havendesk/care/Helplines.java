package org.havendesk.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havendesk.settings.Kind;

/** The places to turn to, in the order in which they are offered. */
public record Helplines(List<Helpline> helplines) {
    public static final Kind<Helplines> KIND = Kind.of("helplines", Helplines.class);

    private static final Set<String> AT_ONCE = Set.of("crisis", "emergency");

    public Helplines {
        helplines = List.copyOf(helplines);
        Set<String> keys = new HashSet<>();
        for (Helpline helpline : helplines) {
            if (!keys.add(helpline.key())) {
                throw new IllegalArgumentException("the helpline " + helpline.key() + " stands twice");
            }
        }
    }

    /** Those that a filter lets through; {@code now} decides which are open. */
    public List<Helpline> of(HelplineFilter filter, Instant now) {
        return helplines.stream().filter(h -> filter.matches(h, now)).toList();
    }

    public Optional<Helpline> find(String key) {
        return helplines.stream().filter(h -> h.key().equals(key)).findFirst();
    }

    /** With this one in the place of the one of its key, or at the end where it is new. */
    public Helplines with(Helpline helpline) {
        List<Helpline> all = new ArrayList<>(helplines);
        int place = all.stream().map(Helpline::key).toList().indexOf(helpline.key());
        if (place < 0) {
            all.add(helpline);
        } else {
            all.set(place, helpline);
        }
        return new Helplines(all);
    }

    public Helplines without(String key) {
        return new Helplines(
                helplines.stream().filter(h -> !h.key().equals(key)).toList());
    }

    public Set<String> countries() {
        return new TreeSet<>(helplines.stream().map(Helpline::country).toList());
    }

    public Set<String> topics() {
        return all(Helpline::topics);
    }

    public Set<String> languages() {
        return all(Helpline::languages);
    }

    /** Some of them as the words of a message, for the placeholder {@code {helplines}}. */
    public static String offer(List<Helpline> chosen) {
        return String.join(", or ", chosen.stream().map(Helpline::offer).toList());
    }

    /**
     * Those for a crisis or an emergency that are open, country by country on lines of their own, for a message to somebody
     * whose country nobody knows; empty where there is none.
     */
    public String whereverYouAre(Instant now) {
        Map<String, List<Helpline>> byCountry = new TreeMap<>();
        helplines.stream()
                .filter(h -> h.topics().stream().anyMatch(AT_ONCE::contains) && h.isOpen(now))
                .forEach(h -> byCountry
                        .computeIfAbsent(HelplineNames.country(h.country()), country -> new ArrayList<>())
                        .add(h));
        return byCountry.entrySet().stream()
                .map(country -> country.getKey() + ": " + offer(country.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private Set<String> all(Function<Helpline, List<String>> of) {
        Set<String> values = new TreeSet<>();
        helplines.forEach(h -> values.addAll(of.apply(h)));
        return values;
    }
}
