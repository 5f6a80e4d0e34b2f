package org.havendesk.chat.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havendesk.chat.platform.HttpApi.Reply;

/**
 * ejabberd through mod_http_api, as an account that is one of its admins. Members are bare JIDs, rooms are JIDs of a MUC service.
 * A removal from a room is the affiliation outcast; a ban closes the account, which only 24.06 and newer can open again.
 *
 * <p>A message has no key here: one whose answer was lost is not sent again.
 */
final class Ejabberd implements Platform {
    private final HttpApi api;
    private final String admin;

    /**
     * @param address of the module, such as {@code http://127.0.0.1:5280/api}
     * @param admin the bare JID that notices come from
     */
    Ejabberd(URI address, String admin, String password, Duration patience) {
        String login = Base64.getEncoder().encodeToString((admin + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.api = new HttpApi(address, Map.of("authorization", "Basic " + login), patience);
        this.admin = admin;
    }

    @Override
    public boolean canRepeat(Request request) {
        return !(request instanceof Request.Notice);
    }

    @Override
    public Answer ask(Request request) {
        return switch (request) {
            case Request.RemoveMessage _ -> new Answer.Failed(Why.NOT_OFFERED);
            case Request.Notice notice -> ofMember(notice.memberId(), () -> notice(notice));
            case Request.Restrict(var _, var _, var kind, var member, var room, var _) ->
                switch (kind) {
                    case KICK -> affiliation(room, member, "outcast");
                    case BAN -> ofMember(member, () -> account("ban_account", member, Map.of("reason", "Moderation")));
                    case MUTE, SUSPEND -> new Answer.Failed(Why.NOT_OFFERED);
                };
            case Request.Lift(var _, var _, var kind, var member, var room) ->
                switch (kind) {
                    case KICK -> affiliation(room, member, "none");
                    case BAN -> ofMember(member, () -> account("unban_account", member, Map.of()));
                    case MUTE, SUSPEND -> new Answer.Failed(Why.NOT_OFFERED);
                };
        };
    }

    private interface Asking {
        Answer ask();
    }

    /** ejabberd says that it did what was asked also for an account that does not exist. */
    private Answer ofMember(String member, Asking asking) {
        Reply found;
        try {
            found = api.send("POST", "/check_account", Map.of("user", node(member), "host", domain(member)));
        } catch (Unanswered e) {
            throw e.ofQuestion();
        }
        if (!found.isDone()) {
            return answer(found);
        }
        return found.body().asInt(0) == 0 ? asking.ask() : new Answer.NotApplicable(Why.GONE);
    }

    private Answer notice(Request.Notice notice) {
        return answer(api.send(
                "POST",
                "/send_message",
                Map.of("type", "chat", "from", admin, "to", notice.memberId(), "subject", "", "body", notice.body())));
    }

    private Answer account(String command, String member, Map<String, String> more) {
        var arguments = new LinkedHashMap<String, String>(more);
        arguments.put("user", node(member));
        arguments.put("host", domain(member));
        return answer(api.send("POST", "/" + command, arguments));
    }

    private Answer affiliation(String room, String member, String affiliation) {
        Reply reply = api.send(
                "POST",
                "/set_room_affiliation",
                Map.of("name", node(room), "service", domain(room), "jid", member, "affiliation", affiliation));
        if (reply.status() == 400 && text(reply).contains("argument")) {
            reply = api.send(
                    "POST",
                    "/set_room_affiliation",
                    Map.of( // as 24.12 and newer call them
                            "room", node(room),
                            "service", domain(room),
                            "user", node(member),
                            "host", domain(member),
                            "affiliation", affiliation));
        }
        return reply.status() == 400 && text(reply).startsWith("Room does")
                ? new Answer.NotApplicable(Why.GONE)
                : answer(reply);
    }

    private static Answer answer(Reply reply) {
        return switch (reply.status()) {
            case 200 ->
                reply.body().isInt() && reply.body().asInt() == 0
                                || reply.body().isString()
                        ? new Answer.Done()
                        : new Answer.Failed(Why.REFUSED);
            case 401 -> new Answer.Failed(Why.TOKEN);
            case 403 -> new Answer.Failed(Why.FORBIDDEN);
            case 404 -> new Answer.Failed(Why.NOT_OFFERED);
            case 400, 409 -> new Answer.Failed(Why.REFUSED);
            default -> new Answer.Failed(Why.ADDRESS);
        };
    }

    /** Errors are an object with a message, or a bare text. */
    private static String text(Reply reply) {
        return reply.body().isString() ? reply.body().asString() : reply.text("message");
    }

    private static String node(String jid) {
        return jid.substring(0, Math.max(0, jid.indexOf('@')));
    }

    private static String domain(String jid) {
        return jid.substring(jid.indexOf('@') + 1);
    }
}
