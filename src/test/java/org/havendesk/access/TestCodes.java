package org.havendesk.access;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** A code app for tests. */
public final class TestCodes {
    private TestCodes() {}

    /** The code that an app shows at that moment for the secret as the page writes it. */
    public static String at(String secret, Instant moment) {
        return Totp.code(bytes(secret), Totp.step(moment), 6);
    }

    private static byte[] bytes(String base32) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : base32.replace(" ", "").toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
