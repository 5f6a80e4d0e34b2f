package org.havendesk.cases;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.havendesk.access.SignedIn;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.Platform;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;

/** Wires the room. Every class here is also built by hand in tests and commands. */
@Configuration(proxyBeanMethods = false)
class CaseConfig {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    @Bean
    Settings settings(DSLContext desk) {
        return new Settings(desk);
    }

    @Bean
    Conversations conversations(@Qualifier("chat") DSLContext chat) {
        return new Conversations(chat);
    }

    @Bean
    Pseudonyms pseudonyms(Conversations conversations, DSLContext desk) {
        return new Pseudonyms(conversations, new Aliases(desk));
    }

    @Bean
    Platform platform(@Qualifier("chatEffects") DSLContext effects) {
        return new Outbox(effects);
    }

    @Bean
    EffectJob effectJob(DSLContext desk, Platform platform) {
        return new EffectJob(new Effects(desk, platform));
    }

    @Bean
    Decisions decisions(DSLContext desk, EffectJob effects) {
        return new Decisions(desk, new CaseHistory(), effects);
    }

    @Bean
    Leases leases(DSLContext desk) {
        return new Leases(desk);
    }

    @Bean
    CaseQueue caseQueue(DSLContext desk) {
        return new CaseQueue(desk);
    }

    @Bean
    Cases cases(DSLContext desk, Settings settings, Pseudonyms pseudonyms, Decisions decisions) {
        return new Cases(desk, settings, new CaseFiles(desk, pseudonyms, new CaseHistory()), decisions);
    }

    @Bean
    Reviews reviews(DSLContext desk, Conversations conversations, Pseudonyms pseudonyms) {
        return new Reviews(desk, conversations, pseudonyms);
    }

    @Bean
    CaseExport caseExport(DSLContext desk) {
        return new CaseExport(desk);
    }

    @Bean
    CaseNews caseNews() {
        return new CaseNews();
    }

    @Bean
    CaseNewsListener caseNewsListener(DataSource desk, CaseNews news) {
        return new CaseNewsListener(desk, news);
    }

    @Bean
    Task<?> effectTask(EffectJob job) {
        return job.task();
    }

    @Bean
    Task<?> settleTask(Decisions decisions) {
        return Tasks.recurring("settle", FixedDelay.of(OFTEN)).execute((instance, context) -> decisions.settleDue());
    }

    @Bean
    Task<?> leaseTask(Leases leases) {
        return Tasks.recurring("leases", FixedDelay.of(OFTEN.multipliedBy(5))).execute((instance, context) -> {
            leases.expire();
            leases.resume();
        });
    }

    @Bean
    SignOut signOut(Leases leases) {
        return new SignOut(leases);
    }

    /** Who signs out gives back what they have. */
    record SignOut(Leases leases) {
        @EventListener
        void on(LogoutSuccessEvent event) {
            if (event.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
                leases.releaseAll(signedIn.person());
            }
        }
    }
}
