package org.havendesk.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The databases that an installation brings. Those who ask for effects in the chat, and who load archives into it, can be
 * left out: then the console does not act on the chat, and nothing is imported.
 */
public final class OwnDatabases {
    private static final String CHAT_URL = "havendesk.chat.url";
    private static final String DESK_URL = "havendesk.desk.url";

    /** Which names of the configuration stand for the user and the password of which role. */
    private static final Map<String, List<String>> LOGINS = namesOfLogins();

    private static final List<String> OPTIONAL = List.of(Provision.CHAT_EFFECTS, Provision.CHAT_OWNER);

    static final List<List<String>> PAIRS = OPTIONAL.stream().map(LOGINS::get).toList();
    static final List<String> KEYS = keys();
    static final List<String> REQUIRED = KEYS.stream()
            .filter(key -> PAIRS.stream().noneMatch(pair -> pair.contains(key)))
            .toList();

    private final Logins logins;

    private OwnDatabases(Logins logins) {
        this.logins = logins;
    }

    /** @param values complete for each role that is named */
    static OwnDatabases of(Map<String, String> values) {
        var roles = new LinkedHashMap<String, Credentials>();
        LOGINS.forEach((role, keys) -> {
            @Nullable String user = values.get(keys.getFirst());
            if (user != null) {
                roles.put(role, new Credentials(user, values.getOrDefault(keys.getLast(), "")));
            }
        });
        return new OwnDatabases(
                new Logins(address(values.get(CHAT_URL), "chat"), address(values.get(DESK_URL), "desk"), roles));
    }

    Logins logins() {
        return logins;
    }

    /** Host, port and name of a database, as sentences name it. */
    static String place(String url) {
        @Nullable Properties parts = Driver.parseURL(url, null);
        return parts == null
                ? url
                : parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT") + "/" + parts.getProperty("PGDBNAME");
    }

    private static String address(String written, String database) {
        String url =
                written.startsWith("jdbc:") ? written : "jdbc:" + written.replaceFirst("^postgres:", "postgresql:");
        @Nullable Properties parts = Driver.parseURL(url, null);
        boolean secret = url.matches("(?s).*(//[^/]*@|[?&](user|password)=).*");
        if (parts == null || parts.getProperty("PGDBNAME", "").isEmpty() || secret) {
            throw new SetupException("The address of the " + database + " database is "
                    + (secret
                            ? "to hold no user and no password: they have names of their own."
                            : "no address: " + written + ". Write it as postgresql://host:5432/" + database + "."));
        }
        return url;
    }

    private static Map<String, List<String>> namesOfLogins() {
        var logins = new LinkedHashMap<String, List<String>>();
        logins.put(Provision.CHAT_READER, pair("havendesk.chat"));
        logins.put(Provision.CHAT_EFFECTS, pair("havendesk.chat.effects"));
        logins.put(Provision.CHAT_OWNER, pair("havendesk.chat.owner"));
        logins.put(Provision.DESK_OWNER, pair("havendesk.desk.owner"));
        logins.put(Provision.DESK_APP, pair("havendesk.desk.app"));
        logins.put(Provision.DESK_LEADS, pair("havendesk.desk.leads"));
        return logins;
    }

    private static List<String> pair(String prefix) {
        return List.of(prefix + ".user", prefix + ".password");
    }

    private static List<String> keys() {
        var keys = new ArrayList<>(List.of(CHAT_URL, DESK_URL));
        LOGINS.values().forEach(keys::addAll);
        return List.copyOf(keys);
    }
}
