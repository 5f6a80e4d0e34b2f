package org.havendesk.cases;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.access.Person;
import org.havendesk.access.SignedIn;
import org.havendesk.chat.store.PlatformStore;
import org.havendesk.chat.store.StoreFile;
import org.havendesk.chat.store.SynapseChat;
import org.havendesk.db.ChatServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A whole console that is pointed at the database of a Synapse with the views installed, and at a double of its interface. */
class SynapseConsoleIT {
    private final TestDesk desk = new TestDesk();
    private final WireMockServer synapse =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        synapse.stop();
        desk.close();
    }

    @Test
    void itsReportsStandInTheQueueItsRoomsInReviewAndEffectsArriveOnce() throws Exception {
        synapse.start();
        synapse.stubFor(put(anyUrl())
                .withHeader("authorization", WireMock.equalTo("Bearer syt_token"))
                .willReturn(okJson("{}")));
        try (var store = PlatformStore.of(ChatServer.EMBEDDED, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            List.of("ash", "birch").forEach(chat::user);
            chat.room("!grief:example.org", "Grief", "public", false, "ash", "birch");
            chat.message("$1", "!grief:example.org", "ash", "I lost my sister in May.");
            chat.message("$2", "!grief:example.org", "birch", "Nobody cares, ash.");
            chat.report(1, "$2", "!grief:example.org", "ash", "rude");
            chat.room("!quiet:example.org", "Quiet", "invite", true, "ash", "birch");
            chat.encrypted("$3", "!quiet:example.org", "ash");
            chat.report(2, "$3", "!quiet:example.org", "birch", "rude too");
            var application = new SpringApplication(HavendeskApplication.class);
            application.setDefaultProperties(Map.copyOf(properties(store)));
            try (var console = application.run("--server.port=0")) {
                Person mira = desk.moderator("Mira Okafor");
                signIn(mira);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> desk.desk.fetchValue(
                                        "select max(case_id) from desk.cases where subject_id = '@ash:example.org'")
                                != null);
                long caseId = desk.caseOf("@birch:example.org");
                Conversation read = console.getBean(Reviews.class).open(caseId, null, mira);
                assertThat(read.roomName()).isEqualTo("Grief");
                assertThat(read.lines())
                        .extracting(Conversation.Line::body)
                        .first()
                        .isEqualTo("I lost my sister in May.");
                long encrypted = desk.caseOf("@ash:example.org");
                assertThat(console.getBean(Reviews.class)
                                .open(encrypted, null, mira)
                                .lines())
                        .singleElement()
                        .satisfies(line -> assertThat(line.body()).isNull())
                        .satisfies(line -> assertThat(line.sentAt()).isNotNull());
                desk.decide(caseId, mira, Action.REMOVE_MESSAGE, Action.WARN);
                desk.pass(Duration.ofSeconds(11));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> desk.cases.file(caseId, mira).orElseThrow().receipts().stream()
                                .allMatch(each -> each.state().equals("done")));
            }
        }
        assertThat(synapse.findAll(anyRequestedFor(anyUrl())))
                .extracting(each -> each.getUrl().replaceAll("[0-9a-f-]{36}$", "KEY"))
                .containsExactlyInAnyOrder(
                        "/_matrix/client/v3/rooms/%21grief%3Aexample.org/redact/%242/KEY",
                        "/_synapse/admin/v1/send_server_notice/KEY", // to who wrote it
                        "/_synapse/admin/v1/send_server_notice/KEY"); // to who reported it
    }

    private Map<String, String> properties(PlatformStore store) {
        var properties = new HashMap<>(ConsoleTest.properties(desk));
        properties.putAll(Map.of(
                "havendesk.chat.url",
                store.server.url(store.database),
                "havendesk.chat.password",
                ChatServer.PASSWORD,
                "havendesk.chat.platform",
                "synapse",
                "havendesk.chat.api",
                "http://127.0.0.1:" + synapse.port(),
                "havendesk.chat.token",
                "syt_token"));
        return properties;
    }

    private static void signIn(Person person) {
        var signedIn = new SignedIn(person, "mira", "$argon2id$none", true);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, signedIn.getAuthorities()));
    }
}
