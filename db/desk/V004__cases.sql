-- Members under stable two-word aliases. The row is random and kept, never derived: deleting it forgets the link.
create table member_alias (
  member_id  text primary key,
  words      text not null,
  code       text not null,
  created_at timestamptz not null default now(),
  unique (words, code)
);
grant select, insert, delete on member_alias to desk_app;

-- One open matter about one subject on one path.
create table cases (
  case_id          bigint generated always as identity (start with 1001) primary key,
  subject_kind     text not null check (subject_kind in ('member', 'room')),
  subject_id       text not null,
  path             text not null check (path in ('care', 'conduct')),
  tier             smallint not null check (tier between 1 and 4), -- 1 Immediate, 2 Urgent, 3 Soon, 4 Routine
  band             smallint not null generated always as (least(tier, 3::smallint)) stored, -- Soon and Routine stand together
  state            text not null default 'open'
                   check (state in ('open', 'claimed', 'waiting', 'escalated', 'closing', 'closed')),
  version          int not null default 1, -- grows with everything that a decision depends on; not with leases
  category         text not null, -- of the report that set the tier
  severity         smallint not null check (severity between 1 and 3),
  needs_sorting    boolean not null,
  late_arrival     boolean not null,
  raised_from      smallint check (raised_from between 1 and 4),
  room_id          text, -- where the first report points to
  room_name        text,
  program          text,
  reports          int not null default 0,
  reporters        int not null default 0,
  opened_at        timestamptz not null default now(),
  queued_at        timestamptz not null default now(), -- when it last came into the queue: opened, or opened again
  clock_from       timestamptz not null, -- where the running clock began
  reported_at      timestamptz not null, -- of the first report
  last_report_at   timestamptz not null,
  due_at           timestamptz not null,
  leased_by        bigint references account,
  leased_until     timestamptz,
  waiting_until    timestamptz,
  first_look_at    timestamptz,
  decided_at       timestamptz,
  decided_by       bigint references account,
  closed_at        timestamptz,
  outcome          text,
  previous_case_id bigint references cases,
  check ((state = 'claimed') = (leased_by is not null)),
  check ((leased_by is null) = (leased_until is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'waiting' or waiting_until is not null)
);

-- Closing counts as open: at most one open case per subject and path.
create unique index cases_one_open on cases (subject_kind, subject_id, path) where state <> 'closed';
create index cases_queue on cases (band, due_at, case_id) where state <> 'closed';
create index cases_leased on cases (leased_by) where leased_by is not null;
create index cases_arrival on cases (queued_at) where state <> 'closed';
create index cases_subject on cases (subject_kind, subject_id, case_id);
create index cases_expiry on cases (leased_until) where state = 'claimed';
create index cases_waiting on cases (waiting_until) where state = 'waiting';
grant select, insert, update on cases to desk_app;

create table report (
  report_id   text primary key,
  case_id     bigint not null references cases,
  message_id  text,
  room_id     text,
  member_id   text,
  reporter_id text,
  category    text not null,
  reason      text,
  tier        smallint not null check (tier between 1 and 4),
  severity    smallint not null check (severity between 1 and 3),
  sorted      boolean not null, -- false: the sorting table did not know it
  reported_at timestamptz not null,
  arrived_at  timestamptz not null default now()
);
create index report_case on report (case_id, reported_at);
grant select, insert, update (case_id) on report to desk_app;

-- What was said when the report arrived: the reported message at position 0 with its neighbours. Never changed.
create table evidence (
  report_id   text not null references report,
  position    smallint not null check (position between -5 and 5),
  message_id  text not null,
  room_id     text not null,
  member_id   text not null,
  sent_at     timestamptz not null,
  body        text, -- null: could not be read in the chat store
  reply_to    text,
  edited_at   timestamptz,
  removed_at  timestamptz,
  captured_at timestamptz not null default now(),
  primary key (report_id, position)
);
create index evidence_message on evidence (message_id, captured_at);
grant select, insert on evidence to desk_app;

create table decision (
  decision_id  bigint generated always as identity primary key,
  case_id      bigint not null references cases,
  case_version int not null,
  decided_by   bigint not null references account,
  decided_at   timestamptz not null default now(),
  actions      text[] not null check (cardinality(actions) > 0),
  policy       text,
  reason       text not null check (reason <> ''),
  text         text, -- the words to the member, or to the supervisor
  undo_until   timestamptz not null,
  undone_at    timestamptz,
  settled_at   timestamptz,
  check (undone_at is null or settled_at is null)
);
create index decision_case on decision (case_id, decision_id);
create index decision_to_settle on decision (undo_until) where undone_at is null and settled_at is null;
grant select, insert, update (undone_at, settled_at) on decision to desk_app;

create table decision_report (
  decision_id bigint not null references decision,
  report_id   text not null references report,
  primary key (decision_id, report_id)
);
grant select, insert on decision_report to desk_app;

-- One call to the chat platform, planned with its decision, sent after the undo window.
create table effect (
  effect_id   bigint generated always as identity primary key,
  key         uuid not null unique default gen_random_uuid(),
  decision_id bigint not null references decision,
  case_id     bigint not null references cases,
  kind        text not null check (kind in ('remove_message', 'notice')),
  member_id   text,
  message_id  text,
  body        text,
  state       text not null default 'planned'
              check (state in ('planned', 'cancelled', 'sent', 'done', 'not_applicable', 'failed', 'unknown')),
  attempts    int not null default 0,
  not_after   timestamptz not null,
  receipt     text, -- why, in the platform's words, where it failed or did not apply
  receipt_at  timestamptz,
  check (kind <> 'remove_message' or message_id is not null),
  check (kind <> 'notice' or (member_id is not null and body is not null))
);
create index effect_case on effect (case_id, effect_id);
create index effect_decision on effect (decision_id);
grant select, insert, update (state, attempts, receipt, receipt_at) on effect to desk_app;
