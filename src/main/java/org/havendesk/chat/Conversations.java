package org.havendesk.chat;

import static org.havendesk.db.source.Tables.MEMBER;
import static org.havendesk.db.source.Tables.MESSAGE;
import static org.havendesk.db.source.Tables.ROOM;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;

/** Reads rooms, members and messages through the contract. */
public class Conversations {
    private final DSLContext chat;

    public Conversations(DSLContext chat) {
        this.chat = chat;
    }

    /** The message of this id, or empty where the store does not have it. */
    public Optional<Message> message(String messageId) {
        return messages().where(MESSAGE.MESSAGE_ID.eq(messageId)).fetchOptional(mapping(Message::new));
    }

    /** The messages of these ids by id; those that the store does not have are left out. */
    public Map<String, Message> messages(Collection<String> messageIds) {
        return messages().where(MESSAGE.MESSAGE_ID.in(messageIds)).fetch(mapping(Message::new)).stream()
                .collect(Collectors.toMap(Message::messageId, m -> m));
    }

    /** Up to {@code limit} messages of the same room before {@code message}, oldest first. */
    public List<Message> before(Message message, int limit) {
        return messages()
                .where(MESSAGE.ROOM_ID.eq(message.roomId()))
                .and(row(MESSAGE.SENT_AT, MESSAGE.SEQ).lt(message.sentAt(), message.seq()))
                .orderBy(MESSAGE.SENT_AT.desc(), MESSAGE.SEQ.desc())
                .limit(limit)
                .fetch(mapping(Message::new))
                .reversed();
    }

    /** Up to {@code limit} messages of the same room after {@code message}, oldest first. */
    public List<Message> after(Message message, int limit) {
        return messages()
                .where(MESSAGE.ROOM_ID.eq(message.roomId()))
                .and(row(MESSAGE.SENT_AT, MESSAGE.SEQ).gt(message.sentAt(), message.seq()))
                .orderBy(MESSAGE.SENT_AT, MESSAGE.SEQ)
                .limit(limit)
                .fetch(mapping(Message::new));
    }

    /** The last message of the room sent until {@code time}, or empty. */
    public Optional<Message> lastUntil(String roomId, java.time.Instant time) {
        return messages()
                .where(MESSAGE.ROOM_ID.eq(roomId))
                .and(MESSAGE.SENT_AT.le(time))
                .orderBy(MESSAGE.SENT_AT.desc(), MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional(mapping(Message::new));
    }

    /** The members of these ids by id; unknown ones are left out. */
    public Map<String, Member> members(Collection<String> memberIds) {
        return chat
                .select(MEMBER.MEMBER_ID, MEMBER.HANDLE, MEMBER.DISPLAY_NAME, MEMBER.JOINED_AT, MEMBER.IS_BOT)
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.in(memberIds))
                .fetch(mapping(Member::new))
                .stream()
                .collect(Collectors.toMap(Member::memberId, m -> m));
    }

    /** The ids of the members with these handles (lower case) by handle; unknown ones are left out. */
    public Map<String, String> idsByHandle(Collection<String> handles) {
        return chat
                .select(lower(MEMBER.HANDLE), MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(lower(MEMBER.HANDLE).in(handles))
                .fetch()
                .stream()
                .collect(Collectors.toMap(r -> r.value1(), r -> r.value2(), (first, second) -> first));
    }

    public Optional<Room> room(String roomId) {
        return chat.select(ROOM.ROOM_ID, ROOM.NAME, ROOM.KIND, ROOM.MEMBER_COUNT, ROOM.ENCRYPTED)
                .from(ROOM)
                .where(ROOM.ROOM_ID.eq(roomId))
                .fetchOptional(mapping(Room::new));
    }

    private SelectJoinStep<
                    Record9<
                            Long,
                            String,
                            String,
                            String,
                            java.time.Instant,
                            String,
                            String,
                            java.time.Instant,
                            java.time.Instant>>
            messages() {
        return chat.select(
                        MESSAGE.SEQ,
                        MESSAGE.MESSAGE_ID,
                        MESSAGE.ROOM_ID,
                        MESSAGE.MEMBER_ID,
                        MESSAGE.SENT_AT,
                        MESSAGE.BODY,
                        MESSAGE.REPLY_TO,
                        MESSAGE.EDITED_AT,
                        MESSAGE.REMOVED_AT)
                .from(MESSAGE);
    }
}
