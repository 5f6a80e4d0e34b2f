package org.havendesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Workers at once that do the same over and over. */
final class Load {
    private Load() {}

    /** What a worker does once; false where there is nothing left to do. */
    @FunctionalInterface
    interface Job {
        boolean run(int worker) throws Exception;
    }

    /** How often a second all workers together did it, until the time is over or one finds nothing left. */
    static double perSecond(int workers, Duration time, Job job) throws Exception {
        var done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < end && job.run(worker)) {
                        done.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                finished(each);
            }
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static void finished(Future<?> worker) throws Exception {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
