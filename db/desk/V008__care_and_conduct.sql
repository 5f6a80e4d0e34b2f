-- What a case waits for, what a decision may do, and what that asks of the chat.

alter table cases
  add column waiting_for text check (waiting_for in ('reply', 'second_person', 'follow_up')),
  add column protocol_version int, -- the care protocol that this case keeps
  add constraint cases_waiting_for check (state <> 'waiting' or waiting_for is not null) not valid;
update cases set waiting_for = 'reply' where state = 'waiting';
alter table cases validate constraint cases_waiting_for;

-- The shape of a decision: its text goes to the member or colleague, its measure lasts until ends_at.
alter table decision
  add column template      text,        -- the key of the template that the text began from
  add column measure_until timestamptz, -- end of its restriction; null: until it is lifted, or no restriction
  add column approved_by   bigint references account;
alter table decision add constraint decision_second_person check (approved_by is null or approved_by <> decided_by);

-- A restriction of a member, with a begin and an end. The member's state is recomputed at each boundary from all live measures.
create table measure (
  measure_id  bigint generated always as identity primary key,
  decision_id bigint not null references decision,
  case_id     bigint not null references cases,
  member_id   text not null,
  kind        text not null check (kind in ('mute', 'suspend', 'kick', 'ban')),
  room_id     text, -- of a removal from a room
  begins_at   timestamptz not null, -- when its decision can no longer be undone
  ends_at     timestamptz, -- null: until it is lifted
  lifted_at   timestamptz,
  lifted_by   bigint references account,
  ended_at    timestamptz, -- its end by itself was carried out
  cancelled_at timestamptz, -- its decision was undone
  check (ends_at is null or ends_at > begins_at),
  check ((kind = 'kick') = (room_id is not null))
);
create index measure_member on measure (member_id, kind);
create index measure_case on measure (case_id, measure_id);
create index measure_decision on measure (decision_id);
create index measure_to_end on measure (ends_at) where ended_at is null and lifted_at is null and cancelled_at is null;
grant select, insert, update (begins_at, ends_at, lifted_at, lifted_by, ended_at, cancelled_at) on measure to desk_app;

-- What was last asked of the chat for a member: compared with what the live measures want.
create table member_restriction (
  member_id text not null,
  kind      text not null check (kind in ('mute', 'suspend', 'kick', 'ban')),
  room_id   text not null default '',
  asked_at  timestamptz not null default now(),
  primary key (member_id, kind, room_id)
);
grant select, insert, update, delete on member_restriction to desk_app;

create table strike (
  strike_id   bigint generated always as identity primary key,
  decision_id bigint not null unique references decision,
  member_id   text not null,
  given_at    timestamptz not null default now(),
  expires_at  timestamptz not null check (expires_at > given_at)
);
create index strike_member on strike (member_id, expires_at);
grant select, insert on strike to desk_app;

-- Effects beyond a decision's own: the boundaries of measures, the automatic signpost; and more kinds.
alter table effect
  alter column decision_id drop not null,
  add column measure_id bigint references measure,
  add column room_id text,
  add column until timestamptz,
  add column purpose text not null default 'member'
    check (purpose in ('member', 'outcome', 'measure', 'signpost')), -- outcome: to a reporter; signpost: automatic
  drop constraint effect_kind_check,
  add constraint effect_kind_check check (kind in ('remove_message', 'notice', 'mute', 'unmute', 'suspend', 'unsuspend',
    'kick', 'readmit', 'ban', 'unban')),
  add constraint effect_member_check check (kind = 'remove_message' or member_id is not null),
  add constraint effect_room_check check (kind not in ('kick', 'readmit') or room_id is not null);
create index effect_of_member on effect (member_id, effect_id) where state in ('planned', 'sent');
create index effect_failed on effect (receipt_at) where state in ('failed', 'unknown');
