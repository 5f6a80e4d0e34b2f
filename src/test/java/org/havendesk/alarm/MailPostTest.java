package org.havendesk.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.havendesk.post.Answer;
import org.havendesk.post.MailServer;
import org.havendesk.post.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** E-mail to a real server, to one that hangs, and to none. */
@Timeout(60)
class MailPostTest {
    private final AlarmDesk desk = new AlarmDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageKeepsItsIdWhenItIsTriedAgain() throws Exception {
        Post mail = desk.posts(desk.mailbox.getSmtp().getPort(), 10_000).get("email");
        UUID key = UUID.randomUUID();
        assertThat(mail.deliver(key, "priya@example.org", "Subject\nWords")).isEqualTo(new Answer.Delivered());
        assertThat(mail.deliver(key, "priya@example.org", "Subject\nWords")).isEqualTo(new Answer.Delivered());
        var received = desk.mailbox.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID())
                .isEqualTo("<" + key + "@havendesk>")
                .isEqualTo(received[1].getMessageID());
        assertThat(received[0].getSubject()).isEqualTo("Subject");
    }

    @Test
    void aServerThatHangsIsGivenUpInTimeTriedAgainAndFailsLoudly() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            desk.configure();
            var hanging = new Deliveries(desk.desk.desk, desk.posts(silent.getLocalPort(), 500));
            desk.desk.caseAbout("heron", "self_harm");
            desk.watch.look();
            desk.telling.tellDue();
            for (long delivery : desk.planned) {
                hanging.send(delivery);
            }
            assertThat(desk.receiver.got).as("the webhook goes on").hasSize(1);
            assertThat(email("state")).isEqualTo("planned");
            assertThat(email("problem")).contains("could not be reached");
            desk.pass(AlarmTelling.TRIED_FOR.plus(Duration.ofSeconds(5)));
            for (long delivery : desk.planned) {
                assertThat(hanging.send(delivery)).isEmpty();
            }
            assertThat(email("state")).isEqualTo("failed");
            desk.watch.look();
            assertThat(desk.alarms.situation(desk.priya).loud())
                    .extracting(Alarm::kind)
                    .contains(AlarmKind.DELIVERY_FAILED);
        }
    }

    @Test
    void aServerThatFallsSilentBeforeItsAnswerLeavesItUnknownAndIsAskedAgainWithTheSameId() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> takeAndSayNothing(silent, heard));
            desk.configure();
            var hanging = new Deliveries(desk.desk.desk, desk.posts(silent.getLocalPort(), 500));
            desk.desk.caseAbout("heron", "self_harm");
            desk.watch.look();
            desk.telling.tellDue();
            for (int times = 0; times < 2; times++) {
                desk.planned.forEach(hanging::send);
            }
            assertThat(heard).hasSize(2).allMatch(heard.getFirst()::equals);
            assertThat(email("state")).isEqualTo("planned");
            desk.pass(AlarmTelling.TRIED_FOR.plus(Duration.ofSeconds(5)));
            desk.planned.forEach(hanging::send);
            assertThat(email("state")).isEqualTo("unknown");
            assertThat(heard).as("not sent late").hasSize(2);
        }
    }

    @Test
    void aSenderThatIsNoAddressIsNamedAndNothingIsTakenForSent() {
        var mail = new MailServer(AlarmDesk.server(desk.mailbox.getSmtp().getPort(), 500), "the night desk")
                .post()
                .orElseThrow();
        assertThat(mail.deliver(UUID.randomUUID(), "priya@example.org", "Subject\nWords"))
                .isEqualTo(new Answer.NotDelivered("The address of the sender or of the recipient is none."));
        assertThat(desk.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutAServerTheAddressCannotBeReached() throws Exception {
        int nobody;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        Post mail = desk.posts(nobody, 500).get("email");
        assertThat(mail.deliver(UUID.randomUUID(), "priya@example.org", "Subject\nWords"))
                .isInstanceOf(Answer.NotDelivered.class);
    }

    /** Takes whole messages, keeps their ids, and never says that it took them. */
    private static void takeAndSayNothing(ServerSocket server, List<String> ids) {
        while (!server.isClosed()) {
            try (var client = server.accept();
                    var in = new BufferedReader(new InputStreamReader(client.getInputStream()));
                    var out = new PrintStream(client.getOutputStream(), true)) {
                out.print("220 ready\r\n");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("Message-ID:")) {
                        ids.add(line);
                    } else if (line.matches("(EHLO|HELO|MAIL|RCPT).*")) {
                        out.print("250 fine\r\n");
                    } else if (line.equals("DATA")) {
                        out.print("354 go on\r\n");
                    }
                }
            } catch (IOException e) {
                // the client gave up, or the test is over
            }
        }
    }

    private String email(String column) {
        return desk.desk
                .desk
                .fetchSingle("select " + column + " from desk.alarm_delivery where channel = 'email'")
                .get(0, String.class);
    }
}
