-- Matrix Synapse, schema 94 (1.157): the contract over its tables. Apply contract.sql first, in the schema where Synapse's tables
-- are found, as their owner or a superuser. Applying it again changes nothing. PostgreSQL 13 and newer.
--
-- Of Synapse's own tables nothing is changed but three small indexes on its reports (havendesk_*). Not shown to the console:
-- e-mail addresses, IP addresses, devices, passwords, tokens, keys.
--
-- Encrypted rooms: who wrote when is here, the words are not (body is null). Profiles and accounts of other servers are not in
-- this database: their members have no row in source.member.

do $$
begin
  if to_regclass('event_json') is null or to_regclass('event_reports') is null or to_regclass('room_stats_state') is null then
    raise exception 'This is no database of Matrix Synapse: its tables event_json, event_reports and room_stats_state are not here.';
  end if;
  if to_regclass('user_reports') is null or not exists (select from pg_attribute
      where attrelid = to_regclass('users') and attname = 'suspended' and not attisdropped) then
    raise exception 'This database is of an older Synapse: bring it to schema 94 (Synapse 1.157) first.';
  end if;
end $$;

-- The words of an event. A zero character cannot stand in a text of PostgreSQL, and would make the whole row unreadable.
create or replace function source.content(event text) returns jsonb language sql immutable strict parallel safe as $$
  select regexp_replace(event, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g')::jsonb -> 'content'
$$;

create or replace view source.member as
  select u.name as member_id,
    split_part(substr(u.name, 2), ':', 1) as handle,
    p.displayname as display_name,
    to_timestamp(u.creation_ts) as joined_at,
    case when u.deactivated = 1 then 'deactivated' when u.suspended or u.locked then 'suspended' else 'active' end as state,
    coalesce(u.user_type in ('bot', 'support'), false) or u.appservice_id is not null as is_bot,
    (select to_timestamp(max(v.timestamp) / 1000.0) from user_daily_visits v where v.user_id = u.name) as last_seen_at
  from users u
  left join profiles p on p.full_user_id = u.name;

-- A room for two is direct where one of them says so in their account; such rooms are often called by people's names.
create or replace view source.room as
  select r.room_id,
    coalesce(nullif(s.name, ''), s.canonical_alias, r.room_id) as name,
    case
      when c.joined_members <= 2 and exists (
        select from current_state_events m
        join account_data a on a.user_id = m.state_key and a.account_data_type = 'm.direct'
        where m.room_id = r.room_id and m.type = 'm.room.member' and position('"' || r.room_id || '"' in a.content) > 0)
        then 'direct'
      when s.join_rules = 'public' or r.is_public then 'public'
      else 'private'
    end as kind,
    (select to_timestamp(e.origin_server_ts / 1000.0)
     from current_state_events m join events e on e.event_id = m.event_id
     where m.room_id = r.room_id and m.type = 'm.room.create' and m.state_key = '') as created_at,
    null::timestamptz as archived_at,
    c.joined_members::int as member_count,
    s.encryption is not null as encrypted
  from rooms r
  left join room_stats_state s on s.room_id = r.room_id
  left join room_stats_current c on c.room_id = r.room_id;

-- Who is in a room, or was last seen leaving it. joined_at is of the newest membership event: a new name begins it anew.
create or replace view source.membership as
  select s.room_id, s.state_key as member_id, 'member'::text as role,
    case when m.membership = 'join' then to_timestamp(e.origin_server_ts / 1000.0) end as joined_at,
    case when m.membership <> 'join' then to_timestamp(e.origin_server_ts / 1000.0) end as left_at
  from current_state_events s
  join room_memberships m on m.event_id = s.event_id
  join events e on e.event_id = s.event_id
  where s.type = 'm.room.member' and m.membership in ('join', 'leave', 'ban');

-- An edited message has the words of its author's newest edit; the edits themselves are no messages. stream_ordering is the
-- cursor; what came later from before, backfilled, is negative.
create or replace view source.message as
  select e.stream_ordering as seq, e.event_id as message_id, e.room_id, e.sender as member_id,
    to_timestamp(e.origin_server_ts / 1000.0) as sent_at,
    case when e.type <> 'm.room.encrypted' then coalesce(
      (select source.content(n.json) -> 'm.new_content' ->> 'body'
       from event_relations r join events d on d.event_id = r.event_id join event_json n on n.event_id = r.event_id
       where r.relates_to_id = e.event_id and r.relation_type = 'm.replace' and d.sender = e.sender
         and d.rejection_reason is null
         and not exists (select from redactions x where x.redacts = d.event_id)
       order by d.origin_server_ts desc, d.event_id desc limit 1),
      source.content(j.json) ->> 'body') end as body,
    source.content(j.json) -> 'm.relates_to' -> 'm.in_reply_to' ->> 'event_id' as reply_to,
    (select to_timestamp(max(d.origin_server_ts) / 1000.0)
     from event_relations r join events d on d.event_id = r.event_id
     where r.relates_to_id = e.event_id and r.relation_type = 'm.replace' and d.sender = e.sender
       and d.rejection_reason is null) as edited_at,
    (select to_timestamp(min(x.received_ts) / 1000.0)
     from redactions x join events d on d.event_id = x.event_id
     where x.redacts = e.event_id and d.rejection_reason is null) as removed_at
  from events e
  left join event_json j on j.event_id = e.event_id
  where e.type in ('m.room.message', 'm.room.encrypted', 'm.sticker')
    and not e.outlier
    and e.rejection_reason is null
    and not exists (select from event_relations r where r.event_id = e.event_id and r.relation_type = 'm.replace');

create or replace view source.change as
  select e.stream_ordering as seq, r.relates_to_id as message_id, 'edited'::text as kind,
    to_timestamp(e.origin_server_ts / 1000.0) as changed_at
  from events e
  join event_relations r on r.event_id = e.event_id and r.relation_type = 'm.replace'
  where not e.outlier and e.rejection_reason is null
  union all
  select e.stream_ordering, x.redacts, 'removed', to_timestamp(x.received_ts / 1000.0)
  from events e
  join redactions x on x.event_id = e.event_id
  where e.type = 'm.room.redaction' and not e.outlier and e.rejection_reason is null;

-- Three tables that count by themselves, one stream: the time of arrival is its cursor. Matrix knows no categories; the sorting
-- table still finds its words in the reason.
create index if not exists havendesk_event_reports on event_reports (received_ts);
create index if not exists havendesk_room_reports on room_reports (received_ts);
create index if not exists havendesk_user_reports on user_reports (received_ts);

create or replace view source.report as
  select received_ts as seq, 'event:' || id as report_id, event_id as message_id, room_id, null::text as member_id,
    user_id as reporter_id, 'unspecified'::text as category, nullif(reason, '') as reason,
    to_timestamp(received_ts / 1000.0) as reported_at
  from event_reports
  union all
  select received_ts, 'room:' || id, null, room_id, null, user_id, 'unspecified', nullif(reason, ''),
    to_timestamp(received_ts / 1000.0)
  from room_reports
  union all
  select received_ts, 'user:' || id, null, null, target_user_id, user_id, 'unspecified', nullif(reason, ''),
    to_timestamp(received_ts / 1000.0)
  from user_reports;

create or replace view source.capability as
  select name, offered, note from (values
    ('message', true, 'as a server notice'),
    ('remove', true, 'as a redaction: Synapse keeps the words for seven days'),
    ('restore', false, null::text),
    ('mute', false, 'rooms give the right to write, accounts do not: suspend instead'),
    ('unmute', false, null),
    ('suspend', true, 'the member reads and writes nothing'), ('unsuspend', true, null),
    ('kick', true, 'as a ban from the room, so that the member does not walk in again'), ('readmit', true, null),
    ('ban', true, 'the account is locked'), ('unban', true, null),
    ('timed', false, 'the end is asked for like the begin'),
    ('idempotent', true, 'by transaction id, or because asking twice is asking once')) as c (name, offered, note);

-- The console's reader sees the views and nothing else, and cannot write. It gets its password from the operator.
do $$ begin
  if not exists (select from pg_roles where rolname = 'chat_reader') then create role chat_reader login; end if;
end $$;
alter role chat_reader set default_transaction_read_only = on;
alter role chat_reader set statement_timeout = '30s';
alter role chat_reader set idle_in_transaction_session_timeout = '60s';
revoke all on function source.content(text) from public;
grant usage on schema source to chat_reader;
grant execute on function source.content(text) to chat_reader;
grant select on all tables in schema source to chat_reader;
