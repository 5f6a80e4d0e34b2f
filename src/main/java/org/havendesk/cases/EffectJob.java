package org.havendesk.cases;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.havendesk.chat.platform.Unanswered;
import org.havendesk.db.Jobs;
import org.jooq.DSLContext;

/** One persistent job an effect: tried until the effect is over, at growing distances. */
class EffectJob implements EffectQueue {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration SLOWEST_RETRY = Duration.ofMinutes(1);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final CustomTask<Void> task;

    EffectJob(Effects effects) {
        this.task = Tasks.custom("effect", Void.class)
                .onFailure(Jobs.tryAgain(FIRST_RETRY, SLOWEST_RETRY, EffectJob::pauseAskedFor))
                .onDeadExecutionRevive()
                .execute((instance, context) -> effects.send(Long.parseLong(instance.getId()))
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(ASK_AGAIN)));
    }

    private static Duration pauseAskedFor(Throwable cause) {
        return cause instanceof Unanswered unanswered ? unanswered.pause() : Duration.ZERO;
    }

    CustomTask<Void> task() {
        return task;
    }

    @Override
    public void schedule(DSLContext tx, long effectId) {
        Jobs.schedule(tx, task, task.instance(Long.toString(effectId)));
    }
}
