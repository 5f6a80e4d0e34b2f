package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console as a proxy and a browser's cache meet it: over real HTTP, with its production bundle. */
class ProxyIT {
    private static final TestDesk DESK = new TestDesk();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext console;

    @BeforeAll
    static void start() {
        var application = new SpringApplication(HavendeskApplication.class);
        application.setDefaultProperties(Map.copyOf(ConsoleTest.properties(DESK)));
        console = application.run("--server.port=0");
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        console.close();
        DESK.close();
    }

    @Test
    void behindAProxyWithTlsTheSessionsCookieIsSecure() throws Exception {
        assertThat(cookie(get("login", "X-Forwarded-Proto", "https")))
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
    }

    @Test
    void withoutOneItIsNotOrNobodyCouldSignInOnThisMachine() throws Exception {
        assertThat(cookie(get("login", "Accept", "text/html")))
                .contains("; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void behindAProxyNoRedirectLeadsAwayFromTls() throws Exception {
        var response = get("queue", "X-Forwarded-Proto", "https");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).doesNotStartWith("http:");
    }

    @Test
    void pagesNameTheStyleSheetByItsContentSoThatAnUpgradeShowsAtOnce() throws Exception {
        var page = get("login", "Accept", "text/html");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        var link = Pattern.compile("\"([^\"]*styles\\.css\\?v-c=[0-9a-f]+)\"").matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        assertThat(get(link.group(1), "Accept", "text/css").body()).isNotEmpty().doesNotContain("@import");
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) console).getWebServer().getPort();
        var address = URI.create("http://localhost:" + port + "/").resolve(path);
        return CLIENT.send(HttpRequest.newBuilder(address).header(header, value).build(), BodyHandlers.ofString());
    }
}
