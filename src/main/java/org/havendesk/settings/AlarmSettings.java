package org.havendesk.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.havendesk.webhook.StandardWebhook;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alarms, where, and how often.
 *
 * @param chain who is on call, in the order in which they are told
 * @param repeatMinutes after the last of the chain, until somebody acknowledges
 * @param unacknowledgedMinutes after which an Immediate that nobody has is an alarm; null: the Immediate clock
 * @param operator who has the members' contact data, which the console has not
 */
public record AlarmSettings(
        List<OnCall> chain,
        List<Webhook> webhooks,
        int repeatMinutes,
        @Nullable Integer unacknowledgedMinutes,
        Signpost signpost,
        @Nullable Contact operator) {
    private static final int DAY = 24 * 60;

    public AlarmSettings {
        chain = List.copyOf(chain);
        webhooks = List.copyOf(webhooks);
        requireMinutes("alarms repeat after", repeatMinutes);
        if (unacknowledgedMinutes != null) {
            requireMinutes("an Immediate that nobody has is an alarm after", unacknowledgedMinutes);
        }
        Set<String> names = new HashSet<>();
        for (OnCall onCall : chain) {
            if (!names.add(onCall.name())) {
                throw new IllegalArgumentException(onCall.name() + " stands twice in the on-call chain");
            }
        }
        Set<String> urls = new HashSet<>();
        for (Webhook webhook : webhooks) {
            if (!urls.add(webhook.url())) {
                throw new IllegalArgumentException("the webhook " + webhook.url() + " stands twice");
            }
        }
    }

    /** Whether anybody hears of an alarm who does not look at the console. */
    public boolean tellsAnybody() {
        return !webhooks.isEmpty() || chain.stream().anyMatch(onCall -> onCall.email() != null);
    }

    /**
     * Somebody on call.
     *
     * @param account of the console, or null for somebody without one
     * @param phone shown to those who look after people; nobody is phoned by itself
     * @param waitMinutes before the next of the chain is told too
     */
    public record OnCall(
            @Nullable Long account,
            String name,
            @Nullable String email,
            @Nullable String phone,
            int waitMinutes) {
        private static final Pattern EMAIL =
                Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

        public OnCall {
            if (name.isBlank()) {
                throw new IllegalArgumentException("somebody on call has no name");
            }
            if (email == null && phone == null) {
                throw new IllegalArgumentException(name + " has neither e-mail nor phone");
            }
            if (email != null && !isEmail(email)) {
                throw new IllegalArgumentException(email + " is no e-mail address");
            }
            requireMinutes("the wait after " + name + " is", waitMinutes);
        }

        public static boolean isEmail(String text) {
            return text.length() <= 254 && EMAIL.matcher(text).matches() && !text.contains("..");
        }
    }

    /**
     * An address that alarms are posted to, as Standard Webhooks describes.
     *
     * @param secret {@code whsec_} and at least 24 bytes in base64; never shown again, never logged
     */
    public record Webhook(String url, String secret) {
        public static final String PREFIX = "whsec_";

        private static final int KEY_BYTES = 32;
        private static final int LAST_PORT = 65_535;

        public Webhook {
            if (!isUrl(url)) {
                throw new IllegalArgumentException(
                        url + " is no address of a webhook: it begins with https:// or http://");
            }
            try {
                StandardWebhook.key(secret);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the secret of the webhook " + url + " is no whsec_ secret", e);
            }
        }

        public static boolean isUrl(String text) {
            try {
                URI uri = URI.create(text);
                boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
                boolean port = uri.getPort() == -1 || uri.getPort() > 0 && uri.getPort() <= LAST_PORT;
                return web && port && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        public static String newSecret() {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            return PREFIX + Base64.getEncoder().encodeToString(key);
        }

        /** The bytes that messages are signed with. */
        public byte[] key() {
            return StandardWebhook.key(secret);
        }

        /** What can be shown: enough to tell two secrets apart, nothing to sign with. */
        public String fingerprint() {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 4);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Without the secret: records print all they have. */
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }

    /**
     * The answer that members get by itself where nobody is on shift.
     *
     * @param template the key of a template of use {@code auto_signpost}; null: the first
     * @param helplines what stands for {@code {helplines}} in it; null: the helplines for a crisis or an emergency
     */
    public record Signpost(
            boolean on, @Nullable String template, @Nullable String helplines) {
        public Signpost {
            helplines = helplines == null || helplines.isBlank() ? null : helplines.strip();
        }
    }

    /** Somebody to phone. */
    public record Contact(String name, String phone) {
        public Contact {
            if (name.isBlank() || phone.isBlank()) {
                throw new IllegalArgumentException("the operator on call needs a name and a phone number");
            }
        }
    }

    private static void requireMinutes(String what, int minutes) {
        if (minutes < 1 || minutes > DAY) {
            throw new IllegalArgumentException(what + " " + minutes + " minutes: it takes 1 to " + DAY);
        }
    }
}
