package org.havendesk.chat.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of the chat platform, by environment: {@code HAVENDESK_CHAT_PLATFORM} which it is, and for those with an
 * interface {@code HAVENDESK_CHAT_API} its address, {@code HAVENDESK_CHAT_TOKEN} the access token, password or secret,
 * {@code HAVENDESK_CHAT_ADMIN} the account that goes with a password.
 */
public final class PlatformSettings {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PLATFORM = "havendesk.chat.platform";
    private static final String API = "havendesk.chat.api";
    private static final String TOKEN = "havendesk.chat.token";
    private static final String ADMIN = "havendesk.chat.admin";

    /** The platforms that there are classes for. */
    private enum Kind {
        /** The reference schema with its outbox. */
        HAVENDESK,
        /** A chat of the site's own that takes signed webhooks. */
        WEBHOOK,
        SYNAPSE,
        EJABBERD;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Function<String, @Nullable String> values;

    private PlatformSettings(Kind kind, Function<String, @Nullable String> values) {
        this.kind = kind;
        this.values = values;
    }

    /**
     * @param values finds a setting by name, such as {@code havendesk.chat.platform}; null where it was not made
     * @throws SetupException for a platform that there is no class for
     */
    public static PlatformSettings of(Function<String, @Nullable String> values) {
        String name = Optional.ofNullable(values.apply(PLATFORM))
                .filter(value -> !value.isBlank())
                .orElse(Kind.HAVENDESK.key())
                .strip();
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equalsIgnoreCase(name))
                .findFirst()
                .map(kind -> new PlatformSettings(kind, values))
                .orElseThrow(() -> new SetupException("HAVENDESK_CHAT_PLATFORM is " + name + ", which is none of "
                        + Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * The platform.
     *
     * @param outbox what takes effects where the chat has no interface: the table in its database
     * @param rooms finds the room of a message
     * @throws SetupException where something that it needs was not said
     */
    public Platform platform(Supplier<Platform> outbox, Function<String, Optional<String>> rooms) {
        return switch (kind) {
            case HAVENDESK -> outbox.get();
            case WEBHOOK -> webhook();
            case SYNAPSE -> new Synapse(address(), required(TOKEN), rooms, PATIENCE);
            case EJABBERD -> new Ejabberd(address(), admin(), required(TOKEN), PATIENCE);
        };
    }

    private Platform webhook() {
        try {
            return new SignedWebhook(address(), required(TOKEN), PATIENCE);
        } catch (IllegalArgumentException e) {
            throw new SetupException("HAVENDESK_CHAT_TOKEN is " + e.getMessage() + ".");
        }
    }

    private URI address() {
        String written = required(API);
        try {
            URI address = URI.create(written);
            if (address.getHost() != null && address.getScheme().matches("https?") && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new SetupException("HAVENDESK_CHAT_API is no web address: write it as https://chat.example.org.");
    }

    private String admin() {
        String admin = required(ADMIN);
        if (!admin.matches("[^@/\\s]+@[^@/\\s]+")) {
            throw new SetupException("HAVENDESK_CHAT_ADMIN is " + admin + ": write it as console@example.org.");
        }
        return admin;
    }

    private String required(String name) {
        return Optional.ofNullable(values.apply(name))
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .orElseThrow(
                        () -> new SetupException(name.toUpperCase(Locale.ROOT).replace('.', '_')
                                + " is missing: HAVENDESK_CHAT_PLATFORM=" + kind.key() + " needs it."));
    }
}
