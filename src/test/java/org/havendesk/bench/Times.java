package org.havendesk.bench;

import java.util.Arrays;

/** Times of single calls in nanoseconds, to say what the slow ones took. */
public final class Times {
    private long[] nanos = new long[1024];
    private int count;

    /** Something that is measured. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** The time that one call takes, in milliseconds. */
    public static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Calls once and keeps the time. */
    public void time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add(System.nanoTime() - start);
    }

    /** From any thread. */
    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    /** How many calls were timed. */
    public synchronized int count() {
        return count;
    }

    public double p50() {
        return percentile(50);
    }

    public double p95() {
        return percentile(95);
    }

    /** Milliseconds that this share of the calls did not exceed (nearest rank). */
    public synchronized double percentile(int percent) {
        if (count == 0) {
            throw new IllegalStateException("nothing was timed");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100.0 * count) - 1] / 1e6;
    }
}
