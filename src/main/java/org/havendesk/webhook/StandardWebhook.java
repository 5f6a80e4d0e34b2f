package org.havendesk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks: {@code v1,} and the base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
public final class StandardWebhook {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** What a signature begins with. */
    public static final String VERSION = "v1,";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "whsec_";
    private static final int LEAST_BYTES = 24;

    private StandardWebhook() {}

    /** The key in a {@code whsec_} secret; {@code IllegalArgumentException}, which does not quote it, where it is none. */
    public static byte[] key(String secret) {
        if (secret.startsWith(SECRET)) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring(SECRET.length()));
                if (key.length >= LEAST_BYTES) {
                    return key;
                }
            } catch (IllegalArgumentException e) {
                // said below, without the secret
            }
        }
        throw new IllegalArgumentException("not a secret of Standard Webhooks: whsec_ and at least 24 bytes in base64");
    }

    /**
     * Signs one try.
     *
     * @param id the same for each try of one message
     * @param timestamp of this try, in seconds since 1970
     */
    public static String signature(byte[] key, String id, long timestamp, String body) {
        return written(code(key, id, timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The code that a signature carries, for those who compare it; {@code id} and {@code timestamp} as above. */
    public static byte[] code(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code as it stands in the header. */
    public static String written(byte[] code) {
        return VERSION + Base64.getEncoder().encodeToString(code);
    }
}
