package org.havendesk.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Asks something that may not answer. One question is under way at a time, whoever asks; its answer counts for everybody while it is
 * fresh; and nobody waits longer than the patience from its beginning.
 */
final class Probe<T> {
    private final String name;
    private final Supplier<T> question;
    private final long patience;
    private final long fresh;
    private final AtomicReference<@Nullable Asked<T>> last = new AtomicReference<>();

    /**
     * @param name for the log
     * @param fresh how long an answer counts, from when it was asked for; also that there was none
     */
    Probe(String name, Supplier<T> question, Duration patience, Duration fresh) {
        this.name = name;
        this.question = question;
        this.patience = patience.toNanos();
        this.fresh = fresh.toNanos();
    }

    private record Asked<T>(long at, CompletableFuture<T> answer) {
        long age() {
            return System.nanoTime() - at;
        }
    }

    Duration patience() {
        return Duration.ofNanos(patience);
    }

    /** Asks if there is no fresh answer, and does not wait. */
    void begin() {
        current();
    }

    /** The fresh answer; empty where it failed or did not come in time. */
    Optional<T> answer() {
        Asked<T> asked = current();
        try {
            return Optional.of(asked.answer().get(Math.max(0, patience - asked.age()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Asked<T> current() {
        Asked<T> before = last.get();
        if (before != null && (!before.answer().isDone() || before.age() < fresh)) {
            return before;
        }
        var asked = new Asked<T>(System.nanoTime(), new CompletableFuture<>());
        if (!last.compareAndSet(before, asked)) {
            return current();
        }
        Thread.ofVirtual().name("health-" + name).start(() -> ask(asked.answer()));
        return asked;
    }

    private void ask(CompletableFuture<T> answer) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Probe.class).warn("health: the {} does not answer: {}", name, e.getMessage());
            answer.completeExceptionally(e);
        }
    }
}
