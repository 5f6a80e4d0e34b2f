package org.havendesk.cases.ui;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Time for open pages: things to do every so often, and many calls gathered into one. The work runs on virtual threads. */
@Component
class Beat {
    /** So many runs may come together: those of 200 open queues, of which each has two. */
    private static final int AT_ONCE = 400;

    private static final long NANOS_EACH = 5_000_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("beat").factory());

    /** Runs {@code work} again and again until the returned handle is run. */
    Runnable every(Duration pause, Runnable work) {
        var beat = clock.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> beat.cancel(false);
    }

    /**
     * Makes many calls of the result, in whatever bursts, at most one run of {@code work} for each {@code pause}: at once after
     * a quiet time, else when the pause since the last run is over. Where more pages wait than could all read at once, the
     * later ones wait a little longer, and those who ask are not held up.
     */
    Runnable gathered(Duration pause, Runnable work) {
        var planned = new AtomicBoolean();
        var free = new AtomicLong(System.nanoTime()); // when the next run may begin
        return () -> {
            if (planned.compareAndSet(false, true)) {
                long queued = Math.max(0, waiting.getAndIncrement() - AT_ONCE) * NANOS_EACH;
                clock.schedule(
                        () -> {
                            waiting.decrementAndGet();
                            free.set(System.nanoTime() + pause.toNanos());
                            planned.set(false);
                            Thread.startVirtualThread(work);
                        },
                        Math.max(0, free.get() - System.nanoTime()) + queued,
                        TimeUnit.NANOSECONDS);
            }
        };
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
