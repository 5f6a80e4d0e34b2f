package org.havendesk.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Browsers in words, for people to recognise their own: "Firefox on Windows". */
final class Agents {
    /** The first that is found counts: most browsers name others too. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "FxiOS/", "Firefox", "Chrome/", "Chrome", "CriOS/",
            "Chrome", "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "Windows", "Windows", "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Mac OS X", "macOS", "CrOS",
            "ChromeOS", "Linux", "Linux");

    private Agents() {}

    static String words(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        return find(BROWSERS, agent, "a browser") + " on " + find(SYSTEMS, agent, "an unknown system");
    }

    private static String find(Map<String, String> names, String agent, String otherwise) {
        return names.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> inOrder(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
