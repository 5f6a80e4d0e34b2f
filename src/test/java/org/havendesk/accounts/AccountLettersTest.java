package org.havendesk.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.havendesk.post.MailServer;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Links and reminders reach the mailbox, and where they cannot, that is said. */
class AccountLettersTest {
    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestDesk desk = new TestDesk();
    private final AccountActs acts = new AccountActs(desk.desk);
    private final Person tomas = desk.person("Tomas", Roles.ADMIN);

    AccountLettersTest() {
        mailbox.start();
    }

    @AfterEach
    void close() {
        mailbox.stop();
        desk.close();
    }

    @Test
    void aLinkIsSentWithItsAddressAndTheSignInName() throws Exception {
        Outcome.Linked linked = invite("milo", "milo@example.org");
        assertThat(letters("https://desk.example.org/").sendLink(linked)).isTrue();
        var message = mailbox.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()[0]).hasToString("milo@example.org");
        assertThat((String) message.getContent())
                .contains(
                        "Hello Milo,",
                        "https://desk.example.org/welcome/" + linked.token() + "\r\n",
                        "sign-in name is milo");
    }

    @Test
    void aReminderLeadsToTheOwnAccountAndCarriesNoLinkOfOneUse() throws Exception {
        assertThat(letters("https://desk.example.org")
                        .remind(invite("milo", "milo@example.org").account()))
                .isTrue();
        assertThat((String) mailbox.getReceivedMessages()[0].getContent())
                .contains("https://desk.example.org/account")
                .doesNotContain("/welcome/");
    }

    @Test
    void withoutAnAddressAMailServerOrAPublicAddressNothingIsSent() {
        assertThat(letters("https://desk.example.org").sendLink(invite("ana", null)))
                .isFalse();
        assertThat(letters(" ").canBeSent()).isFalse();
        assertThat(letters(" ").sendLink(invite("milo", "milo@example.org"))).isFalse();
        var none = new AccountLetters(new Settings(desk.desk), new MailServer(null, ""), "https://desk.example.org");
        assertThat(none.canBeSent()).isFalse();
        assertThat(none.sendLink(invite("ida", "ida@example.org"))).isFalse();
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsGoneSendsNothing() {
        AccountLetters letters = letters("https://desk.example.org");
        mailbox.stop();
        assertThat(letters.sendLink(invite("milo", "milo@example.org"))).isFalse();
    }

    private Outcome.Linked invite(String username, String email) {
        String name = username.substring(0, 1).toUpperCase() + username.substring(1);
        return (Outcome.Linked)
                acts.invite(new NewAccount(username, name, email, Set.of(Roles.MODERATOR)), tomas.actor());
    }

    private AccountLetters letters(String publicUrl) {
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(mailbox.getSmtp().getPort());
        return new AccountLetters(new Settings(desk.desk), new MailServer(mail, "desk@example.org"), publicUrl);
    }
}
