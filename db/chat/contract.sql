-- The contract: what Havendesk reads of a chat store. Nothing else of it is ever read, and nothing is written.
--
-- A platform is one SQL file, db/chat/<platform>.sql, that replaces each of these empty views by one of the same columns
-- over the platform's own tables (PostgreSQL refuses "create or replace view" where a name, a type or the order differs),
-- and grants USAGE on schema source and SELECT on its views to the console's role. The platform's file is the whole list
-- of what the console can see: never e-mail addresses, IP addresses, passwords or tokens.
--
-- Works on PostgreSQL 13 and newer. Applying it again changes nothing.

create schema if not exists source;

do $$
begin
  if to_regclass('source.member') is not null then
    return; -- a platform's views stand already
  end if;

  create view source.member as select
    null::text as member_id, null::text as handle, null::text as display_name, null::timestamptz as joined_at,
    null::text as state, null::boolean as is_bot, null::timestamptz as last_seen_at where false;

  create view source.room as select
    null::text as room_id, null::text as name, null::text as kind, null::timestamptz as created_at,
    null::timestamptz as archived_at, null::int as member_count, null::boolean as encrypted where false;

  create view source.membership as select
    null::text as room_id, null::text as member_id, null::text as role, null::timestamptz as joined_at,
    null::timestamptz as left_at where false;

  create view source.message as select
    null::bigint as seq, null::text as message_id, null::text as room_id, null::text as member_id,
    null::timestamptz as sent_at, null::text as body, null::text as reply_to, null::timestamptz as edited_at,
    null::timestamptz as removed_at where false;

  create view source.change as select
    null::bigint as seq, null::text as message_id, null::text as kind, null::timestamptz as changed_at where false;

  create view source.report as select
    null::bigint as seq, null::text as report_id, null::text as message_id, null::text as room_id,
    null::text as member_id, null::text as reporter_id, null::text as category, null::text as reason,
    null::timestamptz as reported_at where false;

  create view source.check_in as select
    null::bigint as seq, null::text as check_in_id, null::text as member_id, null::text as room_id,
    null::text as instrument, null::text as phase, null::jsonb as items, null::numeric as score,
    null::timestamptz as answered_at where false;

  create view source.capability as select
    null::text as name, null::boolean as offered, null::text as note where false;
end $$;

comment on view source.member is 'People and bots of the chat.';
comment on column source.member.member_id is 'The platform''s own key, never shown to moderators.';
comment on column source.member.handle is 'The name by which others address the member ("@handle"); shown as an alias.';
comment on column source.member.display_name is 'Null or empty where the platform has none.';
comment on column source.member.state is 'active, suspended or deactivated.';
comment on column source.member.last_seen_at is 'Null where the platform does not tell.';

comment on view source.room is 'Places where messages are written.';
comment on column source.room.kind is 'public, private or direct.';
comment on column source.room.created_at is 'Null where the platform does not tell.';
comment on column source.room.member_count is 'Null where the platform does not tell.';
comment on column source.room.encrypted is 'True: bodies cannot be read, metadata can.';

comment on view source.membership is 'Who is, or was, in which room; left_at is null for those who are.';

comment on view source.message is 'Every message that is stored, removed ones included for as long as the platform keeps them.';
comment on column source.message.seq is 'The cursor: a raw indexed column, growing in the order of writing (milliseconds where there is no integer; ties by message_id). A lower value may be committed after a higher one.';
comment on column source.message.body is 'Null where it cannot be read (encrypted).';
comment on column source.message.reply_to is 'message_id of the message that this one answers, or null.';

comment on view source.change is 'Edits and removals as a stream of their own.';
comment on column source.change.kind is 'edited or removed.';

comment on view source.report is 'Complaints and worries that members sent. A row never changes.';
comment on column source.report.member_id is 'The reported member; null: the author of the message.';
comment on column source.report.category is 'The platform''s own word; the sorting table knows what it means.';

comment on view source.check_in is 'Answers to wellbeing questionnaires; empty where the platform has none.';
comment on column source.check_in.phase is 'before, after or periodic.';
comment on column source.check_in.items is 'Answers by item number, {"1": 2, ...}; null where only the score is kept.';

comment on view source.capability is 'What the platform can do when asked.';
comment on column source.capability.name is 'message, remove, restore, mute, unmute, suspend, unsuspend, kick, readmit, ban, unban, timed (ends by itself), idempotent (takes a key).';
