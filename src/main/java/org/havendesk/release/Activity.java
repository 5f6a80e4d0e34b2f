package org.havendesk.release;

import static org.havendesk.db.source.Tables.MEMBER;
import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectFrom;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** What members wrote and reported, counted inside the chat store: no message leaves it. */
final class Activity {
    private static final int BLOCKS_A_DAY = 6;
    private static final int BLOCK_HOURS = 24 / BLOCKS_A_DAY;

    /**
     * One pass over the messages of the quarter before, for homes, and of this one, for what was done. A message of the former is
     * counted for its room, one of the latter for its four hours of the day, with its day as a bit: members and rooms make few
     * groups however much is written. Which four hours these are is looked up once a message ("offset 0" keeps that apart)
     * among the moments at which they begin, which costs less than local time and knows when clocks change.
     */
    private static final String WRITING = """
            with written as materialized (
              select member_id,
                     room_id,
                     count(*) as messages,
                     count(reply_to) as replies,
                     array[count(*) filter (where block % 6 = 0),
                           count(*) filter (where block % 6 = 1),
                           count(*) filter (where block % 6 = 2),
                           count(*) filter (where block % 6 = 3),
                           count(*) filter (where block % 6 = 4),
                           count(*) filter (where block % 6 = 5)] as blocks,
                     bit_or(1::bigint << block / 6) filter (where block < 63 * 6) as early,
                     bit_or(1::bigint << block / 6 - 63) filter (where block >= 63 * 6) as late
              from (select m.member_id,
                           m.reply_to,
                           case when m.sent_at < {0} then m.room_id end as room_id,
                           width_bucket(m.sent_at, {2}) - 1 as block
                    from source.message m
                    where m.sent_at >= {1} and m.sent_at < {3}
                    offset 0) each
              group by 1, 2
            ), program as (
              select * from unnest({4}::text[], {5}::text[]) as p (room_id, name)
            ), home as (
              select distinct on (member_id) member_id, name
              from (select w.member_id, p.name, sum(w.messages) as messages
                    from written w join program p using (room_id)
                    group by 1, 2) each
              order by member_id, messages desc, name
            ), done as (
              select * from written where room_id is null
            )
            select member_id, home.name as program, blocks, messages, replies, coalesce(early, 0) as early, coalesce(late, 0) as late
            from home full join done using (member_id)
            where not exists (select from source.member b where b.member_id = coalesce(home.member_id, done.member_id) and b.is_bot)""";

    private final DSLContext chat;

    /** @param chat in the transaction of one measuring */
    Activity(DSLContext chat) {
        this.chat = chat;
    }

    /** Everybody who wrote in the period or in the quarter before the one that it is in; without a period's own numbers for a month. */
    List<Writing> writing(Period period, Spec spec) {
        ZoneId zone = spec.zone();
        Period quarter = period.quarter();
        Instant begins = quarter.begins(zone);
        boolean isQuarter = period.cadence() == Cadence.QUARTER;
        List<String> rooms = new ArrayList<>();
        List<String> programs = new ArrayList<>();
        spec.programs()
                .forEach((program, its) -> its.forEach(room -> {
                    rooms.add(room);
                    programs.add(program);
                }));
        return chat.resultQuery(
                        WRITING,
                        moment(begins),
                        moment(before(quarter).begins(zone)),
                        blocks(quarter, zone),
                        moment(isQuarter ? quarter.ends(zone) : begins),
                        inline(array(rooms)),
                        inline(array(programs)))
                .fetch(Activity::read);
    }

    /** Reports that members made in the period, by member; what panels and others outside the chat report does not count. */
    Map<String, Integer> reports(Period period, ZoneId zone) {
        return chat.select(REPORT.REPORTER_ID, count())
                .from(REPORT)
                .where(REPORT.REPORTED_AT.ge(period.begins(zone)))
                .and(REPORT.REPORTED_AT.lt(period.ends(zone)))
                .andExists(selectFrom(MEMBER)
                        .where(MEMBER.MEMBER_ID.eq(REPORT.REPORTER_ID))
                        .andNot(MEMBER.IS_BOT))
                .groupBy(REPORT.REPORTER_ID)
                .fetchMap(REPORT.REPORTER_ID, r -> r.get(1, Integer.class));
    }

    private static Writing read(Record r) {
        String memberId = r.get("member_id", String.class);
        String program = r.get("program", String.class);
        if (r.get("messages") == null) {
            return new Writing(memberId, program, 0, new long[BLOCKS_A_DAY], 0, 0);
        }
        return new Writing(
                memberId,
                program,
                Long.bitCount(r.get("early", Long.class)) + Long.bitCount(r.get("late", Long.class)),
                Stream.of(r.get("blocks", Long[].class))
                        .mapToLong(Long::longValue)
                        .toArray(),
                r.get("messages", Long.class),
                r.get("replies", Long.class));
    }

    private static Period before(Period quarter) {
        return Period.of(Cadence.QUARTER, quarter.start().minusDays(1));
    }

    private static Field<?> moment(Instant at) {
        return field("{0}::timestamptz", inline(at.toString()));
    }

    /** The moments at which the blocks of all days begin, in order; one literal, so that the database reads it once. */
    private static Field<?> blocks(Period quarter, ZoneId zone) {
        String moments = quarter.start()
                .datesUntil(quarter.end())
                .flatMap(day -> IntStream.range(0, BLOCKS_A_DAY).mapToObj(block -> day.atTime(block * BLOCK_HOURS, 0)))
                .map(local -> local.atZone(zone).toInstant().toString())
                .collect(Collectors.joining(",", "{", "}"));
        return field("{0}::timestamptz[]", inline(moments));
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
