-- Who of the staff is whom in the chat, who leads safeguarding, and when they work.

alter table account
  add column member_id         text,    -- the person's own member id in the chat: their own matters are kept away from them
  add column safeguarding_lead boolean not null default false;
create unique index account_member on account (member_id) where member_id is not null;
grant update (member_id, safeguarding_lead) on account to desk_app;

-- A stretch of time in which somebody is there: planned on the rota, or begun by themselves.
create table shift (
  shift_id   bigint generated always as identity primary key,
  account_id bigint not null references account,
  begins_at  timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz, -- ended by the person before its time
  planned_by bigint references account, -- null: the person began it themselves
  made_at    timestamptz not null default now(),
  check (begins_at < ends_at),
  check (ended_at is null or ended_at >= begins_at)
);
create index shift_now on shift (ends_at, begins_at);
create index shift_account on shift (account_id, begins_at);
grant select, insert, update (begins_at, ends_at, ended_at), delete on shift to desk_app;

-- A pause within a shift: the person keeps their cases.
create table pause (
  pause_id   bigint generated always as identity primary key,
  account_id bigint not null references account,
  begins_at  timestamptz not null default now(),
  ends_at    timestamptz not null check (ends_at >= begins_at)
);
create index pause_account on pause (account_id, ends_at);
grant select, insert, update (ends_at) on pause to desk_app;
