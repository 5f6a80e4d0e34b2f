package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPLY;
import static org.havendesk.db.source.Tables.MEMBER;
import static org.havendesk.db.source.Tables.MEMBERSHIP;
import static org.havendesk.db.source.Tables.MESSAGE;
import static org.havendesk.db.source.Tables.ROOM;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Record5;
import org.jooq.Row4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Finds what members write after the team wrote to them. The first message after a contact counts in every room, and brings a
 * case that waits for it back to its band, though what two members write to each other stays unread; what follows in the room of the contact is kept beside it while the case is open.
 * Nothing is remembered but the copies: what is not there yet is found again, however late it was committed.
 */
class Replies {
    private static final Actor REPLIES = new Actor.Rule("reply");

    /** What asks for an answer, or can be answered: the member may write back to each. */
    private static final String[] WORDS_TO_THEM = {"contact", "signpost", "safety_plan"};

    private static final int CHUNK = 500;
    private static final int MOST = 200;

    private static final Field<Long> CASE_ID = field(name("contact", "case_id"), Long.class);
    private static final Field<String> MEMBER_ID = field(name("contact", "member_id"), String.class);
    private static final Field<Instant> SINCE = field(name("contact", "since"), Instant.class);
    private static final Field<String> SAID = field(name("contact", "said"), String.class);

    private final DSLContext desk;
    private final DSLContext chat;
    private final Settings settings;

    Replies(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.chat = chat;
        this.settings = new Settings(desk);
    }

    /**
     * The last contact of an open case that can no longer be undone.
     *
     * @param since when it left
     * @param said its words, by which its room is known
     */
    record Contact(
            long caseId,
            String memberId,
            Instant since,
            @Nullable String said) {}

    private record Known(long caseId, String messageId) {}

    private record Written(
            long caseId,
            String messageId,
            String roomId,
            Instant sentAt,
            @Nullable String body) {
        @Override
        public String toString() {
            return "Written[" + messageId + "]";
        }
    }

    /** Keeps everything that was written. Returns how many messages. */
    int take() {
        List<Contact> unanswered = contacts(false);
        List<Contact> answered = contacts(true);
        int kept = 0;
        for (List<Contact> some : chunks(unanswered)) {
            kept += keep(firstAnywhere(some).fetch(mapping(Written::new)));
        }
        for (List<Contact> some : chunks(answered)) {
            kept += keep(inRoomOfContact(some).fetch(mapping(Written::new)));
        }
        return kept;
    }

    /** The first message of each member after the contact, in whichever room. */
    Select<Record5<Long, String, String, Instant, String>> firstAnywhere(List<Contact> contacts) {
        var first = lateral(select(MESSAGE.MESSAGE_ID, MESSAGE.ROOM_ID, MESSAGE.SENT_AT, MESSAGE.BODY)
                        .from(MESSAGE)
                        .where(MESSAGE.MEMBER_ID.eq(MEMBER_ID))
                        .and(MESSAGE.SENT_AT.gt(SINCE))
                        .orderBy(MESSAGE.SENT_AT, MESSAGE.SEQ)
                        .limit(inline(1)))
                .as("first");
        return chat.select(
                        CASE_ID,
                        first.field(MESSAGE.MESSAGE_ID),
                        first.field(MESSAGE.ROOM_ID),
                        first.field(MESSAGE.SENT_AT),
                        when(isAmongThemselves(first.field(MESSAGE.ROOM_ID)), val((String) null))
                                .otherwise(first.field(MESSAGE.BODY)))
                .from(table(contacts))
                .crossJoin(first);
    }

    /** Rooms for two in which nobody of the team is: that somebody wrote there is a sign of life, and the words stay theirs. */
    private static Condition isAmongThemselves(Field<String> roomId) {
        return exists(selectOne().from(ROOM).where(ROOM.ROOM_ID.eq(roomId)).and(ROOM.KIND.eq("direct")))
                .andNotExists(selectOne()
                        .from(MEMBERSHIP)
                        .join(MEMBER)
                        .on(MEMBER.MEMBER_ID.eq(MEMBERSHIP.MEMBER_ID))
                        .and(MEMBER.IS_BOT)
                        .where(MEMBERSHIP.ROOM_ID.eq(roomId)));
    }

    /** What each member wrote in the direct room in which a bot of the chat said the words of the contact. */
    Select<Record5<Long, String, String, Instant, String>> inRoomOfContact(List<Contact> contacts) {
        var said = MESSAGE.as("said");
        return chat.selectDistinct(CASE_ID, MESSAGE.MESSAGE_ID, MESSAGE.ROOM_ID, MESSAGE.SENT_AT, MESSAGE.BODY)
                .from(table(contacts))
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.MEMBER_ID.eq(MEMBER_ID))
                .join(ROOM)
                .on(ROOM.ROOM_ID.eq(MEMBERSHIP.ROOM_ID))
                .and(ROOM.KIND.eq("direct"))
                .join(MESSAGE)
                .on(MESSAGE.ROOM_ID.eq(ROOM.ROOM_ID))
                .and(MESSAGE.MEMBER_ID.eq(MEMBER_ID))
                .and(MESSAGE.SENT_AT.gt(SINCE))
                .where(exists(selectOne()
                        .from(said)
                        .join(MEMBER)
                        .on(MEMBER.MEMBER_ID.eq(said.MEMBER_ID))
                        .and(MEMBER.IS_BOT)
                        .where(said.ROOM_ID.eq(ROOM.ROOM_ID))
                        .and(said.BODY.eq(SAID))))
                .orderBy(MESSAGE.SENT_AT, MESSAGE.MESSAGE_ID)
                .limit(inline(MOST * contacts.size()));
    }

    /** @param answered whether a reply to the contact is kept already */
    private List<Contact> contacts(boolean answered) {
        var contact = lateral(select(DECISION.DECISION_ID, DECISION.SETTLED_AT)
                        .from(DECISION)
                        .where(DECISION.CASE_ID.eq(CASES.CASE_ID))
                        .and(arrayOverlap(DECISION.ACTIONS, val(WORDS_TO_THEM, DECISION.ACTIONS)))
                        .and(DECISION.UNDONE_AT.isNull())
                        .and(DECISION.SETTLED_AT.isNotNull())
                        .orderBy(DECISION.DECISION_ID.desc())
                        .limit(1))
                .as("settled");
        Field<Instant> left = contact.field(DECISION.SETTLED_AT);
        var kept = select(REPLY.MESSAGE_ID)
                .from(REPLY)
                .where(REPLY.CASE_ID.eq(CASES.CASE_ID))
                .and(REPLY.SENT_AT.gt(left));
        var said = select(EFFECT.BODY)
                .from(EFFECT)
                .where(EFFECT.DECISION_ID.eq(contact.field(DECISION.DECISION_ID)))
                .and(EFFECT.KIND.eq("notice"))
                .limit(1);
        return desk.select(CASES.CASE_ID, CASES.SUBJECT_ID, left, field(said))
                .from(CASES)
                .crossJoin(contact)
                .where(QueueSql.OPEN)
                .and(CASES.SUBJECT_KIND.eq("member"))
                .and(CASES.DECIDED_AT.isNotNull())
                .and(answered ? exists(kept) : notExists(kept))
                .and(not(mayStillBeUndone()))
                .orderBy(CASES.CASE_ID)
                .fetch(mapping(Contact::new));
    }

    /** While the last decision can be taken back the case does not move. */
    private static Condition mayStillBeUndone() {
        return exists(selectOne()
                .from(DECISION)
                .where(DECISION.CASE_ID.eq(CASES.CASE_ID))
                .and(DECISION.UNDONE_AT.isNull())
                .and(DECISION.SETTLED_AT.isNull()));
    }

    private int keep(List<Written> written) {
        if (written.isEmpty()) {
            return 0;
        }
        var known = desk.select(REPLY.CASE_ID, REPLY.MESSAGE_ID)
                .from(REPLY)
                .where(REPLY.CASE_ID.in(written.stream().map(Written::caseId).toList()))
                .fetchSet(mapping(Known::new));
        return (int) written.stream()
                .filter(message -> !known.contains(new Known(message.caseId(), message.messageId())))
                .filter(this::keep)
                .count();
    }

    private boolean keep(Written message) {
        return desk.transactionResult(tx -> {
            Locked locked = CaseMoves.lock(tx.dsl(), message.caseId()).orElseThrow();
            if (locked.state() == CaseState.CLOSED || !insert(tx.dsl(), message)) {
                return false;
            }
            arrived(tx.dsl(), locked);
            return true;
        });
    }

    private static boolean insert(DSLContext tx, Written message) {
        return tx.insertInto(REPLY)
                        .set(REPLY.CASE_ID, message.caseId())
                        .set(REPLY.MESSAGE_ID, message.messageId())
                        .set(REPLY.ROOM_ID, message.roomId())
                        .set(REPLY.SENT_AT, message.sentAt())
                        .set(REPLY.BODY, message.body())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private void arrived(DSLContext tx, Locked locked) {
        boolean waited = locked.state() == CaseState.WAITING
                && Objects.equals(locked.row().getWaitingFor(), "reply");
        if (waited) {
            int version = locked.row().getVersion() + 1;
            Entry entry = entry(locked).after(Map.of("version", version));
            CaseMoves.move(tx, locked, Move.REPLY, row -> backInItsBand(locked, settings), entry);
        } else if (locked.state() == CaseState.WAITING || locked.state() == CaseState.CLOSING) {
            CaseNews.publish(tx, locked.caseId()); // what a second person is asked, or was just decided, stands
            Ledger.append(tx, entry(locked));
        } else {
            int version = locked.row().getVersion() + 1;
            Entry entry = entry(locked).after(Map.of("version", version));
            CaseMoves.move(tx, locked, Move.REPLY, row -> row.setVersion(version), entry);
        }
    }

    /** Its tier's clock begins anew, and it is new in the queue. */
    static void backInItsBand(Locked locked, Settings settings) {
        var row = locked.row();
        row.setVersion(row.getVersion() + 1);
        CaseMoves.clockAnew(locked, settings).accept(row);
    }

    private static Entry entry(Locked locked) {
        return CaseMoves.entry(REPLIES, Move.REPLY, locked);
    }

    private static Table<Record4<Long, String, Instant, String>> table(List<Contact> contacts) {
        @SuppressWarnings("unchecked")
        Row4<Long, String, Instant, String>[] rows =
                contacts.stream().map(Replies::contact).toArray(Row4[]::new);
        return values(rows).as("contact", "case_id", "member_id", "since", "said");
    }

    private static Row4<Long, String, Instant, String> contact(Contact contact) {
        return row(
                val(contact.caseId()),
                val(contact.memberId()),
                val(contact.since()).cast(SQLDataType.INSTANT),
                val(contact.said(), String.class));
    }

    private static List<List<Contact>> chunks(List<Contact> contacts) {
        return IntStream.range(0, (contacts.size() + CHUNK - 1) / CHUNK)
                .mapToObj(i -> contacts.subList(i * CHUNK, Math.min(contacts.size(), (i + 1) * CHUNK)))
                .toList();
    }
}
