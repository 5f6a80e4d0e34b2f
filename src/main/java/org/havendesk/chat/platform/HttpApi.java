package org.havendesk.chat.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * JSON over HTTP to a platform. Waits for an answer for some seconds and no longer, body included; follows no redirect; tells apart
 * what was certainly not done from what may have been.
 */
final class HttpApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();

    /** A platform that hangs must not take the threads that other jobs need. */
    private final Semaphore places = new Semaphore(2);

    private final String address;
    private final Map<String, String> headers;
    private final Duration patience;

    /**
     * @param address without a slash at its end
     * @param headers of every request; they may hold secrets, and nothing prints them
     * @param patience from the request to the end of the answer
     */
    HttpApi(URI address, Map<String, String> headers, Duration patience) {
        this.address = address.toString().replaceAll("/+$", "");
        this.headers = Map.copyOf(headers);
        this.patience = patience;
    }

    /**
     * An answer that was neither a plea to wait nor a fault.
     *
     * @param body missing where it was no JSON
     */
    record Reply(int status, JsonNode body) {
        boolean isDone() {
            return status / 100 == 2;
        }

        /** The text of this name in the body, or nothing. */
        String text(String name) {
            return body.path(name).asString("");
        }
    }

    /** As one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String path) {
        try {
            return send("GET", path, null, Map.of());
        } catch (Unanswered e) {
            throw e.ofQuestion();
        }
    }

    Reply send(String method, String path, Map<String, ?> body) {
        return send(method, path, JSON.writeValueAsString(body), Map.of());
    }

    /** @throws Unanswered where it is to be tried again */
    Reply send(String method, String path, @Nullable String body, Map<String, String> more) {
        var request = request(method, path, body, more);
        enter();
        try {
            return reply(exchange(request));
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Unanswered.nothingDone(Why.BUSY, TURN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unanswered.nothingDone(Why.BUSY, TURN);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> more) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .header("user-agent", "Havendesk")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("content-type", "application/json");
        }
        headers.forEach(request::header);
        more.forEach(request::header);
        return request.build();
    }

    /** The client's own time-out ends with the head of an answer; a body that never ends is cut off here. */
    private HttpResponse<String> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Unanswered.lost(Why.SILENT);
        } catch (ExecutionException e) {
            throw broken(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Unanswered.lost(Why.SILENT);
        }
    }

    private static RuntimeException broken(@Nullable Throwable cause) {
        boolean neverConnected = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause != null && cause.getCause() instanceof UnresolvedAddressException;
        if (neverConnected) {
            return Unanswered.nothingDone(Why.UNREACHABLE, Duration.ZERO);
        }
        return cause instanceof IOException ? Unanswered.lost(Why.SILENT) : new IllegalStateException(cause);
    }

    private static Reply reply(HttpResponse<String> response) {
        JsonNode body = json(response.body());
        if (response.statusCode() == 429) {
            throw Unanswered.nothingDone(Why.BUSY, RetryAfter.of(response.headers(), body));
        }
        if (response.statusCode() >= 500) {
            throw Unanswered.lost(Why.FAULT);
        }
        return new Reply(response.statusCode(), body);
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
