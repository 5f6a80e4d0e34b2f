package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"indexhtml", "FlowClient", "chart-drawing"})
    void theBundleComesAsSmallAsTheBrowserCanReadIt(String name) throws Exception {
        String file = "VAADIN/build/" + built(name);
        var plain = bytes(file, "identity");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        var brotli = bytes(file, "gzip, br");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(brotli.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(new BrotliInputStream(new ByteArrayInputStream(brotli.body())))
                .hasBinaryContent(plain.body());
        assertGzip(file, plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"styles.css", "aura/aura.css", "css/queue.css", "icons/havendesk.svg"})
    void otherStaticFilesAreCompressedOnTheWay(String file) throws Exception {
        assertGzip(file, bytes(file, "identity").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "?v-r=init&location=login", "actuator/health"})
    void whatHoldsSecretsOrWordsIsNot(String page) throws Exception {
        var answer = bytes(page, "gzip, br");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void theBundleIsKeptForAYearSinceItsNamesChangeWithIt() throws Exception {
        var headers = bytes("VAADIN/build/" + built("FlowClient"), "br").headers();
        assertThat(headers.allValues("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(headers.map()).doesNotContainKeys("pragma", "expires");
        assertThat(headers.firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(bytes("styles.css?v-c=1", "br").headers().allValues("Cache-Control"))
                .containsExactly("max-age=31536000, immutable");
        assertThat(bytes("icons/havendesk.svg", "br").headers().allValues("Cache-Control"))
                .containsExactly("max-age=3600");
    }

    private static void assertGzip(String file, byte[] plain) throws Exception {
        var gzip = bytes(file, "gzip");
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.headers().firstValue("Vary").orElseThrow()).containsIgnoringCase("Accept-Encoding");
        assertThat(gzip.body()).hasSizeLessThan(plain.length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body()))).hasBinaryContent(plain);
    }

    /** The file of the bundle that begins with this name. */
    private static String built(String name) throws IOException {
        try (var files = Files.list(Path.of("target/classes/META-INF/VAADIN/webapp/VAADIN/build"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name + "-") && file.endsWith(".js"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address(path)).header(header, value).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> bytes(String path, String encodings) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).header("Accept-Encoding", encodings);
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static URI address(String path) {
        int port = ((WebServerApplicationContext) console).getWebServer().getPort();
        return URI.create("http://localhost:" + port + "/").resolve(path);
    }
}
