package org.havendesk.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.webhook.StandardWebhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookTest {

    /** The example that is published with the specification; its secret is nobody's. */
    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        var webhook = new Webhook("https://example.org/hook", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(StandardWebhook.signature(
                        webhook.key(), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(StandardWebhook.signature(
                        webhook.key(), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265331, "{\"test\": 2432232314}"))
                .isNotEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void newSecretsDifferAndNoneIsPrinted() {
        var one = new Webhook("https://example.org/hook", Webhook.newSecret());
        var other = new Webhook("https://example.org/hook", Webhook.newSecret());
        assertThat(one.secret()).startsWith("whsec_").isNotEqualTo(other.secret());
        assertThat(one.key()).hasSize(32);
        assertThat(one.fingerprint()).hasSize(8).isNotEqualTo(other.fingerprint());
        assertThat(one.toString()).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org",
                "https://",
                "https://user:word@example.org",
                "javascript:alert(1)",
                "https://exa mple.org",
                "https://example.org:99999/hook",
                "https://example.org:0"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> new Webhook(url, Webhook.newSecret()))
                .hasMessageContaining("is no address of a webhook");
    }

    @Test
    void aShortSecretIsRefusedWithoutBeingNamed() {
        assertThatThrownBy(() -> new Webhook("https://example.org", "whsec_c2hvcnQ="))
                .hasMessage("the secret of the webhook https://example.org is no whsec_ secret");
        assertThatThrownBy(() -> new Webhook("https://example.org", "hello"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"priya", "priya@", "@example.org", "a b@example.org", "a@b..c", "x@y\nBcc: z@y"})
    void whatIsNoMailAddressIsRefused(String email) {
        assertThat(OnCall.isEmail(email)).isFalse();
        assertThatThrownBy(() -> new OnCall(null, "Priya", email, null, 5))
                .hasMessageContaining("is no e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"priya@example.org", "p.r+oncall@mail.example.org", "root@localhost"})
    void whatIsAMailAddressIsTaken(String email) {
        assertThat(OnCall.isEmail(email)).isTrue();
    }
}
