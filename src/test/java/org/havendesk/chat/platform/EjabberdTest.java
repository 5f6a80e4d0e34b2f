package org.havendesk.chat.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.havendesk.chat.platform.PlatformDouble.begin;
import static org.havendesk.chat.platform.PlatformDouble.end;
import static org.havendesk.chat.platform.PlatformDouble.notice;
import static org.havendesk.chat.platform.PlatformDouble.remove;

import java.net.URI;
import org.havendesk.chat.platform.Platform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of ejabberd, call by call, and what is made of its answers; EjabberdIT asks a real one. */
@Timeout(30)
class EjabberdTest {
    private static final String FINCH = "finch@example.org";
    private static final String ROOM = "grief@conference.example.org";

    private final PlatformDouble xmpp = new PlatformDouble();
    private final Platform ejabberd =
            new Ejabberd(URI.create(xmpp.address() + "/api"), "console@example.org", "secret", PlatformDouble.PATIENCE);

    @AfterEach
    void close() {
        xmpp.close();
    }

    @Test
    void aNoticeIsAMessageOfTheConsoleToAMemberWhoIsThere() {
        expect("check_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "0");
        expect(
                "send_message",
                "{\"type\": \"chat\", \"from\": \"console@example.org\", \"to\": \"finch@example.org\", \"subject\": \"\","
                        + " \"body\": \"Words to you\"}",
                "0");
        assertThat(ejabberd.ask(notice(FINCH))).isEqualTo(new Answer.Done());
        expect("check_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "1");
        assertThat(ejabberd.ask(notice(FINCH))).isEqualTo(new Answer.NotApplicable("chat_gone"));
        xmpp.server.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void aNoticeWhoseAnswerWasLostIsNotToBeRepeatedAndAQuestionIs() {
        expect("check_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "0");
        xmpp.server.stubFor(post("/api/send_message").willReturn(okJson("0").withFixedDelay(6000)));
        var lost = catchThrowableOfType(Unanswered.class, () -> ejabberd.ask(notice(FINCH)));
        assertThat(lost.nothingDone()).isFalse();
        assertThat(ejabberd.canRepeat(notice(FINCH))).isFalse();
        xmpp.server.stubFor(post("/api/check_account").willReturn(jsonResponse("{}", 500)));
        var unasked = catchThrowableOfType(Unanswered.class, () -> ejabberd.ask(notice(FINCH)));
        assertThat(unasked.nothingDone()).isTrue();
    }

    @Test
    void aRemovalFromARoomIsTheAffiliationOutcastAndIsLifted() {
        String call = "{\"name\": \"grief\", \"service\": \"conference.example.org\", \"jid\": \"finch@example.org\","
                + " \"affiliation\": \"%s\"}";
        expect("set_room_affiliation", call.formatted("outcast"), "0");
        expect("set_room_affiliation", call.formatted("none"), "0");
        assertThat(ejabberd.ask(begin(Restriction.KICK, FINCH, ROOM))).isEqualTo(new Answer.Done());
        assertThat(ejabberd.ask(end(Restriction.KICK, FINCH, ROOM))).isEqualTo(new Answer.Done());
        assertThat(ejabberd.canRepeat(begin(Restriction.KICK, FINCH, ROOM))).isTrue();
    }

    @Test
    void newerServersAreAskedInTheirWords() {
        xmpp.server.stubFor(post("/api/set_room_affiliation")
                .willReturn(jsonResponse("\"Request have missing argument: room\"", 400)));
        expect(
                "set_room_affiliation",
                "{\"room\": \"grief\", \"service\": \"conference.example.org\", \"user\": \"finch\", \"host\": \"example.org\","
                        + " \"affiliation\": \"outcast\"}",
                "0");
        assertThat(ejabberd.ask(begin(Restriction.KICK, FINCH, ROOM))).isEqualTo(new Answer.Done());
    }

    @Test
    void aRoomThatIsGoneIsNotApplicable() {
        xmpp.server.stubFor(post("/api/set_room_affiliation").willReturn(jsonResponse("\"Room doesn't exists\"", 400)));
        assertThat(ejabberd.ask(begin(Restriction.KICK, FINCH, ROOM))).isEqualTo(new Answer.NotApplicable("chat_gone"));
    }

    @Test
    void anAccountIsClosedAndOpenedAgainWhereTheServerCan() {
        expect("check_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "0");
        expect("ban_account", "{\"user\": \"finch\", \"host\": \"example.org\", \"reason\": \"Moderation\"}", "0");
        assertThat(ejabberd.ask(begin(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Done());
        xmpp.server.stubFor(post("/api/unban_account").willReturn(jsonResponse("{\"code\": 40}", 404)));
        assertThat(ejabberd.ask(end(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Failed("chat_not_offered"));
        expect("unban_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "0");
        assertThat(ejabberd.ask(end(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Done());
    }

    @ParameterizedTest
    @CsvSource({"401, chat_token", "403, chat_forbidden", "400, chat_refused", "302, chat_address"})
    void aRefusalIsAFailureThatSaysWhy(int status, String why) {
        xmpp.server.stubFor(post(anyUrl()).willReturn(jsonResponse("{\"message\": \"finch may not\"}", status)));
        assertThat(ejabberd.ask(begin(Restriction.KICK, FINCH, ROOM))).isEqualTo(new Answer.Failed(why));
    }

    @Test
    void whatTheServerDidNotDoFailed() {
        expect("check_account", "{\"user\": \"finch\", \"host\": \"example.org\"}", "0");
        expect("ban_account", "{\"user\": \"finch\", \"host\": \"example.org\", \"reason\": \"Moderation\"}", "1");
        assertThat(ejabberd.ask(begin(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Failed("chat_refused"));
        assertThat(ejabberd.ask(remove("1700000000000000"))).isEqualTo(new Answer.Failed("chat_not_offered"));
    }

    /** Answers this command with this sign-in and body, and no other. */
    private void expect(String command, String body, String answer) {
        xmpp.server.stubFor(post("/api/" + command)
                .withBasicAuth("console@example.org", "secret")
                .withRequestBody(equalToJson(body))
                .willReturn(okJson(answer)));
    }
}
