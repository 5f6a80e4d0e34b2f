package org.havendesk.bench.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One browser with one tab, as far as the server can tell: it signs in by the form, opens pages, sends what Vaadin's client
 * sends for keys and links, and holds the push channel. What it is told is read only for what it has to answer with.
 */
final class ScriptedTab implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern CALL_TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");
    private static final Pattern TROUBLE = Pattern.compile("\"(appError|resynchronize|sessionExpired)\":");
    private static final String TAG = "\\{\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",\"feat\":0,\"value\":\"%s\"";
    private static final Pattern FRAME = Pattern.compile(TAG.formatted("vaadin-app-layout"));
    private static final Pattern GRID = Pattern.compile(TAG.formatted("vaadin-grid"));
    private static final Pattern KEYBOARD = Pattern.compile(TAG.formatted("haven-keyboard"));

    private final HttpClient client;
    private final URI console;
    private final Map<String, String> cookies = new TreeMap<>();
    private String ui = "";
    private String callToken = "";
    private String keyboard = "";
    private String grid = "";
    private int calls;
    private volatile int heard;
    private @Nullable WebSocket push;

    ScriptedTab(HttpClient client, URI console) {
        this.client = client;
        this.console = console;
    }

    void signIn(String username, String password) throws IOException, InterruptedException {
        String form = "username=" + encoded(username) + "&password=" + encoded(password) + "&_csrf="
                + encoded(found(FORM_TOKEN, get("login")));
        var answer = send(HttpRequest.newBuilder(console.resolve("login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        String to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || to.contains("login")) {
            throw new IOException(username + " could not sign in: " + answer.statusCode() + " " + to);
        }
    }

    /** Loads the page of the queue anew, with its push channel, as after F5. */
    void openQueue() throws IOException, InterruptedException {
        get("queue");
        String start = get("?v-r=init&location=queue&query=&v-sw=1440&v-sh=900&v-ww=1440&v-wh=900&v-dc=-1&v-td=false");
        ui = found(UI, start);
        callToken = found(CALL_TOKEN, start);
        calls = 0;
        heard = 0;
        push = connect(found(PUSH, start));
        String page = call(navigation("queue", "", ""));
        keyboard = found(KEYBOARD, page);
        grid = found(GRID, page);
        if (!page.contains("\"case-link\\") && !page.contains("cases/")) {
            throw new IOException("the queue came without cases");
        }
        call(event(found(FRAME, page), "drawer-opened-changed", "")); // as components do once they stand in the page
    }

    /** Presses a key. */
    String key(String name) throws IOException, InterruptedException {
        return call(event(keyboard, "haven-key", "\"event.detail\":\"" + name + "\""));
    }

    /** What the grid tells the server when another row was put in hand. */
    String tellRow() throws IOException, InterruptedException {
        return call("{\"type\":\"publishedEventHandler\",\"node\":" + grid
                + ",\"templateEventMethodName\":\"setDetailsVisible\",\"templateEventMethodArgs\":[\"2\"],\"promise\":"
                + calls + "}");
    }

    /** Follows a link inside of the console. */
    String follow(String route, String query) throws IOException, InterruptedException {
        return inQueue(call(navigation(route, query, "client")));
    }

    /** Goes back in the browser's history. */
    String back(String route, String query) throws IOException, InterruptedException {
        return inQueue(call(navigation(route, query, "history")));
    }

    /** A page that is made anew has elements of its own. */
    private String inQueue(String page) {
        var made = GRID.matcher(page);
        if (made.find()) {
            grid = made.group(1);
        }
        return page;
    }

    private static String navigation(String route, String query, String trigger) {
        return event(
                "1",
                "ui-navigate",
                "\"route\":\"" + route + "\",\"query\":\"" + query
                        + "\",\"appShellTitle\":\"Havendesk\",\"historyState\":null,\"trigger\":\"" + trigger + "\"");
    }

    private static String event(String node, String name, String data) {
        return "{\"type\":\"event\",\"node\":" + node + ",\"event\":\"" + name + "\",\"data\":{" + data + "}}";
    }

    private String call(String event) throws IOException, InterruptedException {
        String body = "{\"csrfToken\":\"" + callToken + "\",\"rpc\":[" + event + "],\"syncId\":" + heard
                + ",\"clientId\":" + calls++ + "}";
        var answer = send(HttpRequest.newBuilder(console.resolve("?v-r=uidl&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
        String said = answer.body();
        if (answer.statusCode() != 200 || TROUBLE.matcher(said).find()) {
            throw new IOException("a call was answered with " + answer.statusCode() + " "
                    + said.substring(0, Math.min(200, said.length())));
        }
        hear(said);
        return said;
    }

    private void hear(CharSequence said) {
        var number = SYNC.matcher(said);
        if (number.find()) {
            heard = Math.max(heard, Integer.parseInt(number.group(1)));
        }
    }

    private WebSocket connect(String pushId) {
        String query = "?v-r=push&v-uiId=" + ui + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
        return client.newWebSocketBuilder()
                .header("Cookie", cookieLine())
                .buildAsync(URI.create("ws://" + console.getAuthority() + "/VAADIN/push" + query), new Ear())
                .join();
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(console.resolve(path)).header("Accept", "text/html"));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieLine());
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.replaceFirst(";.*", "").split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String cookieLine() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) throws IOException {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IOException("no " + pattern + " in " + text.substring(0, Math.min(300, text.length())));
        }
        return match.group(1);
    }

    @Override
    public void close() {
        if (push != null) {
            push.abort();
        }
    }

    /** Hears what the server says of its own accord. */
    private final class Ear implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            hear(part);
            socket.request(1);
            return null;
        }
    }
}
