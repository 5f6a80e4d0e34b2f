package org.havendesk.chat.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.chat.platform.PlatformDouble.KEY;
import static org.havendesk.chat.platform.PlatformDouble.begin;
import static org.havendesk.chat.platform.PlatformDouble.notice;
import static org.havendesk.chat.platform.PlatformDouble.remove;

import java.net.URI;
import java.util.Map;
import org.havendesk.chat.platform.Platform.Answer;
import org.havendesk.webhook.StandardWebhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A chat of a site's own hears what is asked by signed webhook. */
class SignedWebhookTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final PlatformDouble site = new PlatformDouble();
    private final Platform webhook =
            new SignedWebhook(URI.create(site.address() + "/hook"), SECRET, PlatformDouble.PATIENCE);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void eachTryHasTheSameIdAndASignatureThatHolds() {
        site.server.stubFor(post("/hook").willReturn(noContent()));
        assertThat(webhook.ask(begin(Restriction.KICK, "finch", "grief"))).isEqualTo(new Answer.Done());
        assertThat(webhook.ask(begin(Restriction.KICK, "finch", "grief"))).isEqualTo(new Answer.Done());
        var got = site.server.findAll(postRequestedFor(anyUrl()));
        assertThat(got).hasSize(2).allSatisfy(each -> {
            assertThat(each.getHeader("webhook-id")).isEqualTo("msg_" + KEY);
            long timestamp = Long.parseLong(each.getHeader("webhook-timestamp"));
            assertThat(each.getHeader("webhook-signature"))
                    .isEqualTo(StandardWebhook.signature(
                            StandardWebhook.key(SECRET), "msg_" + KEY, timestamp, each.getBodyAsString()));
            var body = JsonMapper.shared().readTree(each.getBodyAsString());
            assertThat(body.path("type").asString()).isEqualTo("moderation.kick");
            assertThat(body.path("data").path("member_id").asString()).isEqualTo("finch");
            assertThat(body.path("data").path("room_id").asString()).isEqualTo("grief");
            assertThat(body.path("data").path("not_after").asString()).isEqualTo("2030-01-01T00:00:00Z");
        });
    }

    @Test
    void eachKindOfRequestSaysWhatItIsAbout() {
        site.server.stubFor(post("/hook").willReturn(noContent()));
        webhook.ask(remove("m1"));
        webhook.ask(notice("finch"));
        assertThat(site.server.findAll(postRequestedFor(anyUrl())))
                .extracting(each -> JsonMapper.shared().readTree(each.getBodyAsString()))
                .extracting(body -> body.path("type").asString() + " "
                        + body.path("data").path("message_id").asString("")
                        + body.path("data").path("body").asString(""))
                .containsExactly("moderation.remove_message m1", "moderation.notice Words to you");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {}                                                          | Done[]
            200 | not JSON                                                    | Done[]
            202 | {}                                                          | Pending[]
            200 | {"state": "not_applicable", "note": "was removed before"}   | NotApplicable[why=was removed before]
            200 | {"state": "failed", "note": "mailbox full"}                 | Failed[why=mailbox full]
            401 | {}                                                          | Failed[why=chat_token]
            404 | {}                                                          | Failed[why=chat_address]
            410 | {}                                                          | Failed[why=chat_refused]
            """)
    void theAnswerIsTakenAsItWasMeant(int status, String body, String answer) {
        site.server.stubFor(
                post("/hook").willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(webhook.ask(notice("finch"))).hasToString(answer);
    }

    @Test
    void aSecretThatIsNoneIsRefusedWithoutBeingNamed() {
        Map<String, String> settings = Map.of(
                "havendesk.chat.platform", "webhook",
                "havendesk.chat.api", "https://chat.example.org/hook",
                "havendesk.chat.token", "hunter2");
        assertThatThrownBy(() -> PlatformSettings.of(settings::get)
                        .platform(() -> new Outbox(null), id -> java.util.Optional.empty()))
                .hasMessageStartingWith("HAVENDESK_CHAT_TOKEN is not a secret of Standard Webhooks")
                .hasMessageNotContaining("hunter2");
    }
}
