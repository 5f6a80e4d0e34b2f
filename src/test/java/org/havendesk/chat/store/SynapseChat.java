package org.havendesk.chat.store;

import java.time.Instant;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** Writes into the tables of Synapse what people do in a chat, as Synapse itself would. */
public final class SynapseChat {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext platform;
    private long ordering;

    public SynapseChat(DSLContext platform) {
        this.platform = platform;
    }

    public static String id(String localpart) {
        return "@" + localpart + ":example.org";
    }

    public void user(String localpart) {
        platform.execute("insert into users (name, creation_ts) values (?, 1600000000)", id(localpart));
        platform.execute(
                "insert into profiles (user_id, displayname, full_user_id) values (?, ?, ?)",
                localpart,
                localpart.toUpperCase(),
                id(localpart));
    }

    public void room(String room, String name, String joinRules, boolean encrypted, String... members) {
        platform.execute("insert into rooms (room_id, is_public) values (?, ?)", room, joinRules.equals("public"));
        platform.execute(
                "insert into room_stats_state (room_id, name, join_rules, encryption) values (?, ?, ?, ?)",
                room,
                name,
                joinRules,
                encrypted ? "m.megolm.v1.aes-sha2" : null);
        platform.execute("insert into room_stats_current values (?, ?)", room, members.length);
        event(room + "create", room, members[0], "m.room.create", "{}");
        platform.execute(
                "insert into current_state_events values (?, ?, 'm.room.create', '', null)", room + "create", room);
        for (String member : members) {
            String event = room + member;
            event(event, room, member, "m.room.member", "{\"membership\": \"join\"}");
            platform.execute(
                    "insert into current_state_events values (?, ?, 'm.room.member', ?, 'join')",
                    event,
                    room,
                    id(member));
            platform.execute(
                    "insert into room_memberships values (?, ?, ?, ?, 'join')", event, id(member), id(member), room);
        }
    }

    public void message(String event, String room, String sender, String body) {
        event(event, room, sender, "m.room.message", content(body));
    }

    public void encrypted(String event, String room, String sender) {
        event(event, room, sender, "m.room.encrypted", "{\"ciphertext\": \"AwgAEnACgAkLmt6q\"}");
    }

    public void edit(String event, String edited, String room, String sender, String body) {
        event(
                event,
                room,
                sender,
                "m.room.message",
                "{\"body\": \"* x\", \"m.new_content\": " + content(body)
                        + ", \"m.relates_to\": {\"rel_type\": \"m.replace\", \"event_id\": \"" + edited + "\"}}");
        platform.execute("insert into event_relations values (?, ?, 'm.replace', null)", event, edited);
    }

    public void redact(String event, String redacted, String room, String sender) {
        event(event, room, sender, "m.room.redaction", "{}");
        platform.execute(
                "insert into redactions values (?, ?, false, ?)",
                event,
                redacted,
                Instant.now().toEpochMilli());
    }

    public void report(long id, String event, String room, String reporter, String reason) {
        platform.execute(
                "insert into event_reports values (?, ?, ?, ?, ?, ?, '{}')",
                id,
                Instant.now().toEpochMilli(),
                room,
                event,
                id(reporter),
                reason);
    }

    private static String content(String body) {
        return "{\"msgtype\": \"m.text\", \"body\": " + JSON.writeValueAsString(body) + "}";
    }

    public void event(String event, String room, String sender, String type, String content) {
        long now = Instant.now().toEpochMilli();
        ordering++;
        platform.execute(
                "insert into events (topological_ordering, event_id, type, room_id, origin_server_ts, received_ts, sender,"
                        + " stream_ordering) values (?, ?, ?, ?, ?, ?, ?, ?)",
                ordering,
                event,
                type,
                room,
                now,
                now,
                id(sender),
                ordering);
        platform.execute(
                "insert into event_json (event_id, room_id, json) values (?, ?, ?)",
                event,
                room,
                "{\"type\": \"" + type + "\", \"content\": " + content + "}");
    }
}
