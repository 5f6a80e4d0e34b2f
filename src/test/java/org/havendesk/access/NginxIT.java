package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console behind a real nginx with TLS, configured as README.md has it. */
class NginxIT {
    private static final TestDesk DESK = new TestDesk();

    private static ConfigurableApplicationContext console;
    private static Nginx nginx;
    private static SSLContext trust;

    @BeforeAll
    static void start() throws Exception {
        var properties = new HashMap<String, Object>(ConsoleTest.properties(DESK));
        var application = new SpringApplication(HavendeskApplication.class);
        application.setDefaultProperties(properties);
        console = application.run("--server.port=0");
        nginx = Nginx.before(
                ((WebServerApplicationContext) console).getWebServer().getPort());
        var store = KeyStore.getInstance(nginx.trust().toFile(), Nginx.PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry("desk", store.getCertificate("desk"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
    }

    @AfterAll
    static void stop() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
        if (console != null) {
            console.close();
        }
        DESK.close();
    }

    @Test
    void cookiesAreForTlsAloneAndBrowsersAreToldToComeBackOverIt() throws Exception {
        var login = get("/login");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("; Secure", "; HttpOnly", "; SameSite="));
        assertThat(login.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000")
                .doesNotContain("includeSubDomains");
    }

    @Test
    void redirectsStayWithTheAddressThatPeopleUse() throws Exception {
        var response = get("/queue");
        assertThat(response.statusCode()).isEqualTo(302);
        var place = URI.create("https://localhost:" + nginx.port() + "/queue")
                .resolve(response.headers().firstValue("Location").orElseThrow());
        assertThat(place)
                .hasScheme("https")
                .hasHost("localhost")
                .hasPort(nginx.port())
                .hasPath("/login");
    }

    /** What a client claims to be does not get through to tries that slow down by address, nor to redirects. */
    @Test
    void whatAClientClaimsIsOverwritten() throws Exception {
        try (var client = client()) {
            var response = client.send(
                    request("/queue")
                            .header("X-Forwarded-For", "203.0.113.7")
                            .header("X-Forwarded-Proto", "http")
                            .header("X-Forwarded-Host", "evil.example.net")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Location").orElseThrow())
                    .doesNotContain("evil")
                    .doesNotStartWith("http:");
        }
    }

    @Test
    void aWebSocketGetsThrough() throws Exception {
        try (var client = client()) {
            assertThat(client.send(request("/login").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200); // the session in which it opens
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("wss://localhost:" + nginx.port() + "/VAADIN/push?v-r=push&v-uiId=0"
                                    + "&X-Atmosphere-Transport=websocket&X-Atmosphere-tracking-id=0"),
                            new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS);
            socket.abort();
        }
        assertThat(nginx.requests()).contains("/VAADIN/push").contains(" 101 ");
    }

    @Test
    void nothingIsAnsweredWithoutTls() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + nginx.port() + "/login");
            assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (var client = client()) {
            return client.send(request(path).build(), BodyHandlers.ofString());
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + nginx.port() + path));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }
}
