package org.havendesk.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asking what may not answer costs nobody more than the patience, and the one that is asked no more than one question. */
class ProbeTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerCountsForEverybodyWhileItIsFresh() {
        var probe = new Probe<>("test", asked::incrementAndGet, LONG, LONG);
        probe.begin();
        assertThat(probe.answer()).contains(1);
        assertThat(probe.answer()).contains(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneThatIsNotFreshIsAskedForAgain() {
        var probe = new Probe<>("test", asked::incrementAndGet, LONG, Duration.ZERO);
        assertThat(probe.answer()).contains(1);
        assertThat(probe.answer()).contains(2);
    }

    @Test
    void nobodyWaitsLongerThanThePatienceAndNoSecondQuestionIsAsked() {
        var answers = new CountDownLatch(1);
        var probe = new Probe<>("test", () -> once(answers), Duration.ofMillis(50), LONG);
        assertThat(probe.answer()).isEmpty();
        long before = System.nanoTime();
        assertThat(probe.answer()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("its time is over already")
                .isLessThan(Duration.ofMillis(50));
        assertThat(asked).hasValue(1);
        answers.countDown();
    }

    @Test
    void whatFailsHasNoAnswerUntilItIsMended() {
        var broken = new AtomicBoolean(true);
        var probe = new Probe<>(
                "test",
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no connection");
                    }
                    return 7;
                },
                LONG,
                Duration.ZERO);
        assertThat(probe.answer()).isEmpty();
        broken.set(false);
        assertThat(probe.answer()).contains(7);
    }

    private int once(CountDownLatch answers) {
        asked.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
