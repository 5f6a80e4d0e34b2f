-- The reference chat schema: for sites that run their own chat, for archives and for the demo community; and the model for
-- other platform files. Apply contract.sql first. Expects the roles chat_reader (the console reads with it) and chat_effects
-- (the console asks for effects with it). Applying it again changes nothing.

create schema if not exists chat;

create table if not exists chat.member (
  member_id    text primary key,
  handle       text not null check (handle <> ''),
  display_name text,
  joined_at    timestamptz not null,
  state        text not null default 'active' check (state in ('active', 'suspended', 'deactivated')),
  is_bot       boolean not null default false
);
create index if not exists member_handle on chat.member (lower(handle));

create table if not exists chat.room (
  room_id     text primary key,
  name        text not null,
  kind        text not null check (kind in ('public', 'private', 'direct')),
  created_at  timestamptz not null,
  archived_at timestamptz
);

create table if not exists chat.membership (
  room_id   text not null references chat.room,
  member_id text not null references chat.member,
  role      text not null default 'member',
  joined_at timestamptz not null,
  left_at   timestamptz,
  primary key (room_id, member_id, joined_at)
);
create index if not exists membership_member on chat.membership (member_id);

create table if not exists chat.message (
  seq        bigint generated always as identity,
  message_id text primary key,
  room_id    text not null references chat.room,
  member_id  text not null references chat.member,
  sent_at    timestamptz not null,
  body       text not null,
  reply_to   text references chat.message,
  edited_at  timestamptz,
  removed_at timestamptz
);
create unique index if not exists message_seq on chat.message (seq);
create index if not exists message_room on chat.message (room_id, sent_at, seq);
create index if not exists message_member on chat.message (member_id, sent_at);
create index if not exists message_sent on chat.message using brin (sent_at) with (autosummarize = on); -- a period of all years

create table if not exists chat.change (
  seq        bigint generated always as identity primary key,
  message_id text not null references chat.message,
  kind       text not null check (kind in ('edited', 'removed')),
  changed_at timestamptz not null default now()
);

create table if not exists chat.reaction (
  message_id text not null references chat.message,
  member_id  text not null references chat.member,
  kind       text not null,
  reacted_at timestamptz not null default now(),
  primary key (message_id, member_id, kind)
);

create table if not exists chat.report (
  seq         bigint generated always as identity,
  report_id   text primary key,
  message_id  text references chat.message,
  room_id     text references chat.room,
  member_id   text references chat.member,
  reporter_id text not null, -- a member, or a body outside the chat such as a panel of reviewers
  category    text not null,
  reason      text,
  reported_at timestamptz not null,
  check (message_id is not null or room_id is not null or member_id is not null)
);
create unique index if not exists report_seq on chat.report (seq);

create table if not exists chat.check_in (
  seq         bigint generated always as identity,
  check_in_id text primary key,
  member_id   text not null references chat.member,
  room_id     text references chat.room,
  instrument  text not null,
  phase       text not null check (phase in ('before', 'after', 'periodic')),
  items       jsonb,
  score       numeric,
  answered_at timestamptz not null,
  check (items is not null or score is not null)
);
create unique index if not exists check_in_seq on chat.check_in (seq);

-- The outbox: what moderators ask of the chat. The key makes a repeated request the same request. A chat server listens on
-- the channel moderation_action, acts, and writes its answer to state, note and answered_at.
create table if not exists chat.moderation_action (
  action_id    bigint generated always as identity primary key,
  key          uuid not null unique,
  kind         text not null,
  member_id    text,
  message_id   text,
  body         text,
  requested_at timestamptz not null default now(),
  not_after    timestamptz not null, -- a request that nobody took up by then is not to be carried out any more
  state        text not null default 'requested' check (state in ('requested', 'done', 'not_applicable', 'failed')),
  note         text,
  answered_at  timestamptz
);

-- Stores that knew removals and notices alone learn the rest.
alter table chat.moderation_action
  add column if not exists room_id text,
  add column if not exists until timestamptz; -- when it is expected to end, to be told; its end is asked for like its begin
do $$ begin
  if not exists (select from pg_constraint
                 where conrelid = 'chat.moderation_action'::regclass and conname = 'moderation_action_object') then
    alter table chat.moderation_action
      drop constraint if exists moderation_action_kind_check,
      drop constraint if exists moderation_action_check,
      add constraint moderation_action_kind check (kind in ('remove_message', 'notice', 'mute', 'unmute', 'suspend',
        'unsuspend', 'kick', 'readmit', 'ban', 'unban')),
      add constraint moderation_action_object check (case
        when kind = 'remove_message' then message_id is not null
        when kind = 'notice' then member_id is not null and body is not null
        when kind in ('kick', 'readmit') then member_id is not null and room_id is not null
        else member_id is not null end);
  end if;
end $$;

-- What a member may not do just now. A muted member reads and does not write; a suspended or banned one is not there; one who
-- was removed from a room is not in that room.
create table if not exists chat.restriction (
  member_id text not null references chat.member,
  kind      text not null check (kind in ('mute', 'suspend', 'kick', 'ban')),
  room_id   text not null default '', -- of a removal from a room
  begins_at timestamptz not null default now(),
  until     timestamptz, -- when it is expected to end; it ends when that is asked for
  primary key (member_id, kind, room_id),
  check ((kind = 'kick') = (room_id <> ''))
);

-- A restricted member does not write, whoever stores the message. Words from before the restriction can still be taken in, such
-- as those of an archive. The team can always be answered by a muted member: its room is where help is offered. Looked at once
-- a statement: one look for each message would cost more than storing it, and archives store thousands at once.
create or replace function chat.refuse_restricted() returns trigger language plpgsql
  security definer set search_path = chat, pg_temp as $$
declare
  restricted text;
begin
  select r.kind into restricted from written w join restriction r using (member_id)
    where r.begins_at <= w.sent_at
      and (r.kind in ('suspend', 'ban')
        or r.kind = 'mute' and w.room_id <> 'moderation:' || w.member_id
        or r.kind = 'kick' and r.room_id = w.room_id)
      and not exists (select from member m where m.member_id = w.member_id and m.is_bot)
    limit 1;
  if found then
    raise exception 'the member may not write here: %', restricted using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
do $$
declare
  was pg_trigger; -- stores that looked at each message keep it disabled where it was
begin
  select * into was from pg_trigger where tgrelid = 'chat.message'::regclass and tgname = 'message_restricted';
  if was.tgtype & 1 = 1 then
    drop trigger message_restricted on chat.message;
  elsif found then
    return;
  end if;
  create trigger message_restricted after insert on chat.message
    referencing new table as written for each statement execute function chat.refuse_restricted();
  if was.tgenabled = 'D' then
    alter table chat.message disable trigger message_restricted;
  end if;
end $$;

-- An edit or a removal is told in the stream of changes, whoever makes it.
create or replace function chat.tell_change() returns trigger language plpgsql as $$
begin
  if new.removed_at is not null and old.removed_at is null then
    insert into chat.change (message_id, kind, changed_at) values (new.message_id, 'removed', new.removed_at);
  elsif new.body is distinct from old.body then
    insert into chat.change (message_id, kind, changed_at) values (new.message_id, 'edited', coalesce(new.edited_at, now()));
  end if;
  return new;
end $$;
do $$ begin
  if not exists (select from pg_trigger where tgrelid = 'chat.message'::regclass and tgname = 'message_change') then
    create trigger message_change after update on chat.message for each row execute function chat.tell_change();
  end if;
end $$;

-- This store is its own chat server for what can be done in the store: it removes a message, delivers a notice into the direct
-- room "Moderation team" of the member, and restricts a member and lifts that again. A site whose server does it disables the trigger moderation_action_perform
-- (alter table chat.moderation_action disable trigger ...): applying this file again leaves it disabled.
create or replace function chat.perform_moderation_action() returns trigger language plpgsql
  security definer set search_path = chat, pg_temp as $$
declare
  notice_room text := 'moderation:' || new.member_id;
  undone text := case new.kind when 'unmute' then 'mute' when 'unsuspend' then 'suspend' when 'readmit' then 'kick'
                               when 'unban' then 'ban' end; -- what the request lifts, null where it lifts nothing
begin
  if exists (select from moderation_action where key = new.key) then
    return new; -- asked before: the unique key refuses the row, and nothing is done twice
  end if;
  if new.kind = 'remove_message' then
    update message set removed_at = now() where message_id = new.message_id and removed_at is null;
    if found then
      new.state := 'done';
    else
      new.state := 'not_applicable';
      new.note := case when exists (select from message where message_id = new.message_id)
                       then 'was removed before' else 'is not in the chat any more' end;
    end if;
  elsif undone is not null then
    delete from restriction
      where member_id = new.member_id and kind = undone and room_id = coalesce(new.room_id, '');
    new.state := case when found then 'done' else 'not_applicable' end;
    new.note := case when not found then 'was lifted before' end;
  elsif not exists (select from member where member_id = new.member_id) then
    new.state := 'not_applicable';
    new.note := 'the member has left the chat';
  elsif new.kind <> 'notice' then
    insert into restriction (member_id, kind, room_id, until)
      values (new.member_id, new.kind, coalesce(new.room_id, ''), new.until) on conflict do nothing;
    new.state := case when found then 'done' else 'not_applicable' end;
    new.note := case when not found then 'stands already' end;
    update membership set left_at = now()
      where new.kind = 'kick' and room_id = new.room_id and member_id = new.member_id and left_at is null;
  elsif exists (select from member where member_id = new.member_id and state = 'active') then
    insert into member (member_id, handle, joined_at, is_bot)
      values ('moderation', 'moderation', now(), true) on conflict do nothing;
    insert into room (room_id, name, kind, created_at)
      values (notice_room, 'Moderation team', 'direct', now()) on conflict do nothing;
    insert into membership (room_id, member_id, joined_at)
      select notice_room, m, r.created_at from room r, unnest(array['moderation', new.member_id]) m
      where r.room_id = notice_room on conflict do nothing;
    insert into message (message_id, room_id, member_id, sent_at, body)
      values ('notice:' || new.key, notice_room, 'moderation', now(), new.body);
    new.state := 'done';
  else
    new.state := 'not_applicable';
    new.note := 'the member has left the chat';
  end if;
  new.answered_at := now();
  return new;
end $$;
do $$ begin
  if not exists (select from pg_trigger where tgrelid = 'chat.moderation_action'::regclass and tgname = 'moderation_action_perform') then
    create trigger moderation_action_perform before insert on chat.moderation_action
      for each row when (new.state = 'requested') execute function chat.perform_moderation_action();
  end if;
end $$;

create or replace function chat.tell_moderation_action() returns trigger language plpgsql as $$
begin
  perform pg_notify('moderation_action', new.action_id::text);
  return null;
end $$;
do $$ begin
  if not exists (select from pg_trigger where tgrelid = 'chat.moderation_action'::regclass and tgname = 'moderation_action_tell') then
    create trigger moderation_action_tell after insert on chat.moderation_action
      for each row execute function chat.tell_moderation_action();
  end if;
end $$;

-- The contract over this schema.
create or replace view source.member as
  select member_id, handle, display_name, joined_at,
    case when state = 'active' and exists (select from chat.restriction r
                                           where r.member_id = m.member_id and r.kind in ('suspend', 'ban'))
         then 'suspended' else state end as state,
    is_bot, null::timestamptz as last_seen_at
  from chat.member m;

create or replace view source.room as
  select room_id, name, kind, created_at, archived_at,
    (select count(*)::int from chat.membership m where m.room_id = r.room_id and m.left_at is null) as member_count,
    false as encrypted
  from chat.room r;

create or replace view source.membership as
  select room_id, member_id, role, joined_at, left_at from chat.membership;

create or replace view source.message as
  select seq, message_id, room_id, member_id, sent_at, body, reply_to, edited_at, removed_at from chat.message;

create or replace view source.change as
  select seq, message_id, kind, changed_at from chat.change;

create or replace view source.report as
  select seq, report_id, message_id, room_id, member_id, reporter_id, category, reason, reported_at from chat.report;

create or replace view source.check_in as
  select seq, check_in_id, member_id, room_id, instrument, phase, items, score, answered_at from chat.check_in;

create or replace view source.capability as
  select name, offered, note from (values
    ('message', true, null::text),
    ('remove', true, 'the words stay in the store, marked as removed'),
    ('restore', false, null), ('mute', true, null), ('unmute', true, null),
    ('suspend', true, null), ('unsuspend', true, null),
    ('kick', true, null), ('readmit', true, null), ('ban', true, null), ('unban', true, null),
    ('timed', false, 'the end is asked for like the begin'),
    ('idempotent', true, 'the outbox takes a key')) as c (name, offered, note);

-- The console's reader sees the views and nothing else, and cannot write.
revoke all on schema public from public;
grant usage on schema source to chat_reader;
grant select on all tables in schema source to chat_reader;

-- Effects: ask, and read the answer; the answer itself is the chat's to write.
grant usage on schema chat to chat_effects;
grant select, insert (key, kind, member_id, message_id, room_id, body, until, not_after) on chat.moderation_action to chat_effects;
