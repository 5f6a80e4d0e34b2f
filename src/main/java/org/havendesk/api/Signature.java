package org.havendesk.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature, as Standard Webhooks have it: {@code v1,} and the base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}, several of them separated by blanks.
 *
 * @param id of the message; the same when it is sent again
 * @param timestamp of this try, in seconds since 1970
 */
record Signature(String id, long timestamp, String given) {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** Without a full stop, or one signature would fit two messages. */
    static final String ID_FORM = "[A-Za-z0-9_-]{1,100}";

    private static final Pattern ID_PATTERN = Pattern.compile(ID_FORM);
    private static final Pattern TIMESTAMP_PATTERN = Pattern.compile("[0-9]{1,12}");
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final int MOST = 5;

    /** {@link Refused} where a header is missing or has no such form. */
    static Signature of(@Nullable String id, @Nullable String timestamp, @Nullable String given) {
        if (id == null || !ID_PATTERN.matcher(id).matches()) {
            throw new Refused(Problem.HEADERS, ID + " has to be 1 to 100 letters, digits, _ or -.");
        }
        if (timestamp == null || !TIMESTAMP_PATTERN.matcher(timestamp).matches()) {
            throw new Refused(Problem.HEADERS, TIMESTAMP + " has to be the time of this try in seconds since 1970.");
        }
        if (given == null || !given.startsWith(VERSION)) {
            throw new Refused(Problem.HEADERS, SIGNATURE + " has to begin with \"v1,\".");
        }
        return new Signature(id, Long.parseLong(timestamp), given);
    }

    /** Whether one of the signatures is that of this key; compares in constant time. */
    boolean fits(byte[] expected) {
        byte[] text = (VERSION + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.UTF_8);
        return Stream.of(given.split(" "))
                .limit(MOST)
                .anyMatch(one -> MessageDigest.isEqual(text, one.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the signature of this body has to be. */
    byte[] expected(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
