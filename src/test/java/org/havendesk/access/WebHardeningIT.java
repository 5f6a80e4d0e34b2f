package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console as somebody with bad intent meets it: over a bare socket, without sign-in, with its production bundle. */
class WebHardeningIT {
    private static final TestDesk DESK = new TestDesk();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What an answer would tell of its inside. */
    private static final Pattern INNER = Pattern.compile(
            "(?i)tomcat|apache|spring|vaadin\\.|exception|stacktrace|java\\.|org\\.havendesk|whitelabel|\\bat [a-z]+\\.");

    private static ConfigurableApplicationContext console;
    private static int port;

    @BeforeAll
    static void start() {
        var application = new SpringApplication(HavendeskApplication.class);
        application.setDefaultProperties(Map.copyOf(ConsoleTest.properties(DESK)));
        console = application.run("--server.port=0", "--havendesk.public-url=https://desk.example.org");
        port = ((WebServerApplicationContext) console).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        console.close();
        DESK.close();
    }

    @Test
    void aPageSaysWhatTheBrowserIsNotToAllow() throws Exception {
        var headers = get("login").headers();
        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "frame-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "connect-src 'self'",
                        "worker-src 'self'")
                .containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'unsafe-eval';")
                .doesNotContain("*", "http:", "script-src 'self' 'unsafe-inline'");
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void everyAnswerHasANonceOfItsOwnAndTheServersScriptsCarryIt() throws Exception {
        var first = get("login");
        var second = get("login");
        assertThat(nonce(first)).isNotEqualTo(nonce(second));
        assertThat(first.body()).contains("nonce=\"" + nonce(first) + "\"");
        assertThat(Pattern.compile("<script(?![^>]*nonce=)")
                        .matcher(first.body())
                        .find())
                .isFalse();
    }

    @Test
    void overTlsTheCookieHasANameThatNobodyElseCanSet() throws Exception {
        String cookie = get("login", "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-havendesk=")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "Path=/");
        assertThat(get("login", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, 405",
        "PUT, 405",
        "PATCH, 405",
        "PROPFIND, 405",
        "CONNECT, 501",
        "FROBNICATE, 405",
    })
    void unknownMethodsAreRefused(String method, int status) throws Exception {
        String answer = raw(method + " /login HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertNothingInner(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /..%2f..%2fetc/passwd HTTP/1.1",
                "GET /a;b=c//..;/x HTTP/1.1",
                "GET /login?%00 HTTP/1.1",
                "GET /error HTTP/1.1",
                "GET /nowhere/at/all HTTP/1.1",
                "GET /actuator HTTP/1.1",
                "GET /actuator/env HTTP/1.1",
                "GET /actuator/heapdump HTTP/1.1",
                "GET /actuator/prometheus HTTP/1.1",
                "GET /export/cases.csv HTTP/1.1",
                "GET /VAADIN/nothing.js HTTP/1.1",
                "GET / HTTP/9.9",
                "NONSENSE"
            })
    void anErrorTellsNothingOfTheInside(String line) throws Exception {
        for (String accept : new String[] {"text/html", "application/json", "*/*"}) {
            String answer = raw(
                    line + "\r\nHost: localhost:" + port + "\r\nAccept: " + accept + "\r\nConnection: close\r\n\r\n");
            assertNothingInner(answer);
        }
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsRead() throws Exception {
        String head = "POST /login HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertThat(raw(head + form + "Content-Length: 1048577\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(raw(head + form + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
        String answer = raw(head + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertNothingInner(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
    })
    void callsThatAnotherSiteSetsOffAreRefused(String header, String value) throws Exception {
        String foreign = header + ": " + value + "\r\n";
        String host = "Host: localhost:" + port + "\r\nConnection: close\r\n";
        assertThat(raw("POST /?v-r=uidl&v-uiId=0 HTTP/1.1\r\n" + host + foreign + "Content-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /export/cases.csv HTTP/1.1\r\n" + host + foreign + "\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /login HTTP/1.1\r\n" + host + foreign + "\r\n"))
                .as("a link")
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"})
    void thePushChannelIsOpenedByOwnPagesOnly(String origin) throws Exception {
        assertThat(raw(upgrade(origin))).startsWith("HTTP/1.1 403");
    }

    @Test
    void anOwnPageIsNotRefusedForItsOrigin() throws Exception {
        assertThat(raw(upgrade("http://localhost:" + port))).doesNotStartWith("HTTP/1.1 403");
    }

    @Test
    void thePushChannelNeverCompressesSinceMembersChooseWhatStandsBesideSecrets() throws Exception {
        String answer = raw(upgrade("http://localhost:" + port)
                .replace("Origin:", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nOrigin:"));
        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    void ofTheActuatorOnlyTheBareHealthAnswers() throws Exception {
        var health = get("actuator/health", "Accept", "application/json");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("components", "details", "postgres");
    }

    @Test
    void requestsAreTimedUnderNamesThatNobodyCanMakeUp() throws Exception {
        get("cases/4711");
        get("no/such/page-of-a-stranger");
        get("VAADIN/nothing-like-it.js");
        get("login?v-r=made-up-by-a-stranger");
        var metrics = get("actuator/prometheus", "Authorization", "Bearer " + ConsoleTest.SCRAPE_TOKEN);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Set-Cookie")).as("no session").isEmpty();
        assertThat(metrics.body())
                .contains(
                        "uri=\"/cases/:caseId\"", "uri=\"/login\"", "http_server_requests_seconds_bucket", "le=\"0.2\"")
                .doesNotContain("4711", "stranger", "nothing-like-it", "spring_security");
        assertThat(get("actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void aSignInWithoutTheTokenOfItsFormIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(address("login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=a&password=b"))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("login?stale");
    }

    private static String upgrade(String origin) {
        return "GET /VAADIN/push?v-r=push HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Origin: " + origin + "\r\n\r\n";
    }

    private static void assertNothingInner(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        String body = answer.contains("<base") ? "" : answer; // Vaadin's page is the same for everybody
        assertThat(INNER.matcher(body).find()).as(answer).isFalse();
    }

    private static String nonce(HttpResponse<String> page) {
        var found = Pattern.compile("'nonce-([^']+)'")
                .matcher(page.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Sends these bytes and reads what comes until the server has said enough or closes. */
    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            int read;
            while ((read = socket.getInputStream().read(buffer)) > 0) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (answer.indexOf("\r\n\r\n") > 0 && request.contains("Upgrade")) {
                    break; // an open channel says no more
                }
                if (answer.indexOf("Content-Length: 0\r\n") > 0 && answer.indexOf("\r\n\r\n") > 0) {
                    break; // the answer is whole, though the server still waits for the body it was promised
                }
            }
            return answer.toString();
        }
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + port + "/").resolve(path);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return get(path, "Accept", "text/html");
    }

    private static HttpResponse<String> get(String path, String header, String value) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(address(path)).header(header, value).build(), BodyHandlers.ofString());
    }
}
