package org.havendesk.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a source is given, once.
 *
 * @param token who it is, sent with each request; 256 random bits, so that a plain hash of it can be kept
 * @param signingSecret what it signs with, as Standard Webhooks write one; never sent
 */
public record Secrets(String token, String signingSecret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TOKEN = "hvd_";
    private static final String SIGNING = "whsec_";
    private static final int BYTES = 32;
    private static final int HINT = 4;

    static Secrets fresh() {
        return new Secrets(
                TOKEN + Base64.getUrlEncoder().withoutPadding().encodeToString(random()),
                SIGNING + Base64.getEncoder().encodeToString(random()));
    }

    /** SHA-256 of a token: what the desk keeps of it. */
    static byte[] hash(String token) {
        return sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] signingKey() {
        return Base64.getDecoder().decode(signingSecret.substring(SIGNING.length()));
    }

    /** The last letters of the token. */
    String hint() {
        return token.substring(token.length() - HINT);
    }

    @Override
    public String toString() {
        return "Secrets[…" + hint() + "]";
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
