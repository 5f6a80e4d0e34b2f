package org.havendesk.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
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
