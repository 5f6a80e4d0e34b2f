package org.havendesk.alarm;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.havendesk.access.Person;
import org.havendesk.cases.TestDesk;
import org.havendesk.db.Jobs;
import org.havendesk.post.MailServer;
import org.havendesk.post.Post;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.shift.Shifts;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A desk with its alarms built by hand, a real mail server and a receiver of webhooks, all on loopback. */
final class AlarmDesk implements AutoCloseable {
    static final String SECRET = Webhook.newSecret();

    final TestDesk desk = new TestDesk();
    final Receiver receiver = new Receiver();
    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Settings settings = new Settings(desk.desk);
    final Shifts shifts = new Shifts(desk.desk);
    final Alarms alarms = new Alarms(desk.desk);
    final AlarmWatch watch = new AlarmWatch(desk.desk);
    final AutoSignpost signpost = new AutoSignpost(desk.desk, desk.signposts);
    final Person priya = desk.supervisor("Priya Raman");

    /** Deliveries that were made, in order, where no scheduler runs. */
    final List<Long> planned = new CopyOnWriteArrayList<>();

    final Deliveries deliveries;
    final AlarmTelling telling;

    AlarmDesk() {
        mailbox.start();
        deliveries = new Deliveries(desk.desk, posts(mailbox.getSmtp().getPort(), 10_000));
        telling = telling((tx, deliveryId) -> planned.add(deliveryId));
    }

    AlarmTelling telling(AlarmTelling.Queue queue) {
        return new AlarmTelling(desk.desk, true, new AlarmLetter("https://desk.example.org/"), queue);
    }

    static JavaMailSenderImpl server(int smtpPort, int patienceMillis) {
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtpPort);
        for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            mail.getJavaMailProperties().put("mail.smtp." + time, Integer.toString(patienceMillis));
        }
        return mail;
    }

    Map<String, Post> posts(int smtpPort, int patienceMillis) {
        Map<String, Post> posts = new HashMap<>();
        posts.put(
                "email",
                new MailServer(server(smtpPort, patienceMillis), "desk@example.org")
                        .post()
                        .orElseThrow());
        posts.put(
                "webhook",
                new WebhookPost(url -> AlarmConfig.webhook(desk.desk, url), Duration.ofMillis(patienceMillis)));
        return posts;
    }

    /** The jobs as the console runs them. */
    Scheduler scheduler() {
        var jobs = new AlarmJobs(deliveries);
        return Jobs.scheduler(
                desk.databases.deskSource(), List.of(jobs.delivery(), AlarmJobs.watch(watch, telling(jobs), signpost)));
    }

    /** Priya and then Victor on call, and the receiver. */
    void configure() {
        save(new AlarmSettings(
                List.of(
                        new OnCall(priya.accountId(), "Priya Raman", "priya@example.org", "0555 1", 10),
                        new OnCall(null, "Victor Lund", "victor@example.org", null, 10)),
                List.of(new Webhook(receiver.url(), SECRET)),
                5,
                null,
                new Signpost(false, null, null),
                null));
    }

    void save(AlarmSettings value) {
        var newest = settings.newest(Kinds.ALARMS);
        if (!(settings.save(Kinds.ALARMS, newest.number(), value, null, priya) instanceof Saved.Done)) {
            throw new IllegalStateException("not saved");
        }
    }

    /** One round of the watch, and a try of each delivery that was made. */
    void round() {
        watch.look();
        telling.tellDue();
        List<Long> now = List.copyOf(planned);
        planned.clear();
        now.forEach(deliveries::send);
    }

    /** As if this much time had passed for alarms and what raises them. */
    void pass(Duration time) {
        long seconds = time.toSeconds();
        var owner = desk.databases.deskOwner();
        for (String columns : List.of(
                "alarm set next_at = next_at - make_interval(secs => ?), raised_at = raised_at - make_interval(secs => ?)",
                "alarm_delivery set not_after = not_after - make_interval(secs => ?), made_at = made_at - make_interval(secs => ?)",
                "cases set due_at = due_at - make_interval(secs => ?), clock_from = clock_from - make_interval(secs => ?)")) {
            owner.execute("update desk." + columns, seconds, seconds);
        }
        owner.execute("update desk.hand_over set handed_at = handed_at - make_interval(secs => ?)", seconds);
    }

    List<String> mailTo(String address) {
        return List.of(mailbox.getReceivedMessagesForDomain(address)).stream()
                .map(AlarmDesk::text)
                .toList();
    }

    static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        mailbox.stop();
        receiver.close();
        desk.close();
    }
}
