package org.havendesk.release;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Where the noise comes from. */
interface RandomBits {
    /** So many random bits, at most 62, as a number. */
    long next(int count);

    /** Bits of a generator that the operating system seeds: never seeded by us, never kept. */
    static RandomBits secure() {
        return new Secure();
    }

    /** Asks for some kilobytes at a time, and forgets each number when it is taken. */
    final class Secure implements RandomBits {
        private final SecureRandom random = new SecureRandom();
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).limit(0);

        private Secure() {}

        @Override
        public synchronized long next(int count) {
            if (count == 0) {
                return 0;
            }
            if (!bytes.hasRemaining()) {
                random.nextBytes(bytes.array());
                bytes.clear();
            }
            long drawn = bytes.getLong(bytes.position());
            bytes.putLong(0);
            return drawn >>> (Long.SIZE - count);
        }
    }
}
