package org.havendesk.chat.platform;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The interface of a platform, played on loopback; and requests to ask it. */
final class PlatformDouble implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(1500);
    static final UUID KEY = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final Instant NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z");

    final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    PlatformDouble() {
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    static Platform.Request remove(String messageId) {
        return new Platform.Request.RemoveMessage(KEY, NOT_AFTER, messageId);
    }

    static Platform.Request notice(String memberId) {
        return new Platform.Request.Notice(KEY, NOT_AFTER, memberId, "Words to you");
    }

    static Platform.Request begin(Restriction restriction, String memberId, String roomId) {
        return new Platform.Request.Restrict(KEY, NOT_AFTER, restriction, memberId, roomId, null);
    }

    static Platform.Request end(Restriction restriction, String memberId, String roomId) {
        return new Platform.Request.Lift(KEY, NOT_AFTER, restriction, memberId, roomId);
    }

    @Override
    public void close() {
        server.stop();
    }
}
