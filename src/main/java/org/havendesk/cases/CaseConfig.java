package org.havendesk.cases;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.havendesk.access.SignedIn;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Capabilities;
import org.havendesk.chat.ChatChanges;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.Platform;
import org.havendesk.chat.platform.PlatformSettings;
import org.havendesk.chat.platform.ReadOnlyChat;
import org.havendesk.db.ChannelListener;
import org.havendesk.db.Jobs;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
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
    ChatChanges chatChanges(@Qualifier("chat") DSLContext chat) {
        return new ChatChanges(chat);
    }

    @Bean
    Pseudonyms pseudonyms(Conversations conversations, DSLContext desk) {
        return new Pseudonyms(conversations, new Aliases(desk));
    }

    @Bean
    Platform platform(
            Environment environment,
            @Qualifier("chatEffects") ObjectProvider<DSLContext> effects,
            Conversations conversations) {
        return PlatformSettings.of(environment::getProperty)
                .platform(
                        () -> effects.stream()
                                .<Platform>map(Outbox::new)
                                .findFirst()
                                .orElseGet(ReadOnlyChat::new),
                        messageId -> conversations.message(messageId).map(Message::roomId));
    }

    @Bean
    EffectJob effectJob(DSLContext desk, Platform platform) {
        return new EffectJob(new Effects(desk, platform));
    }

    @Bean
    Restrictions restrictions(DSLContext desk, EffectJob effects) {
        return new Restrictions(desk, effects);
    }

    @Bean
    Decisions decisions(
            DSLContext desk, @Qualifier("chat") DSLContext chat, EffectJob effects, Restrictions restrictions) {
        var settings = new Settings(desk); // the jobs settle decisions, and a job is nobody whom a guard lets through
        return new Decisions(
                desk,
                new CaseHistory(),
                effects,
                new ConductOutcomes(settings, restrictions, () -> Capabilities.read(chat)),
                new OutcomeNotices(settings, new Conversations(chat)));
    }

    @Bean
    Measures measures(DSLContext desk, Settings settings, Restrictions restrictions) {
        return new Measures(desk, settings, restrictions);
    }

    @Bean
    DecisionChoices decisionChoices(DSLContext desk, @Qualifier("chat") DSLContext chat, Settings settings) {
        return new DecisionChoices(desk, chat, settings);
    }

    @Bean
    Signposts signposts(EffectJob effects) {
        return new Signposts(effects);
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
    Approvals approvals(DSLContext desk, Settings settings, Decisions decisions) {
        return new Approvals(desk, settings, decisions);
    }

    @Bean
    Reveals reveals(DSLContext desk, Conversations conversations) {
        return new Reveals(desk, conversations);
    }

    @Bean
    Disclosures disclosures(DSLContext desk) {
        return new Disclosures(desk);
    }

    @Bean
    Reviews reviews(DSLContext desk, Conversations conversations, Pseudonyms pseudonyms) {
        return new Reviews(desk, conversations, pseudonyms);
    }

    @Bean
    Exposures exposures(DSLContext desk) {
        return new Exposures(desk);
    }

    @Bean
    Readers readers(DSLContext desk) {
        return new Readers(desk);
    }

    @Bean
    Pauses pauses(DSLContext desk) {
        return new Pauses(desk);
    }

    @Bean
    Drafts drafts(DSLContext desk) {
        return new Drafts(desk);
    }

    @Bean
    OwnWork ownWork(DSLContext desk) {
        return new OwnWork(desk);
    }

    @Bean
    HandOvers handOvers(DSLContext desk) {
        return new HandOvers(desk);
    }

    @Bean
    Notes notes(DSLContext desk) {
        return new Notes(desk);
    }

    @Bean
    LegalHolds legalHolds(DSLContext desk) {
        return new LegalHolds(desk);
    }

    @Bean
    CarePath carePath(DSLContext desk, Settings settings) {
        return new CarePath(desk, settings);
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
    ChannelListener caseNewsListener(DataSource desk, CaseNews news) {
        return new ChannelListener(desk, CaseNews.CHANNEL, news::tell);
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
    Task<?> measureTask(Restrictions restrictions) {
        return Tasks.recurring("measures", FixedDelay.of(OFTEN.multipliedBy(2)))
                .execute((instance, context) -> restrictions.endDue());
    }

    @Bean
    Task<?> leaseTask(Leases leases) {
        return Tasks.recurring("leases", FixedDelay.of(OFTEN.multipliedBy(5)))
                .execute((instance, context) -> Jobs.each(leases::expire, leases::resume));
    }

    /** What nobody answered in time ends. */
    @Bean
    Task<?> approvalTask(DSLContext desk, Settings settings, Decisions decisions) {
        var approvals = new Approvals(desk, settings, decisions);
        return Tasks.recurring("approvals", FixedDelay.of(OFTEN.multipliedBy(5)))
                .execute((instance, context) -> approvals.lapse());
    }

    @Bean
    Task<?> replyTask(DSLContext desk, @Qualifier("chat") DSLContext chat) {
        var replies = new Replies(desk, chat);
        return Tasks.recurring("replies", FixedDelay.of(OFTEN)).execute((instance, context) -> replies.take());
    }

    @Bean
    CareCases careCases(DSLContext desk, Settings settings, Conversations conversations) {
        return new CareCases(desk, settings, conversations, new Aliases(desk));
    }

    @Bean
    OwnMember ownMember(DSLContext desk, Conversations conversations) {
        return new OwnMember(desk, conversations);
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
