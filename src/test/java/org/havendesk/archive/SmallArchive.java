package org.havendesk.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.db.TestDatabases;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat archive for tests, line by line, loaded into the reference store. Handles are ids; times are given as how long
 * before {@link #now()} something was, and where none is given a message follows the one before it by a minute.
 */
public final class SmallArchive {
    private final JsonMapper mapper = JsonMapper.shared();
    private final List<String> lines = new ArrayList<>();
    private final Instant now;
    private Instant lastMessage;

    /** An archive whose newest record may be of this moment. */
    public SmallArchive() {
        this(Instant.now());
    }

    public SmallArchive(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.lastMessage = this.now.minus(Duration.ofDays(7));
    }

    public Instant now() {
        return now;
    }

    public SmallArchive members(String... ids) {
        for (String id : ids) {
            record("member", "id", id, "handle", id, "joined_at", before(Duration.ofDays(90)));
        }
        return this;
    }

    public SmallArchive room(String id) {
        return room(id, "public");
    }

    public SmallArchive room(String id, String kind) {
        return record("room", "id", id, "name", id, "kind", kind, "created_at", before(Duration.ofDays(90)));
    }

    public SmallArchive membership(String room, String member) {
        return record("membership", "room", room, "member", member, "joined_at", before(Duration.ofDays(80)));
    }

    /** A minute after the message before it. */
    public SmallArchive message(String id, String room, String member, String body) {
        return message(id, room, member, body, Duration.between(lastMessage.plusSeconds(60), now));
    }

    public SmallArchive message(String id, String room, String member, String body, Duration ago) {
        lastMessage = now.minus(ago);
        return record("message", "id", id, "room", room, "member", member, "sent_at", before(ago), "body", body);
    }

    /** A minute after the message before it. */
    public SmallArchive reply(String id, String room, String member, String body, String to) {
        lastMessage = lastMessage.plusSeconds(60);
        return record(
                "message",
                "id",
                id,
                "room",
                room,
                "member",
                member,
                "sent_at",
                lastMessage.toString(),
                "body",
                body,
                "reply_to",
                to);
    }

    public SmallArchive report(
            String id, String message, String reporter, String category, @Nullable String reason, Duration ago) {
        return record(
                "report",
                "id",
                id,
                "message",
                message,
                "reporter",
                reporter,
                "category",
                category,
                "reason",
                reason,
                "created_at",
                before(ago));
    }

    public SmallArchive reportOfMember(String id, String member, String reporter, String category, Duration ago) {
        return record(
                "report",
                "id",
                id,
                "member",
                member,
                "reporter",
                reporter,
                "category",
                category,
                "created_at",
                before(ago));
    }

    public SmallArchive reportOfRoom(String id, String room, String reporter, String category, Duration ago) {
        return record(
                "report",
                "id",
                id,
                "room",
                room,
                "reporter",
                reporter,
                "category",
                category,
                "created_at",
                before(ago));
    }

    /** Any record: keys and values in turn; a null value leaves its key out. */
    public SmallArchive record(String type, @Nullable Object... keysAndValues) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                json.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
            }
        }
        return line(mapper.writeValueAsString(json));
    }

    /** Any line, as it stands. */
    public SmallArchive line(String line) {
        lines.add(line);
        return this;
    }

    /** The archive's bytes so far. */
    public byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Imports what was said so far. Saying more and loading again adds the rest. */
    public Summary loadInto(TestDatabases databases) {
        try {
            return new ArchiveImport(databases.chatOwnerSource(), progress -> {})
                    .run(new ByteArrayInputStream(bytes()));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("a small archive was not imported", e);
        }
    }

    private String before(Duration ago) {
        return now.minus(ago).toString();
    }
}
