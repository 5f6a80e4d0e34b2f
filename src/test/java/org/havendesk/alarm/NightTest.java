package org.havendesk.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.access.Person;
import org.havendesk.access.SignedIn;
import org.havendesk.cases.TestDesk;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A night with nobody on shift, through the whole console as it runs: somebody reports in the chat, and its own jobs take the
 * report in, open the case, see that nobody is there, and reach real servers. Nothing here does their work for them.
 */
@SpringBootTest(classes = HavendeskApplication.class)
@ContextConfiguration(initializers = NightTest.AtNight.class)
@DirtiesContext
@Timeout(180)
class NightTest {
    private static final TestDesk DESK = new TestDesk();
    private static final Receiver RECEIVER = new Receiver();
    private static final GreenMail MAILBOX = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Duration IN_TIME = Duration.ofSeconds(60);

    /** Each console puts its own in place; the one that other tests share needs its own back. */
    private static SecurityContextHolderStrategy before;

    private final Person priya = DESK.supervisor("Priya Raman");

    @Autowired
    private Alarms alarms;

    @AfterAll
    static void close() {
        MAILBOX.stop();
        RECEIVER.close();
        SecurityContextHolder.setContextHolderStrategy(before);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anImmediateReportReachesMailboxAndWebhookWithinAMinuteAndIsRepeatedUntilAcknowledged() {
        onCall();
        DESK.member("heron", "heron-handle");
        DESK.room("harbour");
        DESK.message("m1", "harbour", "heron", Duration.ofMinutes(2), "words of heron");
        DESK.report("m1", "wren", "self_harm", Duration.ZERO);

        await().atMost(IN_TIME).until(() -> mails("Nobody is on shift") == 1 && RECEIVER.got.size() == 1);
        long caseId = DESK.caseOf("heron");
        assertThat(AlarmDesk.text(MAILBOX.getReceivedMessages()[0]))
                .contains("https://desk.example.org/cases/" + caseId)
                .doesNotContain("heron", "words of");
        assertThat(RECEIVER.got.getFirst().body()).contains("nobody_on_shift").doesNotContain("heron");

        for (int times = 2; times <= 3; times++) {
            int told = times;
            passFiveMinutes();
            await().atMost(IN_TIME).until(() -> mails("Nobody is on shift") == told && RECEIVER.got.size() == told);
        }

        signIn();
        Alarm alarm = alarms.running().getFirst();
        assertThat(alarms.acknowledge(alarm.alarmId(), priya)).isTrue();
        passFiveMinutes();
        alarms.test(priya); // raised later than anything that was due: once it is here, nothing else comes
        await().atMost(IN_TIME).until(() -> mails("Test alarm") == 1 && RECEIVER.got.size() == 4);
        assertThat(mails("Nobody is on shift")).isEqualTo(3);
        assertThat(RECEIVER.got)
                .filteredOn(got -> got.body().contains("nobody_on_shift"))
                .hasSize(3);
        assertThat(RECEIVER.got).extracting(Receiver.Got::id).doesNotHaveDuplicates();
        assertThat(DESK.verdict().getClass().getSimpleName()).isEqualTo("Intact");
    }

    private void onCall() {
        var settings = new Settings(DESK.desk);
        var newest = settings.newest(Kinds.ALARMS);
        settings.save(
                Kinds.ALARMS,
                newest.number(),
                new AlarmSettings(
                        List.of(new OnCall(priya.accountId(), "Priya Raman", "priya@example.org", null, 5)),
                        List.of(new Webhook(RECEIVER.url(), Webhook.newSecret())),
                        5,
                        null,
                        new Signpost(false, null, null),
                        null),
                null,
                priya);
    }

    private static long mails(String subject) {
        return List.of(MAILBOX.getReceivedMessages()).stream()
                .map(AlarmDesk::text)
                .filter(text -> text.lines().findFirst().orElse("").contains(subject))
                .count();
    }

    /** A target that still has one under way would get no second. */
    private static void passFiveMinutes() {
        await().atMost(IN_TIME).until(() -> !DESK.desk.fetchExists(ALARM_DELIVERY, ALARM_DELIVERY.STATE.eq("planned")));
        DESK.databases.deskOwner().execute("update desk.alarm set next_at = next_at - interval '5 minutes'");
    }

    private void signIn() {
        var signedIn = new SignedIn(priya, "priya.raman", "$argon2id$none", true);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, signedIn.getAuthorities()));
    }

    static final class AtNight implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            before = SecurityContextHolder.getContextHolderStrategy();
            MAILBOX.start();
            Map<String, String> properties = new HashMap<>(ConsoleTest.properties(DESK));
            properties.put("spring.mail.host", "127.0.0.1");
            properties.put(
                    "spring.mail.port", Integer.toString(MAILBOX.getSmtp().getPort()));
            properties.put("havendesk.smtp.from", "desk@example.org");
            properties.put("havendesk.public-url", "https://desk.example.org/");
            TestPropertyValues.of(properties).applyTo(context);
        }
    }
}
