package org.havendesk.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about an installation: variables of the environment such as {@code HAVENDESK_PUBLIC_URL}, or a
 * properties file with the same names in lower case, {@code havendesk.public.url}. Where both say something, the environment
 * goes first. A blank value says nothing.
 */
public final class Config {
    private static final String PUBLIC_URL = "havendesk.public.url";
    private static final String SCRAPE_TOKEN = "havendesk.scrape.token";

    /** What nobody guesses; `openssl rand -hex 32` writes twice as much. */
    private static final int SHORTEST_TOKEN = 32;

    /** Names as operators write them, and what Spring calls them. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry(PUBLIC_URL, "havendesk.public-url"),
            Map.entry(SCRAPE_TOKEN, "havendesk.scrape-token"),
            Map.entry("havendesk.smtp.host", "havendesk.smtp.host"),
            Map.entry("havendesk.smtp.port", "havendesk.smtp.port"),
            Map.entry("havendesk.smtp.user", "havendesk.smtp.user"),
            Map.entry("havendesk.smtp.password", "havendesk.smtp.password"),
            Map.entry("havendesk.smtp.from", "havendesk.smtp.from"),
            Map.entry("havendesk.smtp.starttls.required", "havendesk.smtp.starttls-required"),
            Map.entry("havendesk.chat.platform", "havendesk.chat.platform"),
            Map.entry("havendesk.chat.api", "havendesk.chat.api"),
            Map.entry("havendesk.chat.token", "havendesk.chat.token"),
            Map.entry("havendesk.chat.admin", "havendesk.chat.admin"));

    private final Map<String, String> values;
    private final boolean fromFile;

    private Config(Map<String, String> values, boolean fromFile) {
        this.values = Map.copyOf(values);
        this.fromFile = fromFile;
    }

    /** Nothing was said: databases of its own server. */
    public static Config none() {
        return new Config(Map.of(), false);
    }

    /**
     * Reads the environment, and the file where one is named.
     *
     * @throws SetupException if the file cannot be read, holds passwords for everybody to read, or has a name that means
     *     nothing, for an address that is none and for a scrape token that could be guessed
     */
    public static Config of(Map<String, String> environment, @Nullable Path file) {
        var values = new LinkedHashMap<String, String>();
        if (file != null) {
            values.putAll(read(file));
        }
        for (String key : known()) {
            String value = environment.get(variable(key));
            if (value != null && !value.isBlank()) {
                values.put(key, value);
            }
        }
        values.values().removeIf(String::isBlank);
        values.replaceAll((_, value) -> value.strip());
        var config = new Config(values, file != null);
        config.publicUrl().ifPresent(PublicUrl::check);
        config.refuseShortToken();
        return config;
    }

    /**
     * The databases that the installation brings, if it does.
     *
     * @throws SetupException if something is missing that belongs to what was named
     */
    public Optional<OwnDatabases> databases() {
        List<String> named =
                OwnDatabases.KEYS.stream().filter(values::containsKey).toList();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var missing = new ArrayList<>(OwnDatabases.REQUIRED);
        for (List<String> pair : OwnDatabases.PAIRS) {
            if (pair.stream().anyMatch(values::containsKey)) {
                missing.addAll(pair);
            }
        }
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw new SetupException("Own databases are named in part only. Missing: "
                    + String.join(", ", missing.stream().map(this::called).toList())
                    + ". Name all of both, the chat and the desk; or none, for databases that come along.");
        }
        return Optional.of(OwnDatabases.of(values));
    }

    /** Where people reach the console, without a slash at its end; empty where nobody said so. */
    public Optional<String> publicUrl() {
        return Optional.ofNullable(values.get(PUBLIC_URL)).map(url -> url.replaceAll("/+$", ""));
    }

    /** What is not about databases, as Spring calls it. */
    public Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        OTHERS.forEach((key, name) -> Optional.ofNullable(values.get(key)).ifPresent(v -> properties.put(name, v)));
        return properties;
    }

    private void refuseShortToken() {
        String token = values.get(SCRAPE_TOKEN);
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new SetupException(called(SCRAPE_TOKEN) + " has " + token.length()
                    + " characters and could be guessed: use " + SHORTEST_TOKEN
                    + " or more, such as 'openssl rand -hex 32' writes.");
        }
    }

    private String called(String key) {
        return fromFile ? key : variable(key);
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new SetupException("The properties file " + file + " cannot be read.", e);
        }
        var values = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        values.keySet().stream()
                .filter(key -> !known().contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new SetupException("The properties file " + file + " names " + key
                            + ", which means nothing here. Known are: " + String.join(", ", known()) + ".");
                });
        refuseSecretsForAll(file, values.keySet());
        return values;
    }

    private static void refuseSecretsForAll(Path file, Set<String> keys) {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            boolean open = permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
            if (open && keys.stream().anyMatch(key -> key.endsWith(".password") || key.endsWith(".token"))) {
                throw new SetupException("The properties file " + file
                        + " holds passwords, and everybody on this machine can open it: close it with 'chmod 600 "
                        + file
                        + "'.");
            }
        } catch (IOException e) {
            throw new SetupException("The properties file " + file + " cannot be read.", e);
        }
    }

    private static Set<String> known() {
        var known = new TreeSet<>(OTHERS.keySet());
        known.addAll(OwnDatabases.KEYS);
        return known;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
