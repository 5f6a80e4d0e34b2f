package org.havendesk.alarm;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.havendesk.db.Jobs;
import org.jooq.DSLContext;

/** The jobs of alarms: one that looks and tells every other second, and one for each delivery. */
class AlarmJobs implements AlarmTelling.Queue {
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    private static final Duration SLOWEST_RETRY = Duration.ofMinutes(1);

    private final CustomTask<Void> delivery;

    AlarmJobs(Deliveries deliveries) {
        delivery = Tasks.custom("alarm-delivery", Void.class)
                .onFailure(Jobs.tryAgain(FIRST_RETRY, SLOWEST_RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> deliveries
                        .send(Long.parseLong(instance.getId()))
                        .<CompletionHandler<Void>>map(AlarmJobs::after)
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    Task<?> delivery() {
        return delivery;
    }

    /** Looks, tells, and answers members where nobody is there. What fails does not keep the others from their turn. */
    static Task<?> watch(AlarmWatch watch, AlarmTelling telling, AutoSignpost signpost) {
        return Tasks.recurring("alarm-watch", FixedDelay.of(OFTEN))
                .execute((instance, context) -> Jobs.each(watch::look, telling::tellDue, signpost::answer));
    }

    @Override
    public void schedule(DSLContext tx, long deliveryId) {
        Jobs.schedule(tx, delivery, delivery.instance(Long.toString(deliveryId)));
    }

    private static CompletionHandler<Void> after(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }
}
