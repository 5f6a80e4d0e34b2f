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
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** What members wrote and reported, counted inside the chat store: no message leaves it. */
final class Activity {
    private static final int BLOCKS_A_DAY = 6;
    private static final int BLOCK_HOURS = 24 / BLOCKS_A_DAY;

    /** Where each member wrote most in the quarter before, among the rooms of programs. */
    private static final String HOMES = """
            select distinct on (member_id) member_id, name
            from (select w.member_id, p.name, sum(w.messages) as messages
                  from (select m.member_id, m.room_id, count(*) as messages
                        from source.message m
                        where m.sent_at >= {0} and m.sent_at < {1}
                        group by 1, 2) w
                  join unnest({2}::text[], {3}::text[]) as p (room_id, name) using (room_id)
                  group by 1, 2) each
            where not exists (select from source.member b where b.member_id = each.member_id and b.is_bot)
            order by member_id, messages desc, name""";

    /**
     * What each member did in the quarter: a message is counted for its four hours of the day, with its day as a bit. Which
     * four hours these are is looked up once a message among the moments at which they begin, which costs less than local time
     * and knows when clocks change. "union all" with nothing keeps that apart from the ten figures that need it, as "offset 0" would,
     * and lets the store count with several processes all the same.
     */
    private static final String DONE = """
            select *
            from (select member_id,
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
                  from (select m.member_id, m.reply_to, width_bucket(m.sent_at, {2}) - 1 as block
                        from source.message m
                        where m.sent_at >= {0} and m.sent_at < {1}
                        union all
                        select null, null, null where false) each
                  group by 1) done
            where not exists (select from source.member b where b.member_id = done.member_id and b.is_bot)""";

    private final DSLContext chat;

    /** @param chat in the transaction of one measuring */
    Activity(DSLContext chat) {
        this.chat = chat;
    }

    /** Everybody who wrote in the period or in the quarter before the one that it is in; without a period's own numbers for a month. */
    List<Writing> writing(Period period, Spec spec) {
        Map<String, String> homes = homes(before(period.quarter()), spec);
        List<Writing> all = new ArrayList<>();
        if (period.cadence() == Cadence.QUARTER) {
            done(period, spec.zone()).forEach(r -> all.add(read(r, homes.remove(r.get("member_id", String.class)))));
        }
        homes.forEach((memberId, program) -> all.add(Writing.nothing(memberId, program)));
        return all;
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

    private Map<String, String> homes(Period quarter, Spec spec) {
        List<String> rooms = new ArrayList<>();
        List<String> programs = new ArrayList<>();
        spec.programs()
                .forEach((program, its) -> its.forEach(room -> {
                    rooms.add(room);
                    programs.add(program);
                }));
        return chat.resultQuery(
                        HOMES,
                        moment(quarter.begins(spec.zone())),
                        moment(quarter.ends(spec.zone())),
                        inline(array(rooms)),
                        inline(array(programs)))
                .fetchMap(field("member_id", String.class), field("name", String.class));
    }

    private Result<Record> done(Period quarter, ZoneId zone) {
        return chat.resultQuery(DONE, moment(quarter.begins(zone)), moment(quarter.ends(zone)), blocks(quarter, zone))
                .fetch();
    }

    private static Writing read(Record r, @Nullable String program) {
        return new Writing(
                r.get("member_id", String.class),
                program,
                days(r.get("early", Long.class)) + days(r.get("late", Long.class)),
                Stream.of(r.get("blocks", Long[].class))
                        .mapToLong(Long::longValue)
                        .toArray(),
                r.get("messages", Long.class),
                r.get("replies", Long.class));
    }

    private static int days(@Nullable Long bits) {
        return bits == null ? 0 : Long.bitCount(bits);
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
