package org.havendesk.day.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes many calls one run of the work, a second after the first. */
final class Soon implements Runnable {
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Thread::startVirtualThread);

    private final Runnable work;
    private final AtomicBoolean planned = new AtomicBoolean();

    Soon(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (planned.compareAndSet(false, true)) {
            LATER.execute(() -> {
                planned.set(false);
                work.run();
            });
        }
    }
}
