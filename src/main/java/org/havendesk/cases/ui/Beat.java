package org.havendesk.cases.ui;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.havendesk.kit.Turns;
import org.springframework.stereotype.Component;

/** Time for open pages: things to do every so often, and many calls gathered into one, which runs when its turn comes. */
@Component
class Beat {
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
     * a quiet time, else when the pause since the last run is over.
     */
    Runnable gathered(Duration pause, Runnable work) {
        var planned = new AtomicBoolean();
        var free = new AtomicLong(System.nanoTime()); // when the next run may begin
        return () -> {
            if (planned.compareAndSet(false, true)) {
                clock.schedule(
                        () -> Turns.take(() -> {
                            free.set(System.nanoTime() + pause.toNanos());
                            planned.set(false);
                            work.run();
                        }),
                        Math.max(0, free.get() - System.nanoTime()),
                        TimeUnit.NANOSECONDS);
            }
        };
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
