package org.havendesk.chat.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havendesk.chat.platform.HttpApi.Reply;
import org.havendesk.webhook.StandardWebhook;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat of a site's own that takes requests by webhook, signed as Standard Webhooks describes. The id is the request's key and stays
 * the same when it is tried again: a receiver that has seen it answers as before and does nothing.
 *
 * <p>The answer's status: 202, it has the request and will answer when it comes again; any other 2xx, done, unless the body says
 * {@code {"state": "not_applicable" or "failed", "note": "why, in words"}}; 401 and 403, the signature is refused; 429 and 5xx, to
 * be tried again; else refused.
 */
final class SignedWebhook implements Platform {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpApi api;
    private final byte[] key;

    /** @param secret {@code whsec_...} */
    SignedWebhook(URI address, String secret, Duration patience) {
        this.api = new HttpApi(address, Map.of(), patience);
        this.key = StandardWebhook.key(secret);
    }

    @Override
    public Answer ask(Request request) {
        String id = "msg_" + request.key();
        long timestamp = Instant.now().getEpochSecond();
        String body = JSON.writeValueAsString(event(request, Instant.ofEpochSecond(timestamp)));
        return answer(api.send(
                "POST",
                "",
                body,
                Map.of(
                        StandardWebhook.ID, id,
                        StandardWebhook.TIMESTAMP, Long.toString(timestamp),
                        StandardWebhook.SIGNATURE, StandardWebhook.signature(key, id, timestamp, body))));
    }

    private static Map<String, Object> event(Request request, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", request.key().toString());
        data.put("not_after", request.notAfter().toString());
        String kind =
                switch (request) {
                    case Request.RemoveMessage remove -> {
                        data.put("message_id", remove.messageId());
                        yield "remove_message";
                    }
                    case Request.Notice notice -> {
                        data.put("member_id", notice.memberId());
                        data.put("body", notice.body());
                        yield "notice";
                    }
                    case Request.Restrict on -> {
                        put(data, on.memberId(), on.roomId());
                        data.put("until", on.until() == null ? null : on.until().toString());
                        yield on.restriction().begin();
                    }
                    case Request.Lift off -> {
                        put(data, off.memberId(), off.roomId());
                        yield off.restriction().end();
                    }
                };
        return Map.of("type", "moderation." + kind, "timestamp", now.toString(), "data", data);
    }

    private static void put(Map<String, Object> data, String memberId, Object roomId) {
        data.put("member_id", memberId);
        data.put("room_id", roomId);
    }

    private static Answer answer(Reply reply) {
        if (reply.status() == 202) {
            return new Answer.Pending();
        }
        if (!reply.isDone()) {
            return new Answer.Failed(
                    switch (reply.status()) {
                        case 401, 403 -> Why.TOKEN;
                        case 404, 405 -> Why.ADDRESS;
                        default -> reply.status() / 100 == 3 ? Why.ADDRESS : Why.REFUSED;
                    });
        }
        return switch (reply.text("state")) {
            case "not_applicable" -> new Answer.NotApplicable(note(reply));
            case "failed" -> new Answer.Failed(note(reply));
            default -> new Answer.Done();
        };
    }

    private static String note(Reply reply) {
        String note = reply.text("note");
        return note.isBlank() ? Why.REFUSED : note;
    }
}
