package org.havendesk.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.db.TestDatabases;
import org.havendesk.release.Measuring;
import org.havendesk.settings.Community;
import org.havendesk.settings.Community.Program;
import org.jooq.DSLContext;

/**
 * P13: measuring a quarter, for which the messages of two are counted, beside one plain aggregate over the same messages. The
 * floor is that by room and member, which homes need at least, run as the store would and as measuring asks it to: the faster
 * one counts.
 */
final class MeasureQuarter implements Row {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final LocalDate QUARTER = LocalDate.of(2026, 4, 1);
    private static final int PROGRAMS = 20;
    private static final int MESSAGES = 10_000_000;
    private static final int MESSAGES_A_MEMBER = 333;
    private static final int ROUNDS = 3;

    private static final String MESSAGES_OF_BOTH =
            " from source.message where sent_at >= '2026-01-01 00:00Z' and sent_at < '2026-06-30 23:00Z' ";
    private static final String BY_ROOM_AND_MEMBER =
            "select room_id, member_id, count(*)" + MESSAGES_OF_BOTH + "group by 1, 2";
    private static final String BY_MEMBER = "select member_id, count(*)" + MESSAGES_OF_BOTH + "group by 1";

    @Override
    public String id() {
        return "P13";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        int messages = scale.of(MESSAGES);
        try (var whole = TestDatabases.fresh();
                var tenth = TestDatabases.fresh()) {
            fill(whole.chatOwner(), messages);
            fill(tenth.chatOwner(), messages / 10);
            DSLContext chat = whole.chat();
            Measuring measuring = measuring(chat);
            Measuring small = measuring(tenth.chat());
            var ours = new Rounds();
            var asIs = new Rounds();
            var asAsked = new Rounds();
            var byMember = new Rounds();
            var ofTenth = new Rounds();
            for (int round = 0; round <= ROUNDS; round++) { // the first one warms up
                ours.add(Times.millis(() -> measuring.quarter(QUARTER)));
                asIs.add(Times.millis(() -> chat.fetch(BY_ROOM_AND_MEMBER)));
                asAsked.add(Times.millis(() -> asMeasuringAsks(chat, BY_ROOM_AND_MEMBER)));
                byMember.add(Times.millis(() -> chat.fetch(BY_MEMBER)));
                ofTenth.add(Times.millis(() -> small.quarter(QUARTER)));
            }
            String job = "measure a quarter, %,d messages".formatted(messages);
            double floor = Math.min(asIs.median(), asAsked.median());
            return List.of(
                    Figure.ratioAtMost(id(), job, ours.median(), floor, 1.5, "ms"),
                    Figure.beside(
                            id(), "the same beside a count by member alone", ours.median(), byMember.median(), "ms"),
                    Figure.beside(
                            id(),
                            "growth: a quarter beside ten of a tenth",
                            ours.median(),
                            10 * ofTenth.median(),
                            "ms"));
        }
    }

    static Measuring measuring(DSLContext chat) {
        return new Measuring(chat, community(), DemoCommunity.publishedSet());
    }

    private static Community community() {
        List<Program> programs = IntStream.range(0, PROGRAMS)
                .mapToObj(i -> new Program("Program " + i, Set.of("room-" + 2 * i, "room-" + (2 * i + 1))))
                .toList();
        return new Community("Bench", ZONE, programs);
    }

    /** Without what costs time to fill and is not read here: the write-ahead log, the other indexes, the references. */
    private static void prepare(DSLContext owner) {
        owner.execute("alter table chat.message drop constraint message_pkey cascade");
        owner.execute(
                "alter table chat.message drop constraint message_room_id_fkey, drop constraint message_member_id_fkey");
        owner.execute("drop index chat.message_seq, chat.message_room, chat.message_member");
        owner.execute("alter table chat.message disable trigger message_restricted");
        owner.execute("alter table chat.message set unlogged");
        owner.execute("""
                insert into chat.room (room_id, name, kind, created_at)
                select 'room-' || n, 'Room ' || n, 'public', '2025-01-01' from generate_series(0, ? * 2 - 1) n""", PROGRAMS);
    }

    /** So many messages, one after the other over half a year; each member writes in the two rooms of a program. */
    static void fill(DSLContext owner, int messages) {
        prepare(owner);
        int members = messages / MESSAGES_A_MEMBER;
        owner.execute("""
                insert into chat.member (member_id, handle, joined_at)
                select 'member-' || n, 'member-' || n, '2025-01-01' from generate_series(0, ? - 1) n""", members);
        owner.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body, reply_to)
                select 'message-' || n, 'room-' || 2 * (m % 20) + (n % 5 = 0)::int, 'member-' || m,
                       '2026-01-01 00:00Z'::timestamptz + n * (interval '180.9 days' / ?),
                       repeat('some words ', 3 + n % 6), case when n % 3 = 0 then 'message-' || n - 7 end
                from (select n, (hashint4(n) & 2147483647) % ? as m from generate_series(1, ?) n) each""", messages, members, messages);
        owner.execute("vacuum analyze chat.message");
        owner.execute("analyze chat.member");
    }

    private static void asMeasuringAsks(DSLContext chat, String query) {
        chat.transaction(tx -> {
            Measuring.prepare(tx.dsl());
            tx.dsl().fetch(query);
        });
    }
}
