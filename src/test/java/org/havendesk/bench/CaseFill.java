package org.havendesk.bench;

import org.havendesk.db.TestDatabases;
import org.jooq.DSLContext;

/**
 * Cases as a busy community would have them, straight into the table: reported over the last thirty days, due by the clock of
 * their tier, most of them with nobody; every member with an alias, every case with its report. What is rare is there too: a
 * category and a program that one case in two thousand has.
 */
public final class CaseFill {
    /** One case in {@value #RARE_EVERY} is of this category, and another one of this program. */
    public static final String RARE_CATEGORY = "contact_details";

    public static final String RARE_PROGRAM = "Quiet corner";

    private static final int RARE_EVERY = 2000;

    private final DSLContext owner;
    private int filled;

    public CaseFill(TestDatabases databases) {
        owner = databases.deskOwner();
    }

    /** Adds open cases until there are this many, in many states; the accounts that exist have some of them. */
    public void open(int cases) {
        fill(cases, """
                case when i % 50 = 0 then 'claimed' when i % 20 = 1 then 'waiting' when i % 50 = 2 then 'escalated'
                     when i % 33 = 3 then 'closing' else 'open' end""");
    }

    /** Adds open cases until there are this many, all of them free to be claimed. */
    void free(int cases) {
        fill(cases, "'open'");
    }

    /** Adds cases until there are this many, each leased to one of the accounts. */
    void claimed(int cases) {
        fill(cases, "'claimed'");
    }

    private void fill(int until, String state) {
        int from = filled + 1;
        owner.execute("""
                insert into desk.member_alias (member_id, words, code)
                select 'member-' || i, 'Amber Heron', i::text from generate_series({0}, {1}) i""", from, until);
        withoutIndexes(() -> cases(from, until, state));
        owner.execute("""
                insert into desk.report (report_id, case_id, message_id, room_id, member_id, reporter_id, category, tier, severity,
                  sorted, reported_at)
                select 'report-' || substr(subject_id, 8), case_id, 'message-' || substr(subject_id, 8), room_id, subject_id,
                  'reporter-' || case_id % 5000, category, tier, severity, true, reported_at
                from desk.cases c where not exists (select from desk.report r where r.case_id = c.case_id)""");
        owner.execute("vacuum analyze desk.cases");
        owner.execute("vacuum analyze desk.report");
        owner.execute("vacuum analyze desk.member_alias");
        filled = until;
    }

    private void cases(int from, int until, String state) {
        owner.execute("""
                with people as (select array_agg(account_id order by account_id) as ids from desk.account),
                categories (tier, path, names) as (values
                  (1, 'care',    array['self_harm', 'crisis', 'worry']),
                  (2, 'conduct', array['abuse', 'racist', 'sexist', 'homophobic', 'threat', 'harassment', 'private_messages']),
                  (3, 'conduct', array['misinformation', 'conflict', 'derailing']),
                  (4, 'conduct', array['spam'])),
                one as (
                  select i, ids[1 + abs(hashint8(i + 1)::bigint) % cardinality(ids)] as someone, t as tier, c.path,
                    case when i % {2} = 7 and t = 3 then {3} else names[1 + i % cardinality(names)] end as category,
                    case when i % {2} = 9 then {4} else 'Program ' || i % 19 end as program,
                    now() - abs(hashint8(i)::bigint) % 2592000 * interval '1 second' as reported
                  from people, generate_series({0}, {1}) i,
                    lateral (select case when i % 20 = 5 or i % 20 = 15 then 1 when i % 20 < 5 then 2 when i % 20 < 12 then 3 else 4 end) w (t)
                    join categories c on c.tier = t)
                insert into desk.cases (subject_kind, subject_id, path, tier, state, category, severity, needs_sorting, late_arrival,
                  room_id, room_name, program, reports, reporters, opened_at, queued_at, clock_from, reported_at, last_report_at, due_at,
                  leased_by, leased_until, waiting_for, waiting_until, decided_at, decided_by)
                select 'member', 'member-' || i, path, tier, state, category, 1 + i % 3, false, false, 'room', 'Room', program, 1, 1,
                  reported, reported, reported, reported, reported,
                  reported + (array[15, 60, 480, 2880])[tier] * interval '1 minute',
                  case when state = 'claimed' then someone end, case when state = 'claimed' then now() + interval '1 day' end,
                  case when state = 'waiting' then 'reply' end, case when state = 'waiting' then now() + interval '1 day' end,
                  case when state in ('waiting', 'closing') then reported end,
                  case when state in ('waiting', 'closing') then someone end
                from (select *, {5} as state from one) o""".replace("{5}", state), from, until, RARE_EVERY, RARE_CATEGORY, RARE_PROGRAM);
    }

    /** Indexes that are made at the end cost a fraction of those that grow row by row. */
    private void withoutIndexes(Runnable fill) {
        var indexes = owner.fetch("""
                select indexname, indexdef from pg_indexes
                where schemaname = 'desk' and tablename = 'cases' and indexdef not like 'CREATE UNIQUE%'""");
        indexes.forEach(index -> owner.execute("drop index desk." + index.get(0, String.class)));
        fill.run();
        indexes.forEach(index -> owner.execute(index.get(1, String.class)));
    }
}
