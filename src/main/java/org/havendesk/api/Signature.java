package org.havendesk.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havendesk.webhook.StandardWebhook;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature, as Standard Webhooks have it; several signatures are separated by blanks.
 *
 * @param id of the message; the same when it is sent again
 * @param timestamp of this try, in seconds since 1970
 */
record Signature(String id, long timestamp, String given) {
    static final String ID = StandardWebhook.ID;
    static final String TIMESTAMP = StandardWebhook.TIMESTAMP;
    static final String SIGNATURE = StandardWebhook.SIGNATURE;

    /** Without a full stop, or one signature would fit two messages. */
    static final String ID_FORM = "[A-Za-z0-9_-]{1,100}";

    private static final Pattern ID_PATTERN = Pattern.compile(ID_FORM);
    private static final Pattern TIMESTAMP_PATTERN = Pattern.compile("[0-9]{1,12}");
    private static final int MOST = 5;

    /** {@link Refused} where a header is missing or has no such form. */
    static Signature of(@Nullable String id, @Nullable String timestamp, @Nullable String given) {
        if (id == null || !ID_PATTERN.matcher(id).matches()) {
            throw new Refused(Problem.HEADERS, ID + " has to be 1 to 100 letters, digits, _ or -.");
        }
        if (timestamp == null || !TIMESTAMP_PATTERN.matcher(timestamp).matches()) {
            throw new Refused(Problem.HEADERS, TIMESTAMP + " has to be the time of this try in seconds since 1970.");
        }
        if (given == null || !given.startsWith(StandardWebhook.VERSION)) {
            throw new Refused(Problem.HEADERS, SIGNATURE + " has to begin with \"v1,\".");
        }
        return new Signature(id, Long.parseLong(timestamp), given);
    }

    /** Whether one of the signatures is that of this key; compares in constant time. */
    boolean fits(byte[] expected) {
        byte[] text = StandardWebhook.written(expected).getBytes(StandardCharsets.UTF_8);
        return Stream.of(given.split(" "))
                .limit(MOST)
                .anyMatch(one -> MessageDigest.isEqual(text, one.getBytes(StandardCharsets.UTF_8)));
    }

    /** The code that the signature of this body has to carry. */
    byte[] expected(byte[] key, byte[] body) {
        return StandardWebhook.code(key, id, timestamp, body);
    }
}
