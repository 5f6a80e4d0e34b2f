package org.havendesk.release;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room, and publishes what became due within the hour, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfig {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    @Bean
    Published published(@Qualifier("leads") DSLContext leads) {
        return new Published(leads);
    }

    @Bean
    PublishedExport publishedExport(Published published) {
        return new PublishedExport(published);
    }

    @Bean
    Task<?> publishTask(
            DSLContext desk,
            @Qualifier("chat") DSLContext chat,
            @Value("${havendesk.release.mark}") Path mark,
            MeterRegistry metrics) {
        var publisher = new Publisher(desk, chat, mark);
        Counter done = tries(metrics, "done");
        Counter refused = tries(metrics, "refused");
        return Tasks.recurring("publish", FixedDelay.of(Duration.ofHours(1)))
                .execute(
                        (instance, context) -> publisher.publishDue().forEach(outcome -> tell(outcome, done, refused)));
    }

    private static Counter tries(MeterRegistry metrics, String outcome) {
        return Counter.builder("havendesk.publishing")
                .description("Periods that were due, by what came of each try of this process")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private static void tell(Publishing outcome, Counter published, Counter refusals) {
        switch (outcome) {
            case Publishing.Done done -> {
                published.increment();
                LOG.info("the {} is published", done.period());
            }
            case Publishing.Refused refused -> {
                refusals.increment();
                LOG.error("the {} is not published: {}", refused.period(), refused.why());
            }
        }
    }
}
