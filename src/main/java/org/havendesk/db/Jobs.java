package org.havendesk.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Persistent jobs, kept by db-scheduler in the desk database: they survive a kill and run on one node at a time. */
public final class Jobs {
    private static final String TABLE = "desk.scheduled_tasks";

    /** A node that was killed is noticed after four missed beats, and its jobs go on elsewhere. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private Jobs() {}

    /** The scheduler of this node; recurring tasks start by themselves. */
    public static Scheduler scheduler(DataSource desk, List<Task<?>> tasks) {
        return scheduler(desk, tasks, HEARTBEAT);
    }

    /** The same at another pace: new jobs are looked for four times a beat. */
    public static Scheduler scheduler(DataSource desk, List<Task<?>> tasks, Duration heartbeat) {
        List<Task<?>> known = tasks.stream()
                .<Task<?>>filter(task -> !(task instanceof RecurringTask<?>))
                .toList();
        List<RecurringTask<?>> recurring = tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
                .toList();
        return Scheduler.create(desk, known)
                .startTasks(recurring)
                .tableName(TABLE)
                .threads(6)
                .pollingInterval(heartbeat.dividedBy(4))
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Tries again what failed, each time after half as long again as before, and never less often than every
     * {@code slowest}: what can be reached again is not left alone for longer than the outage took, and what is too late is
     * called so in time.
     */
    public static <T> FailureHandler<T> tryAgain(Duration first, Duration slowest) {
        return tryAgain(first, slowest, cause -> Duration.ZERO);
    }

    /** @param atLeast how long the cause of a failure asks to wait, however short the pause would be */
    public static <T> FailureHandler<T> tryAgain(
            Duration first, Duration slowest, Function<Throwable, Duration> atLeast) {
        return (failed, operations) -> {
            Duration own = pause(failed.getExecution().consecutiveFailures, first, slowest);
            Duration asked = failed.getCause().map(atLeast).orElse(Duration.ZERO);
            Duration pause = asked.compareTo(own) > 0 ? asked : own;
            operations.reschedule(failed, failed.getTimeDone().plus(pause));
        };
    }

    static Duration pause(int failures, Duration first, Duration slowest) {
        double millis = first.toMillis() * Math.pow(1.5, failures);
        return millis < slowest.toMillis() ? Duration.ofMillis((long) millis) : slowest;
    }

    /**
     * Does the work for each by itself: one that fails does not keep the others from their turn. Throws the first failure
     * when all had theirs; else returns how many said that they did something.
     */
    public static <T> int each(Iterable<T> all, Predicate<? super T> work) {
        RuntimeException first = null;
        int done = 0;
        for (T one : all) {
            try {
                done += work.test(one) ? 1 : 0;
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return done;
    }

    /** Does works that have nothing to do with each other likewise. */
    public static void each(Runnable... works) {
        each(List.of(works), work -> {
            work.run();
            return true;
        });
    }

    /** Makes a job in the transaction of {@code tx}: it exists if and only if that commits. */
    public static void schedule(DSLContext tx, Task<?> task, TaskInstance<?> instance) {
        tx.connection(connection -> {
            var source = new SingleConnectionDataSource(connection, true);
            SchedulerClient.Builder.create(source, task)
                    .tableName(TABLE)
                    .build()
                    .scheduleIfNotExists(instance, Instant.now());
        });
    }
}
