package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.RECEIVED_CHECK_IN;
import static org.havendesk.db.desk.Tables.RECEIVED_REPORT;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havendesk.chat.Conversations;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/** What sources outside of the chat store send. It waits here until the intake takes it, as it takes what stands in the chat store. */
public class Inbox {
    /** How long a report stays after it was taken in, so that its id is recognised with its content. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final Conversations conversations;

    public Inbox(DSLContext chat) {
        conversations = new Conversations(chat);
    }

    /** A record that is in the inbox; {@code fresh}: since this call. */
    public record Kept(Instant receivedAt, boolean fresh) {}

    /** Which of these the chat does not know: message, member, room or reporter. None while the chat store cannot be asked. */
    public List<String> unknown(NewReport report) {
        try {
            List<String> unknown = unknown(report.member(), report.room());
            if (report.reporter() != null && isUnknownMember(report.reporter())) {
                unknown.add("reporter");
            }
            boolean stands = report.member() != null || report.room() != null;
            if (!stands && conversations.message(report.message()).isEmpty()) {
                unknown.add("message");
            }
            return unknown;
        } catch (DataAccessException e) {
            return List.of();
        }
    }

    /** The same for a check-in. */
    public List<String> unknown(NewCheckIn checkIn) {
        try {
            return unknown(checkIn.member(), checkIn.room());
        } catch (DataAccessException e) {
            return List.of();
        }
    }

    /**
     * Keeps the report in the transaction of {@code tx}, once however often it comes; empty where the source sent other
     * content under this id before.
     *
     * @param digest of the content
     */
    public Optional<Kept> put(DSLContext tx, long sourceId, NewReport report, byte[] digest) {
        var inbox = RECEIVED_REPORT;
        String id = id(sourceId, report.id());
        int inserted = tx.insertInto(inbox)
                .set(inbox.REPORT_ID, id)
                .set(inbox.SOURCE_ID, sourceId)
                .set(inbox.DIGEST, digest)
                .set(inbox.MESSAGE_ID, report.message())
                .set(inbox.ROOM_ID, report.room())
                .set(inbox.MEMBER_ID, report.member())
                .set(inbox.REPORTER_ID, report.reporter())
                .set(inbox.CATEGORY, report.category())
                .set(inbox.REASON, report.reason())
                .set(inbox.QUOTED, report.quoted())
                .set(inbox.REPORTED_AT, report.createdAt())
                .onConflictDoNothing()
                .execute();
        boolean longAgo = inserted == 1 && tx.fetchExists(REPORT, REPORT.REPORT_ID.eq(id));
        return longAgo
                ? Optional.empty()
                : kept(tx, inbox, inbox.REPORT_ID, id, inbox.DIGEST, digest, inbox.RECEIVED_AT, inserted);
    }

    /** The same for a check-in. */
    public Optional<Kept> put(DSLContext tx, long sourceId, NewCheckIn checkIn, byte[] digest) {
        var inbox = RECEIVED_CHECK_IN;
        String id = id(sourceId, checkIn.id());
        int inserted = tx.insertInto(inbox)
                .set(inbox.CHECK_IN_ID, id)
                .set(inbox.SOURCE_ID, sourceId)
                .set(inbox.DIGEST, digest)
                .set(inbox.MEMBER_ID, checkIn.member())
                .set(inbox.ROOM_ID, checkIn.room())
                .set(inbox.INSTRUMENT, checkIn.instrument())
                .set(inbox.PHASE, checkIn.phase())
                .set(inbox.ITEMS, JSONB.jsonbOrNull(checkIn.items()))
                .set(inbox.SCORE, checkIn.score())
                .set(inbox.ANSWERED_AT, checkIn.answeredAt())
                .onConflictDoNothing()
                .execute();
        return kept(tx, inbox, inbox.CHECK_IN_ID, id, inbox.DIGEST, digest, inbox.RECEIVED_AT, inserted);
    }

    /** Forgets reports that came longer ago than {@link #KEPT} and are in a case. */
    public static void forget(DSLContext tx) {
        tx.deleteFrom(RECEIVED_REPORT)
                .where(RECEIVED_REPORT.RECEIVED_AT.lt(NOW.minus(DayToSecond.valueOf(KEPT))))
                .andExists(selectOne().from(REPORT).where(REPORT.REPORT_ID.eq(RECEIVED_REPORT.REPORT_ID)))
                .execute();
    }

    private static Optional<Kept> kept(
            DSLContext tx,
            Table<?> inbox,
            Field<String> idField,
            String id,
            Field<byte[]> digestField,
            byte[] digest,
            Field<Instant> receivedAt,
            int inserted) {
        return tx.select(receivedAt)
                .from(inbox)
                .where(idField.eq(id))
                .and(digestField.eq(digest))
                .fetchOptional(found -> new Kept(found.value1(), inserted == 1));
    }

    /** Two sources may use the same ids, and none those of the chat store. */
    private static String id(long sourceId, String id) {
        return "api:" + sourceId + ":" + id;
    }

    private List<String> unknown(@Nullable String member, @Nullable String room) {
        List<String> unknown = new ArrayList<>();
        if (member != null && isUnknownMember(member)) {
            unknown.add("member");
        }
        if (room != null && conversations.room(room).isEmpty()) {
            unknown.add("room");
        }
        return unknown;
    }

    private boolean isUnknownMember(String memberId) {
        return conversations.members(Set.of(memberId)).isEmpty();
    }
}
