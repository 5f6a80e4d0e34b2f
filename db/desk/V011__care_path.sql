-- The care path of a running case: answers to its protocol, follow-ups, the safety plan, hand-overs, replies.

-- Every answer that was given; the newest of a step and question counts.
create table care_answer (
  answer_id  bigint generated always as identity primary key,
  case_id    bigint not null references cases,
  step       text not null,
  question   text not null default '',
  answer     text,
  not_needed text check (not_needed <> ''), -- why the step is not needed
  by_account bigint not null references account,
  at         timestamptz not null default now(),
  decision_id bigint references decision, -- whose message is the answer: it counts while the decision stands
  check (num_nonnulls(answer, not_needed) = 1)
);
create index care_answer_case on care_answer (case_id, step, question, answer_id);
grant select, insert on care_answer to desk_app;

create table follow_up (
  follow_up_id bigint generated always as identity primary key,
  case_id      bigint not null references cases,
  due_at       timestamptz not null,
  assigned_to  bigint references account,
  what         text not null check (what <> ''),
  made_by      bigint not null references account,
  made_at      timestamptz not null default now(),
  decision_id  bigint references decision, -- that planned it
  done_at      timestamptz,
  done_by      bigint references decision, -- that closed the case, or followed up again
  cancelled_at timestamptz
);
create index follow_up_due on follow_up (due_at) where done_at is null and cancelled_at is null;
create index follow_up_case on follow_up (case_id);
grant select, insert, update (assigned_to, done_at, done_by, cancelled_at) on follow_up to desk_app;

-- What a person and the moderator agreed on; every version is kept.
create table safety_plan (
  case_id  bigint not null references cases,
  version  int not null,
  sections jsonb not null,
  made_by  bigint not null references account,
  made_at  timestamptz not null default now(),
  primary key (case_id, version)
);
grant select, insert on safety_plan to desk_app;

-- A case handed to the safeguarding lead, until the lead has it.
create table hand_over (
  hand_over_id    bigint generated always as identity primary key,
  case_id         bigint not null references cases,
  decision_id     bigint references decision,
  to_account      bigint references account, -- null: any safeguarding lead
  note            text not null check (note <> ''),
  handed_by       bigint not null references account,
  handed_at       timestamptz not null default now(),
  acknowledged_at timestamptz,
  acknowledged_by bigint references account,
  cancelled_at    timestamptz
);
create index hand_over_open on hand_over (handed_at) where acknowledged_at is null and cancelled_at is null;
create index hand_over_case on hand_over (case_id);
grant select, insert, update (acknowledged_at, acknowledged_by, cancelled_at) on hand_over to desk_app;

-- What the member wrote after a contact; an immutable copy, like evidence.
create table reply (
  case_id    bigint not null references cases,
  message_id text not null,
  room_id    text not null,
  sent_at    timestamptz not null,
  body       text, -- null: cannot be read
  arrived_at timestamptz not null default now(),
  primary key (case_id, message_id)
);
grant select, insert on reply to desk_app;
