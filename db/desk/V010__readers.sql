-- What protects those who read: topics they leave to others, what they read today, how they like it; and what colleagues
-- note about a member.

create table topic_opt_out (
  account_id bigint not null references account,
  topic      text not null, -- a key of the setting "topics"
  primary key (account_id, topic)
);
grant select, insert, delete on topic_opt_out to desk_app;

-- Hard words that somebody was shown; what was shown again on the same day counts once.
create table exposure (
  exposure_id bigint generated always as identity primary key,
  account_id  bigint not null references account,
  case_id     bigint not null references cases,
  shown       text not null check (shown <> ''), -- which words: a message, or the reasons of a case
  day         date not null, -- of the community
  at          timestamptz not null default now(),
  weight      smallint not null check (weight > 0),
  unique (account_id, day, shown)
);
create index exposure_account on exposure (account_id, at);
create index exposure_day on exposure (day);
grant select, insert on exposure to desk_app;

create table reader_preference (
  account_id  bigint primary key references account,
  pause_after int check (pause_after >= 0), -- hard reads without a pause; 0: never suggest one; null: as the team has it
  not_now_at  timestamptz -- when the last suggestion was put aside
);
grant select, insert, update on reader_preference to desk_app;

-- Somebody would like to talk, after a hard one. What is said stays between the two.
create table debrief (
  debrief_id   bigint generated always as identity primary key,
  asked_by     bigint not null references account,
  asked_at     timestamptz not null default now(),
  answered_by  bigint references account,
  answered_at  timestamptz,
  withdrawn_at timestamptz,
  check ((answered_by is null) = (answered_at is null)),
  check (answered_by <> asked_by)
);
create unique index debrief_one_open on debrief (asked_by) where answered_at is null and withdrawn_at is null;
grant select, insert, update (answered_by, answered_at, withdrawn_at) on debrief to desk_app;

-- Whom somebody leaves a case to when their shift ends. Chosen before; passed on at the end.
create table passed_on (
  passed_on_id bigint generated always as identity primary key,
  case_id      bigint not null references cases,
  from_account bigint not null references account,
  to_account   bigint not null references account,
  chosen_at    timestamptz not null default now(),
  passed_at    timestamptz,
  check (from_account <> to_account)
);
create unique index passed_on_choice on passed_on (case_id, from_account) where passed_at is null;
create index passed_on_to on passed_on (to_account, passed_at);
grant select, insert, update (to_account, chosen_at, passed_at), delete on passed_on to desk_app;

-- Notes of colleagues about a member or a room, seen on each of its cases.
create table subject_note (
  note_id      bigint generated always as identity primary key,
  subject_kind text not null check (subject_kind in ('member', 'room')),
  subject_id   text not null,
  case_id      bigint not null references cases, -- where it was written
  body         text not null check (body <> ''),
  written_by   bigint not null references account,
  written_at   timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index subject_note_subject on subject_note (subject_kind, subject_id, note_id);
grant select, insert, update (withdrawn_at) on subject_note to desk_app;

-- What the leaving person leaves for the next shift.
create table shift_note (
  shift_note_id bigint generated always as identity primary key,
  account_id    bigint not null references account,
  shift_id      bigint references shift,
  body          text not null,
  written_at    timestamptz not null default now()
);
create index shift_note_written on shift_note (written_at);
grant select, insert, update (body, written_at) on shift_note to desk_app;
