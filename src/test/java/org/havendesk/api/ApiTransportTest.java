package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.api.ApiDesk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.havendesk.api.ApiDesk.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests come and answers go, whatever they say. */
class ApiTransportTest {
    private static ApiDesk api;
    private static Secrets source;

    @BeforeAll
    static void start() {
        api = new ApiDesk();
        source = api.source(Scope.REPORTS);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aBodyOfTheLargestSizeIsTakenAndOneByteMoreIsNot() {
        String body = report("large", "");
        String full = body + " ".repeat(Limits.BODY - body.length());
        assertThat(api.reports(source, "large", full).send().kind()).isEqualTo("202");
        Answer refused = api.reports(source, "larger", full + " ").send();
        assertThat(refused.kind()).isEqualTo("413 too-large");
        assertThat(refused.json().get("detail").asString()).contains("65536");
    }

    @Test
    void whatComesInPiecesIsMeasuredToo() {
        String body = report("pieces", "");
        var request = api.reports(source, "pieces", body + " ".repeat(Limits.BODY))
                .request()
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body + " ".repeat(Limits.BODY))));
        assertThat(api.answer(request).kind()).isEqualTo("413 too-large");
        var small = api.reports(source, "pieces", body)
                .request()
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)));
        assertThat(api.answer(small).kind()).isEqualTo("202");
    }

    @Test
    void aBodyThatDribblesIsEndedAndTheOthersAreServedMeanwhile() throws IOException {
        try (var socket = new Socket("127.0.0.1", api.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + source.token() + "\r\nContent-Length: 5000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            long begin = System.nanoTime();
            var answer = new StringBuilder();
            while (answer.isEmpty()
                    && System.nanoTime() - begin < Duration.ofSeconds(30).toNanos()) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos()); // the sender's own slowness
                byte[] some = new byte[200];
                if (socket.getInputStream().available() > 0) {
                    answer.append(new String(some, 0, socket.getInputStream().read(some), StandardCharsets.US_ASCII));
                }
                if (answer.isEmpty()
                        && System.nanoTime() - begin < Duration.ofSeconds(1).toNanos()) {
                    assertThat(api.answer(HttpRequest.newBuilder(api.address(ApiServlet.DOCUMENT)))
                                    .status())
                            .isEqualTo(200);
                }
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 408");
        } catch (SocketException e) {
            throw new AssertionError("the connection was cut before the answer", e);
        }
        assertThat(source().lastRefusal()).isEqualTo("too-slow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp"
            })
    void onlyJsonIsTaken(String type) {
        var request = api.reports(source, "type", report("type", "")).request().setHeader("Content-Type", type);
        assertThat(api.answer(request).kind()).isEqualTo("415 media-type");
    }

    @Test
    void aCharsetIsNoHarmAndCompressionIsRefused() {
        var request = api.reports(source, "charset", report("charset", "")).request();
        assertThat(api.answer(request.setHeader("Content-Type", "application/JSON; charset=utf-8"))
                        .kind())
                .isEqualTo("202");
        assertThat(api.answer(request.setHeader("Content-Encoding", "gzip")).kind())
                .isEqualTo("415 media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/reports, 405 method, POST",
        "PUT, /api/v1/check-ins, 405 method, POST",
        "OPTIONS, /api/v1/reports, 405 method, POST",
        "PATCH, /api/v1/reports, 405 method, POST",
        "POST, /api/v1/openapi.json, 405 method, 'GET, HEAD'",
        "GET, /api/v1/reports/, 404 no-such-address, ''",
        "GET, /api/v1/sources, 404 no-such-address, ''",
        "POST, /api/, 404 no-such-address, ''"
    })
    void everythingElseIsRefusedInTheSameForm(String method, String path, String kind, String allow) {
        Answer answer = api.answer(HttpRequest.newBuilder(api.address(path)).method(method, BodyPublishers.noBody()));
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.header("Allow")).isEqualTo(allow);
    }

    @Test
    void noAnswerHasACookieOrIsKeptAnywhereAndEachSaysOneThing() {
        List<Answer> answers = List.of(
                api.reports(source, "plain", report("plain", "")).send(),
                api.reports(Secrets.fresh(), "plain", report("plain", "")).send(),
                api.answer(HttpRequest.newBuilder(api.address("/api/nothing"))
                        .header("Accept", "text/html")
                        .header("Cookie", "JSESSIONID=abc")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Location")).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        });
        assertThat(answers.subList(1, 3)).allSatisfy(answer -> {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
            assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
        });
    }

    private static Source source() {
        return api.sources.all().getFirst();
    }
}
