package org.havendesk.kit;

import java.util.concurrent.Semaphore;

/**
 * Lets open pages that heard of something read again a few at a time, in the order in which they asked. All at once they
 * would take the processors, and every connection to the database, from people who wait for an answer.
 */
public final class Turns {
    private static final Semaphore TURNS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    private Turns() {}

    /** Runs the work on another thread when its turn comes. */
    public static void take(Runnable work) {
        Thread.startVirtualThread(() -> {
            TURNS.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                TURNS.release();
            }
        });
    }
}
