-- ejabberd with its message archive in PostgreSQL (mod_mam with default_db sql and compress_xml false), 23.01 and newer, of one
-- domain or of several (the schema with server_host): the contract over its tables. Apply contract.sql first, as their owner or a
-- superuser. Where the tables are of one domain they do not say which: set havendesk.domain before, as "havendesk chat install
-- --domain example.org" does. Applying it again changes nothing. PostgreSQL 13 and newer.
--
-- Of ejabberd's own tables nothing is changed but indexes on its archive (havendesk_*): ejabberd itself never looks for one message
-- or for one conversation of two, and where there are several domains never for all of them.
--
-- A message is known by the time in microseconds that is its stanza-id (XEP-0359). A corrected message (XEP-0308) stands as a new
-- one, as in the archive. ejabberd keeps no reports: they come through the intake.

do $$
declare
  several boolean := exists (select from pg_attribute
    where attrelid = to_regclass('archive') and attname = 'server_host' and not attisdropped);
  domain text := nullif(current_setting('havendesk.domain', true), '');
  host text; -- the domain of a row of a table
  room text; -- the room of a row of the archive: a conversation of two is one, the same whoever of them began it
begin
  if to_regclass('archive') is null or to_regclass('muc_room') is null or not exists (select from pg_attribute
      where attrelid = to_regclass('archive') and attname = 'bare_peer' and not attisdropped) then
    raise exception 'This is no database of ejabberd with a message archive: its tables archive and muc_room are not here.';
  end if;
  if not several and domain is null then
    raise exception 'These tables do not say of which XMPP domain they are: name it, with --domain example.org.';
  end if;
  host := case when several then 'server_host' else quote_literal(domain) end;

  room := format($case$case when kind = 'groupchat' then username
    else 'dm:' || least(username || '@' || %1$s, bare_peer) || ':' || greatest(username || '@' || %1$s, bare_peer) end$case$, host);

  create index if not exists havendesk_archive_message on archive ((timestamp::text));
  execute format('create index if not exists havendesk_archive_room on archive '
    '((%s), (to_timestamp(timestamp / 1000000.0)), timestamp)', room);
  if several then
    create index if not exists havendesk_archive_timestamp on archive (timestamp);
  end if;

  execute format($view$
    create or replace view source.member as
      select u.username || '@' || u.host as member_id, u.username as handle, u.name as display_name,
        u.created_at::timestamptz as joined_at,
        'active'::text as state, false as is_bot, null::timestamptz as last_seen_at
      from (select u.username, %1$s as host, u.created_at,
              (select coalesce(nullif(v.nickname, ''), nullif(v.fn, '')) from vcard_search v
               where v.lusername = u.username %2$s) as name
            from users u) u$view$,
    case when several then 'u.server_host' else host end,
    case when several then 'and v.server_host = u.server_host' else '' end);

  -- What two people write stands twice, once for each: the writer's copy counts.
  execute format($view$
    create or replace view source.message as
      select timestamp as seq, timestamp::text as message_id, %2$s as room_id,
        case when kind = 'groupchat' then bare_peer else username || '@' || %1$s end as member_id,
        to_timestamp(timestamp / 1000000.0) as sent_at,
        case when xml not like '%%<encrypted %%' then txt end as body,
        null::text as reply_to, null::timestamptz as edited_at, null::timestamptz as removed_at
      from archive
      where (txt <> '' or xml like '%%<encrypted %%')
        and (kind = 'groupchat' or position('from=''' || username || '@' in xml) > 0)$view$, host, room);

  -- Rooms that are kept, and conversations of two.
  execute format($view$
    create or replace view source.room as
      select r.name || '@' || r.host as room_id,
        coalesce(nullif(substring(r.opts from '\{title,<<"([^"]*)"'), ''), r.name) as name,
        case when r.opts like '%%{public,true}%%' and r.opts not like '%%{members_only,true}%%' then 'public' else 'private' end as kind,
        null::timestamptz as created_at, null::timestamptz as archived_at,
        (select count(distinct o.username || '@' || o.server)::int from muc_online_users o
         where o.name = r.name and o.host = r.host) as member_count,
        false as encrypted
      from muc_room r
      union all
      select distinct %s, 'dm', 'direct', null::timestamptz, null::timestamptz, 2, false
      from archive where kind = 'chat'$view$, room);
end $$;

create or replace view source.membership as
  select o.name || '@' || o.host as room_id, o.username || '@' || o.server as member_id, 'member'::text as role,
    null::timestamptz as joined_at, null::timestamptz as left_at
  from (select distinct name, host, username, server from muc_online_users) o;

-- A retraction (XEP-0424, XEP-0425) names the stanza-id of what it takes back.
create or replace view source.change as
  select a.timestamp as seq, substring(a.xml from '(?:retract|apply-to)[^>]* id=''([0-9]+)''') as message_id,
    'removed'::text as kind, to_timestamp(a.timestamp / 1000000.0) as changed_at
  from archive a
  where a.kind = 'groupchat' and a.xml like '%urn:xmpp:message-retract:%'
    and a.xml ~ '(?:retract|apply-to)[^>]* id=''[0-9]+''';

-- "ban" is an account closed by ban_account. Only ejabberd 24.06 and newer can open it again (unban_account): there the two rows
-- may say true. What cannot be ended the console does not offer to begin.
create or replace view source.capability as
  select name, offered, note from (values
    ('message', true, 'as a message of the console''s account'),
    ('remove', false, 'moderators retract messages in the room (XEP-0425)'),
    ('restore', false, null::text),
    ('mute', false, null), ('unmute', false, null),
    ('suspend', false, null), ('unsuspend', false, null),
    ('kick', true, 'as the affiliation outcast of the room'), ('readmit', true, null),
    ('ban', false, 'ejabberd 24.06 and newer'), ('unban', false, 'ejabberd 24.06 and newer'),
    ('timed', false, 'the end is asked for like the begin'),
    ('idempotent', false, 'a message whose answer was lost is not sent again')) as c (name, offered, note);

-- The console's reader sees the views and nothing else, and cannot write. It gets its password from the operator.
do $$ begin
  if not exists (select from pg_roles where rolname = 'chat_reader') then create role chat_reader login; end if;
end $$;
alter role chat_reader set default_transaction_read_only = on;
alter role chat_reader set statement_timeout = '30s';
alter role chat_reader set idle_in_transaction_session_timeout = '60s';
grant usage on schema source to chat_reader;
grant select on all tables in schema source to chat_reader;
