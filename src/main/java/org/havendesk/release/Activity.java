package org.havendesk.release;

import static org.havendesk.db.source.Tables.MEMBER;
import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectFrom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What members wrote and reported, counted inside the chat store: no message leaves it. */
final class Activity {
    private static final int HOURS = 4;
    private static final int BLOCKS_A_DAY = 24 / HOURS;

    /**
     * One pass over the messages of the quarter before, for homes, and of this one, for what was done: each becomes one key, its
     * room in the former and its four hours in the latter. The edges are a parameter because a day is the community's, with its
     * summer time, and because looking a time up among them is cheaper than turning it into local time.
     */
    private static final String WRITING = """
            with written as materialized (
              select m.member_id,
                     case when m.sent_at < {0} then m.room_id end as room_id,
                     case when m.sent_at < {0} then 0 else width_bucket(m.sent_at, {2}::timestamptz[]) end as block,
                     count(*) as messages,
                     count(m.reply_to) as replies
              from source.message m
              where m.sent_at >= {1} and m.sent_at < {3}
              group by 1, 2, 3
            ), program as (
              select * from unnest({4}::text[], {5}::text[]) as p (room_id, name)
            ), home as (
              select distinct on (member_id) member_id, name
              from (select w.member_id, p.name, sum(w.messages) as messages
                    from written w join program p using (room_id)
                    group by 1, 2) each
              order by member_id, messages desc, name
            ), block as (
              select member_id, (block - 1) % 6 as of_day, (block - 1) / 6 as day, messages, replies
              from written
              where block > 0
            )
            select member_id,
                   min(home.name) as program,
                   count(distinct block.day)::int as days,
                   array[coalesce(sum(messages) filter (where of_day = 0), 0),
                         coalesce(sum(messages) filter (where of_day = 1), 0),
                         coalesce(sum(messages) filter (where of_day = 2), 0),
                         coalesce(sum(messages) filter (where of_day = 3), 0),
                         coalesce(sum(messages) filter (where of_day = 4), 0),
                         coalesce(sum(messages) filter (where of_day = 5), 0)]::bigint[] as blocks,
                   coalesce(sum(messages), 0)::bigint as messages,
                   coalesce(sum(replies), 0)::bigint as replies
            from home full join block using (member_id)
            where not exists (select from source.member b where b.member_id = coalesce(home.member_id, block.member_id) and b.is_bot)
            group by member_id""";

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
        return chat.resultQuery(
                        WRITING,
                        moment(begins),
                        moment(before(quarter).begins(zone)),
                        inline(edges(quarter, zone)),
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
        return new Writing(
                r.get("member_id", String.class),
                r.get("program", String.class),
                r.get("days", Integer.class),
                List.of(r.get("blocks", Long[].class)).stream()
                        .mapToLong(Long::longValue)
                        .toArray(),
                r.get("messages", Long.class),
                r.get("replies", Long.class));
    }

    private static Period before(Period quarter) {
        return Period.of(Cadence.QUARTER, quarter.start().minusDays(1));
    }

    private static org.jooq.Field<?> moment(Instant at) {
        return org.jooq.impl.DSL.field("{0}::timestamptz", inline(at.toString()));
    }

    /** The begins of all four-hour blocks, in order, as PostgreSQL reads an array. */
    private static String edges(Period quarter, ZoneId zone) {
        var edges = new StringBuilder("{");
        for (LocalDate day = quarter.start(); day.isBefore(quarter.end()); day = day.plusDays(1)) {
            for (int block = 0; block < BLOCKS_A_DAY; block++) {
                Instant edge = block == 0
                        ? day.atStartOfDay(zone).toInstant()
                        : day.atTime(block * HOURS, 0).atZone(zone).toInstant();
                edges.append(edges.length() > 1 ? "," : "").append(edge);
            }
        }
        return edges.append("}").toString();
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
