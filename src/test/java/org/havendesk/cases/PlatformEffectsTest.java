package org.havendesk.cases;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.PlatformSettings;
import org.havendesk.chat.platform.Unanswered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A decision's effects on a platform behind HTTP: each arrives once, and the receipts say what is known. */
@Timeout(60)
class PlatformEffectsTest {
    private final TestDesk desk = new TestDesk();
    private final WireMockServer platform =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Person mira = desk.moderator("Mira Okafor");
    private long caseId;

    @BeforeEach
    void aDecisionThatWarns() {
        platform.start();
        caseId = desk.caseAbout("finch@example.org", "abuse");
        desk.decide(caseId, mira, Action.WARN);
        desk.settle();
    }

    @AfterEach
    void close() {
        platform.stop();
        desk.close();
    }

    @Test
    void whatThePlatformPutOffIsAskedAgainWithTheSameKeyAndDoneOnce() {
        var effects = effects("synapse");
        platform.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"retry_after_ms\": 3000}", 429)));
        assertThatThrownBy(() -> effects.send(effect()))
                .isInstanceOfSatisfying(
                        Unanswered.class, waits -> assertThat(waits.pause()).isEqualTo(Duration.ofSeconds(3)));
        assertThat(receipt().state()).isEqualTo("planned");
        assertThat(receipt().why()).isEqualTo("chat_busy");
        platform.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 500)));
        assertThatThrownBy(() -> effects.send(effect())).hasMessage("chat_fault");
        platform.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        assertThat(effects.send(effect())).isTrue();
        assertThat(effects.send(effect())).as("it is over").isTrue();
        assertThat(receipt().state()).isEqualTo("done");
        assertThat(receipt().why()).isNull();
        assertThat(platform.findAll(anyRequestedFor(anyUrl())))
                .hasSize(3)
                .extracting(each -> each.getUrl())
                .containsOnly("/_synapse/admin/v1/send_server_notice/" + key());
    }

    @Test
    void aWrongTokenIsAFailureThatSaysSo() {
        platform.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"errcode\": \"M_UNKNOWN_TOKEN\"}", 401)));
        assertThat(effects("synapse").send(effect())).isTrue();
        assertThat(receipt().state()).isEqualTo("failed");
        assertThat(receipt().why()).isEqualTo("chat_token");
    }

    @Test
    void aPlatformThatOnlyPutOffUntilItWasTooLateDidNothingForCertain() {
        platform.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 429)));
        assertThatThrownBy(() -> effects("synapse").send(effect())).hasMessage("chat_busy");
        desk.pass(Duration.ofMinutes(31));
        assertThat(effects("synapse").send(effect())).isTrue();
        assertThat(receipt().state()).isEqualTo("failed");
        assertThat(receipt().why()).isEqualTo("chat_busy");
    }

    @Test
    void aPlatformThatHadFaultsUntilItWasTooLateMayHaveDoneIt() {
        platform.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 500)));
        assertThatThrownBy(() -> effects("synapse").send(effect())).hasMessage("chat_fault");
        desk.pass(Duration.ofMinutes(31));
        assertThat(effects("synapse").send(effect())).isTrue();
        assertThat(receipt().state()).isEqualTo("unknown");
    }

    @Test
    void whereThePlatformTakesNoKeyALostAnswerIsUnknownAndNothingIsSentTwice() {
        platform.stubFor(post("/check_account").willReturn(okJson("0")));
        platform.stubFor(post("/send_message").willReturn(jsonResponse("{}", 500)));
        var effects = effects("ejabberd");
        assertThatThrownBy(() -> effects.send(effect())).hasMessage("chat_fault");
        assertThat(effects.send(effect())).isTrue();
        assertThat(receipt().state()).isEqualTo("unknown");
        assertThat(receipt().why()).isEqualTo("answer_lost");
        platform.verify(
                1,
                com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                        com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo("/send_message")));
    }

    @Test
    void aQuestionWhoseAnswerWasLostIsAskedAgainAndTheMessageThenSent() {
        platform.stubFor(post("/check_account").willReturn(jsonResponse("{}", 500)));
        var effects = effects("ejabberd");
        assertThatThrownBy(() -> effects.send(effect())).hasMessage("chat_fault");
        platform.stubFor(post("/check_account").willReturn(okJson("0")));
        platform.stubFor(post("/send_message").willReturn(okJson("0")));
        assertThat(effects.send(effect())).isTrue();
        assertThat(receipt().state()).isEqualTo("done");
    }

    private Effects effects(String kind) {
        Map<String, String> settings = Map.of(
                "havendesk.chat.platform",
                kind,
                "havendesk.chat.api",
                "http://127.0.0.1:" + platform.port(),
                "havendesk.chat.token",
                "token",
                "havendesk.chat.admin",
                "console@example.org");
        return new Effects(
                desk.desk,
                PlatformSettings.of(settings::get)
                        .platform(() -> new Outbox(desk.databases.chatEffects()), id -> Optional.empty()));
    }

    private long effect() {
        return desk.lastEffect("notice");
    }

    private String key() {
        return desk.desk
                .fetchSingle("select key from desk.effect where effect_id = ?", effect())
                .get(0)
                .toString();
    }

    private CaseFile.Receipt receipt() {
        return desk.cases.file(caseId, mira).orElseThrow().receipts().stream()
                .filter(each -> each.kind().equals("notice"))
                .findFirst()
                .orElseThrow();
    }
}
