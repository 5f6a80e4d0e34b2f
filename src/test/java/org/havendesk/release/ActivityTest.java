package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.havendesk.settings.Community;
import org.havendesk.settings.Community.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one pass over the messages counts what a plain count in local time does, one question at a time. */
class ActivityTest {
    private static final Town TOWN = new Town(60, 4);

    /** Messages at random moments, a third of them within hours of a change of the clocks somewhere. */
    @BeforeAll
    static void write() {
        TOWN.chat.execute("select setseed(.42)");
        TOWN.chat.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body, reply_to)
                select 'w' || n, 'r' || floor(4 * random() * random())::int, 'm' || 1 + floor(50 * random())::int,
                       case n % 6
                         when 0 then '2025-10-26 01:00Z'::timestamptz + interval '8 hours' * (random() - .5)
                         when 1 then '2026-03-29 01:00Z'::timestamptz + interval '8 hours' * (random() - .5)
                         else '2025-06-20'::timestamptz + interval '300 days' * random()
                       end,
                       'words', case when random() < .4 and n > 1 then 'w1' end
                from generate_series(1, 6000) n""");
        TOWN.chat.execute("update chat.member set is_bot = true where member_id = 'm7'");
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-10-01",
        "Europe/Berlin, 2026-01-01",
        "Europe/Berlin, 2025-07-01",
        "America/St_Johns, 2026-01-01",
        "Australia/Lord_Howe, 2025-10-01",
        "Asia/Kathmandu, 2026-01-01"
    })
    void onePassCountsWhatAPlainCountDoes(ZoneId zone, LocalDate start) {
        var period = new Period(Cadence.QUARTER, start);
        var community = new Community(
                "Town",
                zone,
                List.of(new Program("Night", Set.of("r0")), new Program("Day", Set.of("r1", "r2")))); // r3 is in none
        var spec = Spec.of(community, Town.quarterly());
        List<String> counted = new Activity(TOWN.databases.chat())
                .writing(period, spec).stream()
                        .map(w -> String.join(
                                " ",
                                w.memberId(),
                                w.program(),
                                Integer.toString(w.days()),
                                Arrays.toString(w.blocks()),
                                Long.toString(w.messages()),
                                Long.toString(w.replies())))
                        .toList();
        assertThat(counted).hasSizeGreaterThan(45).containsExactlyInAnyOrderElementsOf(plainly(period, zone));
    }

    private static List<String> plainly(Period period, ZoneId zone) {
        LocalDate start = period.start();
        return TOWN.chat
                .fetch(
                        """
                        with local as (
                          select member_id, room_id, reply_to, sent_at at time zone ? as at
                          from chat.message join chat.member using (member_id)
                          where not is_bot
                        ), now as (
                          select * from local where at >= ?::date and at < ?::date
                        )
                        select concat_ws(' ', member_id,
                          coalesce((select name
                                    from local l
                                    join (values ('r0', 'Night'), ('r1', 'Day'), ('r2', 'Day')) p (room_id, name) using (room_id)
                                    where l.member_id = m.member_id and at >= ?::date and at < ?::date
                                    group by name
                                    order by count(*) desc, name
                                    limit 1), 'null'),
                          (select count(distinct at::date) from now n where n.member_id = m.member_id),
                          '[' || (select string_agg((select count(*) from now n
                                                     where n.member_id = m.member_id and extract(hour from at)::int / 4 = b)::text,
                                                    ', ' order by b)
                                  from generate_series(0, 5) b) || ']',
                          (select count(*) from now n where n.member_id = m.member_id),
                          (select count(reply_to) from now n where n.member_id = m.member_id))
                        from chat.member m
                        where exists (select from local l where l.member_id = m.member_id and at >= ?::date and at < ?::date)""",
                        zone.getId(),
                        start.toString(),
                        period.end().toString(),
                        start.minusMonths(3).toString(),
                        start.toString(),
                        start.minusMonths(3).toString(),
                        period.end().toString())
                .map(r -> r.get(0, String.class));
    }
}
