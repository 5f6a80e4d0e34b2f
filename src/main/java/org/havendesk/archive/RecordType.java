package org.havendesk.archive;

import static org.havendesk.archive.Field.optional;
import static org.havendesk.archive.Field.required;

import java.util.List;
import java.util.stream.Collectors;
import org.havendesk.archive.Field.Form;
import org.jspecify.annotations.Nullable;

/** The records of an archive, in the order in which they have to come. */
public enum RecordType {
    MEMBER(
            "member",
            "members",
            List.of(
                    required("id", "member_id", Form.ID),
                    required("handle", "handle", Form.ID),
                    optional("display_name", "display_name", Form.TEXT),
                    required("joined_at", "joined_at", Form.TIME),
                    Field.choice("state", "state", "active", "suspended", "deactivated")
                            .orElse("active"),
                    optional("bot", "is_bot", Form.FLAG).orElse("false"))),
    ROOM(
            "room",
            "rooms",
            List.of(
                    required("id", "room_id", Form.ID),
                    required("name", "name", Form.ID),
                    Field.choice("kind", "kind", "public", "private", "direct"),
                    required("created_at", "created_at", Form.TIME))),
    MEMBERSHIP(
            "membership",
            "memberships",
            List.of(
                    required("room", "room_id", Form.ID).in("room"),
                    required("member", "member_id", Form.ID).in("member"),
                    optional("role", "role", Form.ID).orElse("member"),
                    required("joined_at", "joined_at", Form.TIME),
                    optional("left_at", "left_at", Form.TIME))),
    MESSAGE(
            "message",
            "messages",
            List.of(
                    required("id", "message_id", Form.ID),
                    required("room", "room_id", Form.ID).in("room"),
                    required("member", "member_id", Form.ID).in("member"),
                    required("sent_at", "sent_at", Form.TIME),
                    required("body", "body", Form.TEXT),
                    optional("reply_to", "reply_to", Form.ID),
                    optional("edited_at", "edited_at", Form.TIME),
                    optional("removed_at", "removed_at", Form.TIME))),
    REPORT(
            "report",
            "reports",
            List.of(
                    required("id", "report_id", Form.ID),
                    optional("message", "message_id", Form.ID).in("message"),
                    optional("room", "room_id", Form.ID).in("room"),
                    optional("member", "member_id", Form.ID).in("member"),
                    required("reporter", "reporter_id", Form.ID),
                    required("category", "category", Form.ID),
                    optional("reason", "reason", Form.TEXT),
                    required("created_at", "reported_at", Form.TIME)),
            List.of("message", "room", "member")),
    CHECK_IN(
            "check_in",
            "check-ins",
            List.of(
                    required("id", "check_in_id", Form.ID),
                    required("member", "member_id", Form.ID).in("member"),
                    optional("room", "room_id", Form.ID).in("room"),
                    required("instrument", "instrument", Form.ID),
                    Field.choice("phase", "phase", "before", "after", "periodic"),
                    optional("items", "items", Form.ITEMS),
                    optional("score", "score", Form.SCORE),
                    required("answered_at", "answered_at", Form.TIME)),
            List.of("items", "score"));

    private final String word;
    private final String plural;
    private final List<Field> fields;
    private final List<String> atLeastOneOf;

    RecordType(String word, String plural, List<Field> fields) {
        this(word, plural, fields, List.of());
    }

    RecordType(String word, String plural, List<Field> fields, List<String> atLeastOneOf) {
        this.word = word;
        this.plural = plural;
        this.fields = fields;
        this.atLeastOneOf = atLeastOneOf;
    }

    /** The value of the key {@code type}, which is also the table's name in schema {@code chat}. */
    public String word() {
        return word;
    }

    /** For summaries: "check-ins". */
    public String plural() {
        return plural;
    }

    List<Field> fields() {
        return fields;
    }

    /** Keys of which a record needs one; empty: no such rule. */
    List<String> atLeastOneOf() {
        return atLeastOneOf;
    }

    String columns(String prefix) {
        return fields.stream().map(f -> prefix + f.column()).collect(Collectors.joining(", "));
    }

    static @Nullable RecordType of(String word) {
        for (RecordType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }
}
