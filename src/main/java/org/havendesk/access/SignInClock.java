package org.havendesk.access;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Ends sessions that are overdue, wherever they are served, and forgets old tries; every node does it for all. */
class SignInClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SignInClock.class);
    private static final long EVERY_SECONDS = 10;

    private final Sessions sessions;
    private final SignInPolicy policy;
    private final Tries tries;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sign-in-clock").factory());
    private volatile boolean running;

    SignInClock(Sessions sessions, SignInPolicy policy, Tries tries) {
        this.sessions = sessions;
        this.policy = policy;
        this.tries = tries;
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::tick, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tick() {
        try {
            sessions.endOverdue(policy.get());
            tries.tidy();
        } catch (DataAccessException e) {
            LOG.warn("overdue sessions could not be ended: {}", e.getMessage());
        }
    }
}
