package org.havendesk.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that depend on time: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, as every code app knows them. */
final class Totp {
    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /**
     * The step whose code this is: the step of {@code now}, or one before or after, since clocks differ; empty where it is
     * none of theirs, or none later than {@code last}.
     */
    static OptionalLong match(byte[] secret, String code, Instant now, long last) {
        long step = step(now);
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(each -> each > last && same(code(secret, each, DIGITS), code))
                .findFirst();
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** RFC 4226, section 5.3. */
    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
    }

    /** RFC 4648 without padding, as apps want it typed. */
    static String base32(byte[] secret) {
        var words = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : secret) {
            held = held << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                words.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        return bits == 0
                ? words.toString()
                : words.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
    }

    /** The address that a code app reads from a QR code. */
    static String address(byte[] secret, String community, String username) {
        String issuer = encode("Havendesk " + community);
        return "otpauth://totp/" + issuer + ":" + encode(username) + "?secret=" + base32(secret) + "&issuer=" + issuer;
    }

    private static String encode(String words) {
        return URLEncoder.encode(words.strip(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean same(String one, String other) {
        return java.security.MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
