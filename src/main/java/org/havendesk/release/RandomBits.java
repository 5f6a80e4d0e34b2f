package org.havendesk.release;

import java.security.SecureRandom;

/** Where the noise comes from. */
interface RandomBits {
    /** So many random bits, at most 62, as a number. */
    long next(int count);

    /** Bits of the operating system's generator: never seeded by us, never kept. */
    static RandomBits secure() {
        var random = new SecureRandom();
        return count -> count == 0 ? 0 : random.nextLong() >>> (Long.SIZE - count);
    }
}
