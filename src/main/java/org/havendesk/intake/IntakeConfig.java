package org.havendesk.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the intake run once a second, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class IntakeConfig {

    @Bean
    Intake intake(DSLContext desk, @Qualifier("chat") DSLContext chat) {
        return new Intake(desk, chat);
    }

    @Bean
    Inbox inbox(@Qualifier("chat") DSLContext chat) {
        return new Inbox(chat);
    }

    @Bean
    Task<?> intakeTask(Intake intake) {
        return Tasks.recurring("intake", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> intake.drain());
    }
}
