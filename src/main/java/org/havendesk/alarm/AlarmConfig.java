package org.havendesk.alarm;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.havendesk.cases.Signposts;
import org.havendesk.db.ChannelListener;
import org.havendesk.post.MailServer;
import org.havendesk.post.Post;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Wires the room. Without a mail server alarms leave by webhook only, and the page says so. */
@Configuration(proxyBeanMethods = false)
class AlarmConfig {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    MailServer mailServer(
            ObjectProvider<JavaMailSenderImpl> mail,
            @Value("${spring.mail.host:}") String host,
            @Value("${havendesk.smtp.from:}") String from) {
        return new MailServer(host.isBlank() ? null : mail.getIfAvailable(), from);
    }

    @Bean
    AlarmJobs alarmJobs(DSLContext desk, MailServer mail) {
        Map<String, Post> posts = new HashMap<>();
        posts.put("webhook", new WebhookPost(url -> webhook(desk, url), PATIENCE));
        mail.post().ifPresent(post -> posts.put("email", post));
        return new AlarmJobs(new Deliveries(desk, posts));
    }

    @Bean
    Task<?> alarmDeliveryTask(AlarmJobs jobs) {
        return jobs.delivery();
    }

    @Bean
    Task<?> alarmWatchTask(
            DSLContext desk,
            AlarmJobs jobs,
            MailServer mail,
            Signposts signposts,
            @Value("${havendesk.public-url:}") String publicUrl) {
        return AlarmJobs.watch(
                new AlarmWatch(desk),
                new AlarmTelling(desk, mail.isThere(), new AlarmLetter(publicUrl), jobs),
                new AutoSignpost(desk, signposts));
    }

    @Bean
    Alarms alarms(DSLContext desk) {
        return new Alarms(desk);
    }

    @Bean
    AlarmNews alarmNews() {
        return new AlarmNews();
    }

    @Bean
    ChannelListener alarmNewsListener(DataSource desk, AlarmNews news) {
        return new ChannelListener(desk, AlarmNews.CHANNEL, payload -> news.tell());
    }

    /** The webhook of this address while it is in the settings: a secret that was replaced signs nothing any more. */
    static Optional<Webhook> webhook(DSLContext desk, String url) {
        return new Settings(desk)
                .newest(Kinds.ALARMS).value().webhooks().stream()
                        .filter(webhook -> webhook.url().equals(url))
                        .findFirst();
    }
}
