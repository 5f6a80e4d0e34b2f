package org.havendesk.chat;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows handles inside running text as aliases. Two ways of naming somebody are found: an address ("@nick", or "nick:" and
 * "nick," at the start of a line), which is looked up in the whole chat, and the bare handle or display name of somebody
 * who is known to be around (three letters or more, as a whole word, in any case). One pass: an alias that was put in is
 * never masked again. Pure.
 */
public final class HandleMask {
    private static final String ADDRESS = "@(?<at>[^\\s@]+)|(?m:^)(?<colon>[^\\s@:,]{2,})(?=[:,](?:\\s|$))";
    private static final Pattern ADDRESSES = Pattern.compile(ADDRESS);
    private static final int SHORTEST = 3;

    private final Map<String, String> addressed;
    private final Map<String, String> around = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final @Nullable Pattern names;
    private final Pattern all;

    /**
     * @param addressed aliases by lower-case handle of those who may be addressed
     * @param around aliases by name (handles, display names) of those who are around
     */
    public HandleMask(Map<String, String> addressed, Map<String, String> around) {
        this.addressed = Map.copyOf(addressed);
        around.forEach((name, alias) -> {
            if (name.strip().length() >= SHORTEST) {
                this.around.put(name.strip(), alias);
            }
        });
        String alternatives = this.around.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        String whole = "(?<![\\p{L}\\p{N}_])(?<name>" + alternatives + ")(?![\\p{L}\\p{N}_])";
        int anyCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        names = alternatives.isEmpty() ? null : Pattern.compile(whole, anyCase);
        all = names == null ? ADDRESSES : Pattern.compile(ADDRESS + "|" + whole, anyCase);
    }

    /** The lower-case handles that these texts may address, to be looked up. */
    public static Set<String> candidates(Collection<@Nullable String> texts) {
        Set<String> candidates = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                ADDRESSES.matcher(text).results().flatMap(HandleMask::handles).forEach(candidates::add);
            }
        }
        return candidates;
    }

    /** The text with every known handle replaced by its alias. */
    public String mask(String text) {
        return all.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement(match)));
    }

    private String replacement(MatchResult match) {
        if (names != null && match.group("name") != null) {
            return around.get(match.group("name"));
        }
        return handles(match)
                .filter(addressed::containsKey)
                .findFirst()
                .map(handle -> addressed.get(handle) + addressee(match).substring(handle.length()))
                .orElseGet(() -> bare(match.group()));
    }

    /** An address of nobody may still hold the name of somebody around. */
    private String bare(String text) {
        return names == null
                ? text
                : names.matcher(text).replaceAll(match -> Matcher.quoteReplacement(around.get(match.group("name"))));
    }

    /** What may be the handle of an address, longest first: "nick's" may be "nick's" or "nick". */
    private static Stream<String> handles(MatchResult match) {
        String addressee = addressee(match).toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(1, addressee.length())
                .map(i -> addressee.length() + 1 - i)
                .filter(end -> end == addressee.length() || !isOfAWord(addressee.charAt(end)))
                .mapToObj(end -> addressee.substring(0, end));
    }

    private static boolean isOfAWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_';
    }

    private static String addressee(MatchResult match) {
        return match.group("at") == null ? match.group("colon") : match.group("at");
    }
}
