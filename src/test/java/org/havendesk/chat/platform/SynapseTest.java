package org.havendesk.chat.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.havendesk.chat.platform.PlatformDouble.KEY;
import static org.havendesk.chat.platform.PlatformDouble.begin;
import static org.havendesk.chat.platform.PlatformDouble.end;
import static org.havendesk.chat.platform.PlatformDouble.notice;
import static org.havendesk.chat.platform.PlatformDouble.remove;

import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.havendesk.chat.platform.Platform.Answer;
import org.havendesk.chat.platform.Platform.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of Synapse, call by call, and what is made of its answers. */
@Timeout(30)
class SynapseTest {
    private static final String FINCH = "@finch:example.org";
    private static final String FINCH_IN_PATH = "%40finch%3Aexample.org";
    private static final String ROOM_PATH = "/_matrix/client/v3/rooms/%21grief%3Aexample.org";

    private final PlatformDouble matrix = new PlatformDouble();
    private final Map<String, String> rooms = Map.of("$m1:x/+y", "!grief:example.org");
    private final Platform synapse = new Synapse(
            matrix.address(), "syt_token", id -> Optional.ofNullable(rooms.get(id)), PlatformDouble.PATIENCE);

    @AfterEach
    void close() {
        matrix.close();
    }

    @Test
    void aMessageIsRedactedInItsRoomWithTheKeyAsTransaction() {
        expect("PUT", ROOM_PATH + "/redact/%24m1%3Ax%2F%2By/" + KEY, "{}");
        assertThat(synapse.ask(remove("$m1:x/+y"))).isEqualTo(new Answer.Done());
        assertThat(synapse.ask(remove("$gone"))).isEqualTo(new Answer.NotApplicable("chat_gone"));
        assertAsked(1);
    }

    @Test
    void aNoticeIsAServerNoticeWithTheKeyAsTransaction() {
        expect(
                "PUT",
                "/_synapse/admin/v1/send_server_notice/" + KEY,
                "{\"user_id\": \"@finch:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"Words to you\"}}");
        assertThat(synapse.ask(notice(FINCH))).isEqualTo(new Answer.Done());
        assertAsked(1);
    }

    @Test
    void aSuspensionBeginsAndEnds() {
        String path = "/_synapse/admin/v1/suspend/" + FINCH_IN_PATH;
        expect("PUT", path, "{\"suspend\": true}");
        expect("PUT", path, "{\"suspend\": false}");
        assertThat(synapse.ask(begin(Restriction.SUSPEND, FINCH, null))).isEqualTo(new Answer.Done());
        assertThat(synapse.ask(end(Restriction.SUSPEND, FINCH, null))).isEqualTo(new Answer.Done());
        assertAsked(2);
    }

    @Test
    void aRemovalFromARoomIsABanFromItAndIsLifted() {
        expect("POST", ROOM_PATH + "/ban", "{\"user_id\": \"@finch:example.org\"}");
        expect("POST", ROOM_PATH + "/unban", "{\"user_id\": \"@finch:example.org\"}");
        assertThat(synapse.ask(begin(Restriction.KICK, FINCH, "!grief:example.org")))
                .isEqualTo(new Answer.Done());
        assertThat(synapse.ask(end(Restriction.KICK, FINCH, "!grief:example.org")))
                .isEqualTo(new Answer.Done());
        assertAsked(2);
    }

    @Test
    void aBanLocksTheAccountAndItsEndUnlocksIt() {
        String path = "/_synapse/admin/v2/users/" + FINCH_IN_PATH;
        matrix.server.stubFor(get(path)
                .withHeader("authorization", equalTo("Bearer syt_token"))
                .willReturn(okJson("{\"name\": \"@finch:example.org\", \"deactivated\": false}")));
        expect("PUT", path, "{\"locked\": true}");
        expect("PUT", path, "{\"locked\": false}");
        assertThat(synapse.ask(begin(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Done());
        assertThat(synapse.ask(end(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.Done());
        assertAsked(4);
    }

    @Test
    void anAccountThatIsNotThereIsNotMadeByLockingIt() {
        matrix.server.stubFor(get(anyUrl())
                .willReturn(jsonResponse("{\"errcode\": \"M_NOT_FOUND\", \"error\": \"User not found\"}", 404)));
        assertThat(synapse.ask(begin(Restriction.BAN, FINCH, null))).isEqualTo(new Answer.NotApplicable("chat_gone"));
        assertAsked(1);
    }

    @Test
    void aMuteIsNotOfferedAndNobodyIsAsked() {
        assertThat(synapse.ask(begin(Restriction.MUTE, FINCH, null))).isEqualTo(new Answer.Failed("chat_not_offered"));
        assertAsked(0);
    }

    @ParameterizedTest
    @CsvSource({
        "401, M_UNKNOWN_TOKEN, chat_token",
        "403, M_FORBIDDEN, chat_forbidden",
        "400, M_INVALID_PARAM, chat_refused",
        "404, M_UNRECOGNIZED, chat_address",
        "302, '', chat_address"
    })
    void aRefusalIsAFailureInWordsThatNameNobody(int status, String errcode, String why) {
        answer(status, errcode);
        assertThat(synapse.ask(notice(FINCH))).isEqualTo(new Answer.Failed(why));
        assertAsked(1);
    }

    @Test
    void whatIsSoAlreadyIsNotApplicable() {
        answer(403, "M_BAD_STATE");
        assertThat(synapse.ask(end(Restriction.KICK, FINCH, "!grief:example.org")))
                .isEqualTo(new Answer.NotApplicable("chat_already"));
    }

    @ParameterizedTest
    @CsvSource({
        "'7', '', 7",
        "'', '{\"errcode\": \"M_LIMIT_EXCEEDED\", \"retry_after_ms\": 2000}', 2",
        "'soon', '', 5",
        "'99999', '', 600"
    })
    void aPleaToWaitIsHeardAndNothingWasDone(String header, String body, long seconds) {
        var response = aResponse().withStatus(429).withBody(body);
        matrix.server.stubFor(
                any(anyUrl()).willReturn(header.isEmpty() ? response : response.withHeader("Retry-After", header)));
        var waits = catchThrowableOfType(Unanswered.class, () -> synapse.ask(notice(FINCH)));
        assertThat(waits).hasMessage("chat_busy");
        assertThat(waits.pause()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(waits.nothingDone()).isTrue();
    }

    @Test
    void aFaultASilenceAndABrokenAnswerMayHaveBeenDone() {
        answer(500, "M_UNKNOWN");
        assertLost(notice(FINCH), "chat_fault");
        matrix.server.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(6000)));
        assertLost(notice(FINCH), "chat_silent");
        matrix.server.stubFor(any(anyUrl()).willReturn(okJson("{}").withChunkedDribbleDelay(2, 6000)));
        assertLost(notice(FINCH), "chat_silent");
        matrix.server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertLost(notice(FINCH), "chat_silent");
    }

    @Test
    void whereNobodyListensNothingWasDone() {
        var nobody =
                new Synapse(URI.create("http://127.0.0.1:1"), "t", id -> Optional.empty(), PlatformDouble.PATIENCE);
        assertThatThrownBy(() -> nobody.ask(notice(FINCH)))
                .isInstanceOf(Unanswered.class)
                .hasMessage("chat_unreachable")
                .matches(e -> ((Unanswered) e).nothingDone());
    }

    private void assertLost(Request request, String why) {
        var lost = catchThrowableOfType(Unanswered.class, () -> synapse.ask(request));
        assertThat(lost).hasMessage(why);
        assertThat(lost.nothingDone()).isFalse();
        assertThat(synapse.canRepeat(request)).isTrue();
    }

    /** Answers this call with this token and body, and no other. */
    private void expect(String method, String path, String body) {
        matrix.server.stubFor(request(method, com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(path))
                .withHeader("authorization", equalTo("Bearer syt_token"))
                .withHeader("content-type", equalTo("application/json"))
                .withRequestBody(equalToJson(body))
                .willReturn(okJson("{}")));
    }

    private void answer(int status, String errcode) {
        matrix.server.stubFor(any(anyUrl())
                .willReturn(jsonResponse(
                        "{\"errcode\": \"" + errcode + "\", \"error\": \"@finch:example.org is not so\"}", status)));
    }

    private void assertAsked(int times) {
        matrix.server.verify(times, anyRequestedFor(anyUrl()));
    }
}
