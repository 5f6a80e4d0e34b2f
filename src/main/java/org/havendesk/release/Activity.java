package org.havendesk.release;

import static org.havendesk.db.source.Tables.MEMBER;
import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectFrom;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** What members wrote and reported, counted inside the chat store: no message leaves it. */
final class Activity {
    private static final int BLOCKS_A_DAY = 6;
    private static final int DAY_SECONDS = 86_400;

    /**
     * One pass over the messages of the quarter before, for homes, and of this one, for what was done. A message of the former is
     * counted for its room, one of the latter for its four hours of the day, with its day as a bit: members, rooms and blocks make
     * few groups however much is written. Its place among the blocks is computed once a message, from seconds, since that costs
     * less than local time ("offset 0" keeps it apart).
     */
    private static final String WRITING = """
            with written as materialized (
              select member_id,
                     room_id,
                     case when block > 0 then (block - 1) % 6 else -1 end as of_day,
                     count(*) as messages,
                     count(reply_to) as replies,
                     bit_or(case when block > 0 and block <= 276 then 1::bigint << (block - 1) / 6 else 0 end) as early,
                     bit_or(case when block > 276 then 1::bigint << (block - 277) / 6 else 0 end) as late
              from (select m.member_id,
                           m.reply_to,
                           case when m.sent_at < {0} then m.room_id end as room_id,
                           case when m.sent_at < {0} then 0
                                else width_bucket(date_part('epoch', m.sent_at) + {2}, {6}, {7}, {8}) end as block
                    from source.message m
                    where m.sent_at >= {1} and m.sent_at < {3}
                    offset 0) each
              group by 1, 2, 3
            ), program as (
              select * from unnest({4}::text[], {5}::text[]) as p (room_id, name)
            ), home as (
              select distinct on (member_id) member_id, name
              from (select w.member_id, p.name, sum(w.messages) as messages
                    from written w join program p using (room_id)
                    where of_day < 0
                    group by 1, 2) each
              order by member_id, messages desc, name
            ), done as (
              select member_id,
                     array[coalesce(sum(messages) filter (where of_day = 0), 0),
                           coalesce(sum(messages) filter (where of_day = 1), 0),
                           coalesce(sum(messages) filter (where of_day = 2), 0),
                           coalesce(sum(messages) filter (where of_day = 3), 0),
                           coalesce(sum(messages) filter (where of_day = 4), 0),
                           coalesce(sum(messages) filter (where of_day = 5), 0)]::bigint[] as blocks,
                     sum(messages)::bigint as messages,
                     sum(replies)::bigint as replies,
                     bit_or(early) as early,
                     bit_or(late) as late
              from written
              where of_day >= 0
              group by 1
            )
            select member_id, home.name as program, blocks, messages, replies, early, late
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
        spec.programs().forEach((program, its) -> its.forEach(room -> {
            rooms.add(room);
            programs.add(program);
        }));
        long first = begins.getEpochSecond();
        long days = quarter.start().until(quarter.end(), ChronoUnit.DAYS);
        return chat.resultQuery(
                        WRITING,
                        moment(begins),
                        moment(before(quarter).begins(zone)),
                        shift(quarter, zone),
                        moment(isQuarter ? quarter.ends(zone) : begins),
                        inline(array(rooms)),
                        inline(array(programs)),
                        inline((double) first),
                        inline((double) (first + days * DAY_SECONDS)),
                        inline((int) days * BLOCKS_A_DAY))
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
                Stream.of(r.get("blocks", Long[].class)).mapToLong(Long::longValue).toArray(),
                r.get("messages", Long.class),
                r.get("replies", Long.class));
    }

    private static Period before(Period quarter) {
        return Period.of(Cadence.QUARTER, quarter.start().minusDays(1));
    }

    private static Field<?> moment(Instant at) {
        return field("{0}::timestamptz", inline(at.toString()));
    }

    /** Seconds by which the clocks of the community are ahead of where they stood when the quarter began. */
    private static Field<?> shift(Period quarter, ZoneId zone) {
        Instant begins = quarter.begins(zone);
        int first = zone.getRules().getOffset(begins).getTotalSeconds();
        Field<Integer> shift = inline(0);
        for (var change = zone.getRules().nextTransition(begins);
                change != null && change.getInstant().isBefore(quarter.ends(zone));
                change = zone.getRules().nextTransition(change.getInstant())) {
            shift = field(
                    "case when m.sent_at >= {0} then {1} else {2} end",
                    Integer.class,
                    moment(change.getInstant()),
                    inline(change.getOffsetAfter().getTotalSeconds() - first),
                    shift);
        }
        return shift;
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
