package org.havendesk.team;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Roles;
import org.havendesk.settings.Community;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Who wrote into the quiet and got no answer yet. An opener is a message of a member that starts a thread, or the first in
 * its room after 30 quiet minutes. It is answered by the first later message of another member in the thread or, where it
 * opened the room, in the room; bots neither open, answer nor break the quiet, and a removed message is as if it had not
 * been sent. Rooms for two and archived rooms are left out.
 */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class Openers {
    /** How far back it looks; each room is read through its index by room and time. */
    private static final String UNANSWERED = """
            with recursive
              recent as materialized (
                select r.room_id, r.name, m.message_id, m.member_id, m.sent_at, m.seq, m.reply_to, author.is_bot
                from source.room r
                cross join lateral (
                  select message_id, member_id, sent_at, seq, reply_to, removed_at
                  from source.message
                  where room_id = r.room_id
                    and sent_at >= now() - interval '48 hours 30 minutes'
                ) m
                join source.member author on author.member_id = m.member_id
                where r.kind <> 'direct'
                  and r.archived_at is null
                  and m.removed_at is null
              ),
              talk as (
                select recent.*,
                  lag(sent_at) over in_room as before,
                  reply_to is null and exists (
                    select from recent reply where reply.reply_to = recent.message_id) as starts_thread
                from recent
                where not is_bot
                window in_room as (partition by room_id order by sent_at, seq)
              ),
              opener as (
                select *, before is null or sent_at >= before + interval '30 minutes' as breaks_quiet
                from talk
                where sent_at >= now() - interval '48 hours'
                  and (starts_thread or before is null or sent_at >= before + interval '30 minutes')
              ),
              thread as (
                select message_id as opener, message_id, member_id, is_bot from opener
                union
                select thread.opener, answer.message_id, answer.member_id, answer.is_bot
                from thread
                join recent answer on answer.reply_to = thread.message_id
              )
            select opener.room_id, opener.name, opener.sent_at
            from opener
            where not exists (
                select from thread
                where thread.opener = opener.message_id
                  and thread.member_id <> opener.member_id
                  and not thread.is_bot)
              and not (breaks_quiet and exists (
                select from talk later
                where later.room_id = opener.room_id
                  and later.member_id <> opener.member_id
                  and (later.sent_at, later.seq) > (opener.sent_at, opener.seq)))
            order by opener.sent_at, opener.seq
            """;

    private final DSLContext chat;
    private final Settings settings;

    public Openers(DSLContext chat, Settings settings) {
        this.chat = chat;
        this.settings = settings;
    }

    /** Those of the last 48 hours by room, the room that waits longest first. Throws where the chat store is out of reach. */
    public List<RoomOpeners> unanswered() {
        Community community = settings.community();
        record Room(String id, String name) {}
        Map<Room, List<Instant>> byRoom = chat.resultQuery(UNANSWERED).stream()
                .collect(groupingBy(
                        r -> new Room(r.get(0, String.class), r.get(1, String.class)),
                        LinkedHashMap::new,
                        mapping(r -> r.get(2, Instant.class), toList())));
        return byRoom.entrySet().stream()
                .map(room -> new RoomOpeners(
                        room.getKey().name(), community.programOf(room.getKey().id()), room.getValue()))
                .sorted(Comparator.comparing(RoomOpeners::oldest).thenComparing(RoomOpeners::room))
                .toList();
    }
}
