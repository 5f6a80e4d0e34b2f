package org.havendesk.chat.platform;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.SQLDataType;

/** The outbox of the reference schema: a table that the chat server, or the store itself, works off. */
public class Outbox implements Platform {
    private static final Table<Record> ACTION = table(name("chat", "moderation_action"));
    private static final Field<UUID> KEY = field(name("key"), UUID.class);
    private static final Field<String> KIND = field(name("kind"), String.class);
    private static final Field<String> MEMBER_ID = field(name("member_id"), String.class);
    private static final Field<String> MESSAGE_ID = field(name("message_id"), String.class);
    private static final Field<Instant> NOT_AFTER = field(name("not_after"), SQLDataType.INSTANT);
    private static final Field<String> ROOM_ID = field(name("room_id"), String.class);
    private static final Field<Instant> UNTIL = field(name("until"), SQLDataType.INSTANT);
    private static final Field<String> BODY = field(name("body"), String.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<String> NOTE = field(name("note"), String.class);

    private final DSLContext effects;

    /** @param effects the chat database as the role that may ask and read answers */
    public Outbox(DSLContext effects) {
        this.effects = effects;
    }

    @Override
    public Answer ask(Request request) {
        return read(request.key()).orElseGet(() -> {
            try {
                insert(request);
            } catch (IntegrityConstraintViolationException e) {
                return read(request.key()).orElseThrow(() -> e); // somebody else asked with this key meanwhile
            }
            return read(request.key()).orElseThrow();
        });
    }

    private Optional<Answer> read(UUID key) {
        return effects.select(STATE, NOTE).from(ACTION).where(KEY.eq(key)).fetchOptional(r -> switch (r.value1()) {
            case "done" -> new Answer.Done();
            case "not_applicable" -> new Answer.NotApplicable(r.value2());
            case "failed" -> new Answer.Failed(r.value2());
            default -> new Answer.Pending();
        });
    }

    private void insert(Request request) {
        var insert = effects.insertInto(ACTION).set(KEY, request.key()).set(NOT_AFTER, request.notAfter());
        switch (request) {
            case Request.RemoveMessage remove ->
                insert.set(KIND, "remove_message")
                        .set(MESSAGE_ID, remove.messageId())
                        .execute();
            case Request.Notice notice ->
                insert.set(KIND, "notice")
                        .set(MEMBER_ID, notice.memberId())
                        .set(BODY, notice.body())
                        .execute();
            case Request.Restrict restrict ->
                insert.set(KIND, restrict.restriction().begin())
                        .set(MEMBER_ID, restrict.memberId())
                        .set(ROOM_ID, restrict.roomId())
                        .set(UNTIL, restrict.until())
                        .execute();
            case Request.Lift lift ->
                insert.set(KIND, lift.restriction().end())
                        .set(MEMBER_ID, lift.memberId())
                        .set(ROOM_ID, lift.roomId())
                        .execute();
        }
    }
}
