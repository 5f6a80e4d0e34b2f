package org.havendesk.chat.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.havendesk.db.SetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator says of the platform, and what is missing in it. */
class PlatformSettingsTest {

    @Test
    void whereNothingIsSaidItIsTheReferenceOutbox() {
        assertThat(platform(Map.of())).isInstanceOf(Outbox.class);
        assertThat(platform(Map.of("platform", " "))).isInstanceOf(Outbox.class);
    }

    @Test
    void eachPlatformIsMadeOfWhatItNeeds() {
        assertThat(platform(Map.of("platform", "Synapse", "api", "http://127.0.0.1:8008", "token", "t")))
                .isInstanceOf(Synapse.class);
        assertThat(platform(Map.of(
                        "platform", "ejabberd", "api", "http://127.0.0.1:5280/api", "token", "t", "admin", "a@b.org")))
                .isInstanceOf(Ejabberd.class);
        assertThat(platform(Map.of(
                        "platform",
                        "webhook",
                        "api",
                        "https://chat.example.org/hook",
                        "token",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
                .isInstanceOf(SignedWebhook.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matrix   |                       |   |       | HAVENDESK_CHAT_PLATFORM is matrix, which is none of havendesk, webhook, synapse, ejabberd.
            synapse  |                       | t |       | HAVENDESK_CHAT_API is missing: HAVENDESK_CHAT_PLATFORM=synapse needs it.
            synapse  | http://127.0.0.1:8008 |   |       | HAVENDESK_CHAT_TOKEN is missing: HAVENDESK_CHAT_PLATFORM=synapse needs it.
            synapse  | chat.example.org      | t |       | HAVENDESK_CHAT_API is no web address: write it as https://chat.example.org.
            synapse  | ftp://example.org     | t |       | HAVENDESK_CHAT_API is no web address: write it as https://chat.example.org.
            ejabberd | http://127.0.0.1:5280 | t |       | HAVENDESK_CHAT_ADMIN is missing: HAVENDESK_CHAT_PLATFORM=ejabberd needs it.
            ejabberd | http://127.0.0.1:5280 | t | admin | HAVENDESK_CHAT_ADMIN is admin: write it as console@example.org.
            """)
    void whatIsMissingOrWrongIsSaidInOneSentence(
            String platform, String api, String token, String admin, String sentence) {
        var settings = new HashMap<String, String>();
        settings.put("platform", platform);
        settings.put("api", api);
        settings.put("token", token);
        settings.put("admin", admin);
        assertThatThrownBy(() -> platform(settings))
                .isInstanceOf(SetupException.class)
                .hasMessage(sentence);
    }

    private static Platform platform(Map<String, String> settings) {
        return PlatformSettings.of(name -> settings.get(name.replace("havendesk.chat.", "")))
                .platform(() -> new Outbox(null), id -> Optional.empty());
    }
}
