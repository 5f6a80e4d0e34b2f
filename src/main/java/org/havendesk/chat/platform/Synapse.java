package org.havendesk.chat.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.havendesk.chat.platform.HttpApi.Reply;

/**
 * Matrix Synapse through its client and admin interfaces, as an account that is a server admin and, for rooms, a moderator of them.
 * Every request may be repeated: redactions and notices carry the key as transaction id, and the rest sets a state.
 *
 * <p>A removal from a room is a ban from it, since whoever is only kicked walks in again. A ban of the whole chat is a locked
 * account: the sessions stay, and so does the way back.
 */
final class Synapse implements Platform {
    private static final String CLIENT = "/_matrix/client/v3/rooms/";
    private static final String ADMIN = "/_synapse/admin/";

    private final HttpApi api;
    private final Function<String, Optional<String>> rooms;

    /**
     * @param rooms finds the room of a message
     * @param patience from a request to the end of its answer
     */
    Synapse(URI address, String token, Function<String, Optional<String>> rooms, Duration patience) {
        this.api = new HttpApi(address, Map.of("authorization", "Bearer " + token), patience);
        this.rooms = rooms;
    }

    @Override
    public Answer ask(Request request) {
        return switch (request) {
            case Request.RemoveMessage remove ->
                rooms.apply(remove.messageId())
                        .map(room -> redact(room, remove))
                        .orElseGet(() -> new Answer.NotApplicable(Why.GONE));
            case Request.Notice notice -> notice(notice);
            case Request.Restrict on -> set(on.restriction(), on.memberId(), Optional.ofNullable(on.roomId()), true);
            case Request.Lift off -> set(off.restriction(), off.memberId(), Optional.ofNullable(off.roomId()), false);
        };
    }

    private Answer redact(String room, Request.RemoveMessage remove) {
        return answer(api.send(
                "PUT",
                CLIENT + HttpApi.segment(room) + "/redact/" + HttpApi.segment(remove.messageId()) + "/" + remove.key(),
                Map.of()));
    }

    private Answer notice(Request.Notice notice) {
        return answer(api.send(
                "PUT",
                ADMIN + "v1/send_server_notice/" + notice.key(),
                Map.of("user_id", notice.memberId(), "content", Map.of("msgtype", "m.text", "body", notice.body()))));
    }

    private Answer set(Restriction restriction, String member, Optional<String> room, boolean on) {
        return switch (restriction) {
            case MUTE -> new Answer.Failed(Why.NOT_OFFERED);
            case SUSPEND ->
                answer(api.send("PUT", ADMIN + "v1/suspend/" + HttpApi.segment(member), Map.of("suspend", on)));
            case KICK ->
                answer(api.send(
                        "POST",
                        CLIENT + HttpApi.segment(room.orElseThrow()) + (on ? "/ban" : "/unban"),
                        Map.of("user_id", member)));
            case BAN -> lock(member, on);
        };
    }

    /** Setting something on an account that does not exist would create it: so it is looked for first. */
    private Answer lock(String member, boolean locked) {
        String account = ADMIN + "v2/users/" + HttpApi.segment(member);
        Reply found = api.get(account);
        if (!found.isDone()) {
            return answer(found);
        }
        if (found.body().path("deactivated").asBoolean(false)) {
            return new Answer.NotApplicable(Why.GONE);
        }
        return answer(api.send("PUT", account, Map.of("locked", locked)));
    }

    private static Answer answer(Reply reply) {
        if (reply.isDone()) {
            return new Answer.Done();
        }
        return switch (reply.text("errcode")) {
            case "M_BAD_STATE" -> new Answer.NotApplicable(Why.ALREADY);
            case "M_NOT_FOUND" -> new Answer.NotApplicable(Why.GONE);
            case "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN" -> new Answer.Failed(Why.TOKEN);
            case "M_FORBIDDEN", "M_USER_LOCKED", "M_USER_SUSPENDED" -> new Answer.Failed(Why.FORBIDDEN);
            case "", "M_UNRECOGNIZED" -> new Answer.Failed(Why.ADDRESS);
            default -> new Answer.Failed(Why.REFUSED);
        };
    }
}
