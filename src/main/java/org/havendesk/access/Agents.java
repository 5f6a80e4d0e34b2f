package org.havendesk.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Browsers in words, for people to recognise their own: "Firefox on Windows". */
final class Agents {
    private record Name(String sign, String word) {}

    /** The first that is found counts: most browsers name others too. */
    private static final List<Name> BROWSERS = List.of(
            new Name("Edg", "Edge"),
            new Name("OPR/", "Opera"),
            new Name("Firefox/", "Firefox"),
            new Name("FxiOS/", "Firefox"),
            new Name("Chrome/", "Chrome"),
            new Name("CriOS/", "Chrome"),
            new Name("Safari/", "Safari"));

    private static final List<Name> SYSTEMS = List.of(
            new Name("Windows", "Windows"),
            new Name("Android", "Android"),
            new Name("iPhone", "iPhone"),
            new Name("iPad", "iPad"),
            new Name("Mac OS X", "macOS"),
            new Name("CrOS", "ChromeOS"),
            new Name("Linux", "Linux"));

    private Agents() {}

    static String words(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        return find(BROWSERS, agent, "a browser") + " on " + find(SYSTEMS, agent, "an unknown system");
    }

    private static String find(List<Name> names, String agent, String otherwise) {
        return names.stream()
                .filter(each -> agent.contains(each.sign()))
                .map(Name::word)
                .findFirst()
                .orElse(otherwise);
    }
}
