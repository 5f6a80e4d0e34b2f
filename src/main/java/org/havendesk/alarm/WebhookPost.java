package org.havendesk.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.havendesk.post.Answer;
import org.havendesk.post.Post;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.webhook.StandardWebhook;

/** Posts alarms as Standard Webhooks describes. The id stays the same when a message is tried again; redirects are not followed. */
final class WebhookPost implements Post {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();

    /** Receivers that hang must not take the threads that other jobs need. */
    private final Semaphore places = new Semaphore(2);

    private final Function<String, Optional<Webhook>> webhooks;
    private final Duration patience;

    /**
     * @param webhooks finds the webhook of an address, while it is configured
     * @param patience from the request to the head of the answer
     */
    WebhookPost(Function<String, Optional<Webhook>> webhooks, Duration patience) {
        this.webhooks = webhooks;
        this.patience = patience;
    }

    @Override
    public Answer deliver(UUID key, String target, String body) {
        Optional<Webhook> webhook = webhooks.apply(target);
        if (webhook.isEmpty()) {
            return new Answer.NotDelivered("This webhook is not configured any more.");
        }
        if (!places.tryAcquire()) {
            return new Answer.Busy();
        }
        try {
            return post(webhook.get(), key, body);
        } finally {
            places.release();
        }
    }

    private Answer post(Webhook webhook, UUID key, String body) {
        String id = "msg_" + key;
        long timestamp = Instant.now().getEpochSecond();
        var request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(patience)
                .header("content-type", "application/json")
                .header("user-agent", "Havendesk")
                .header(StandardWebhook.ID, id)
                .header(StandardWebhook.TIMESTAMP, Long.toString(timestamp))
                .header(StandardWebhook.SIGNATURE, StandardWebhook.signature(webhook.key(), id, timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream unread = response.body()) { // its words do not matter, however long they are
                return answer(response.statusCode());
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.NotDelivered("Nobody could be reached at this address.");
        } catch (IOException e) {
            boolean unknownHost = e.getCause() instanceof UnresolvedAddressException;
            return unknownHost
                    ? new Answer.NotDelivered("Nobody could be reached at this address.")
                    : new Answer.Lost("No answer came.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("The console was stopped before an answer came.");
        }
    }

    private static Answer answer(int status) {
        if (status / 100 == 2) {
            return new Answer.Delivered();
        }
        return new Answer.NotDelivered(
                status / 100 == 3
                        ? "The address answered " + status + ": it points elsewhere, and that is not followed."
                        : "The address answered " + status + ".");
    }
}
