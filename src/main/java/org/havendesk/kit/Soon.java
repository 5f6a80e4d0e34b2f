package org.havendesk.kit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes many calls one run of the work, some time after the first, when its turn comes. */
public final class Soon implements Runnable {
    private final Executor later;
    private final Runnable work;
    private final AtomicBoolean planned = new AtomicBoolean();

    public Soon(Duration after, Runnable work) {
        later = CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, Turns::take);
        this.work = work;
    }

    @Override
    public void run() {
        if (planned.compareAndSet(false, true)) {
            later.execute(() -> {
                planned.set(false);
                work.run();
            });
        }
    }
}
