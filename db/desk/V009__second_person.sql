-- What one person should not decide alone: asked by one, answered by another.

create table approval (
  approval_id   bigint generated always as identity primary key,
  case_id       bigint not null references cases,
  case_version  int not null,
  kind          text not null check (kind in ('decision', 'lower_immediate', 'reveal', 'disclosure')),
  request       jsonb not null, -- what is to be done, complete
  reason        text not null check (reason <> ''),
  asked_by      bigint not null references account,
  asked_at      timestamptz not null default now(),
  answer_by     timestamptz not null,
  state         text not null default 'asked'
                check (state in ('asked', 'approved', 'refused', 'withdrawn', 'lapsed', 'glass_broken')),
  answered_by   bigint references account,
  answered_at   timestamptz,
  answer_reason text check (answer_reason <> ''),
  reviewed_by   bigint references account, -- of a broken glass
  reviewed_at   timestamptz,
  review_reason text check (review_reason <> ''),
  review_agrees boolean,
  check (state not in ('approved', 'refused') or (answered_by is not null and answered_by <> asked_by and answer_reason is not null)),
  check (reviewed_by is null or (state = 'glass_broken' and reviewed_by <> asked_by and review_reason is not null))
);
create unique index approval_one_asked on approval (case_id, kind) where state = 'asked';
create index approval_open on approval (answer_by) where state = 'asked';
create index approval_case on approval (case_id, approval_id);
grant select, insert,
  update (state, answered_by, answered_at, answer_reason, reviewed_by, reviewed_at, review_reason, review_agrees) on approval to desk_app;

-- A revealed identity: for one person, on one case, for a limited time.
create table reveal (
  reveal_id   bigint generated always as identity primary key,
  approval_id bigint not null references approval,
  case_id     bigint not null references cases,
  account_id  bigint not null references account,
  until       timestamptz not null,
  made_at     timestamptz not null default now()
);
create index reveal_case on reveal (case_id, account_id, until);
grant select, insert on reveal to desk_app;

-- The record of a disclosure to emergency services (42 CFR 2.51(c)).
create table disclosure (
  disclosure_id bigint generated always as identity primary key,
  approval_id   bigint not null unique references approval,
  case_id       bigint not null references cases,
  recipient     text not null check (recipient <> ''),
  affiliation   text not null check (affiliation <> ''),
  discloser     bigint not null references account,
  disclosed_at  timestamptz not null,
  nature        text not null check (nature <> '')
);
grant select, insert on disclosure to desk_app;
