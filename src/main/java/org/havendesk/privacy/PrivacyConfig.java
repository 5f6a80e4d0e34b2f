package org.havendesk.privacy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Pseudonyms;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfig {

    @Bean
    MemberRequests memberRequests(DSLContext desk, Conversations conversations) {
        return new MemberRequests(desk, conversations);
    }

    @Bean
    MemberReport memberReport(DSLContext desk, Pseudonyms pseudonyms) {
        return new MemberReport(desk, pseudonyms);
    }

    @Bean
    Task<?> retentionTask(DSLContext desk) {
        var job = new RetentionJob(desk);
        return Tasks.recurring("retention", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> job.run());
    }
}
