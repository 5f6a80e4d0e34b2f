-- Reports and check-ins that other systems send over HTTP: who may send, what came, and until when it is remembered.

create table api_source (
  source_id       bigint generated always as identity primary key,
  name            text not null check (name <> '' and length(name) <= 60),
  scopes          text[] not null check (cardinality(scopes) > 0 and scopes <@ array['reports', 'check_ins']),
  token_hash      bytea not null unique check (length(token_hash) = 32), -- SHA-256; the token itself is shown once and kept nowhere
  signing_key     bytea not null check (length(signing_key) = 32), -- what both sides need to sign; useless without the token
  hint            text not null, -- the last letters of the token, to tell two apart
  made_by         bigint not null references account,
  made_at         timestamptz not null default now(),
  revoked_by      bigint references account,
  revoked_at      timestamptz,
  revoked_because text,
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_because is null))
);
create unique index api_source_name on api_source (lower(name)) where revoked_at is null;
grant select, insert, update (revoked_by, revoked_at, revoked_because) on api_source to desk_app;

-- How a source does, and when it may send the next request.
create table api_use (
  source_id        bigint primary key references api_source,
  free_at          timestamptz not null default now(), -- when its allowance is whole again
  reports          bigint not null default 0,
  check_ins        bigint not null default 0,
  refused          bigint not null default 0,
  last_report_at   timestamptz,
  last_check_in_at timestamptz,
  last_refused_at  timestamptz,
  last_refusal     text
);
grant select, insert, update on api_use to desk_app;

-- Requests of nobody: no token, an unknown or a revoked one.
create table api_stranger (
  the_only boolean primary key default true check (the_only),
  refused  bigint not null default 0,
  last_at  timestamptz
);
insert into api_stranger default values;
grant select, update (refused, last_at) on api_stranger to desk_app;

-- Signatures that were accepted, for as long as their timestamp would be.
create table api_signature (
  source_id bigint not null references api_source,
  signature bytea not null,
  at        timestamptz not null default now(),
  primary key (source_id, signature)
);
create index api_signature_at on api_signature (at);
grant select, insert, delete on api_signature to desk_app;

-- Idempotency keys, with what was sent under them, for seven days.
create table api_request (
  source_id bigint not null references api_source,
  key       text not null,
  digest    bytea not null,
  at        timestamptz not null default now(),
  primary key (source_id, key)
);
create index api_request_at on api_request (at);
grant select, insert, delete on api_request to desk_app;

-- Reports until a week after they were taken in; what could not be taken in stays.
create table received_report (
  seq         bigint generated always as identity primary key,
  report_id   text not null unique,
  source_id   bigint not null references api_source,
  digest      bytea not null,
  message_id  text,
  room_id     text,
  member_id   text,
  reporter_id text,
  category    text not null,
  reason      text,
  quoted      text, -- the message in the words of who sent the report
  reported_at timestamptz not null,
  received_at timestamptz not null default now(),
  check (message_id is not null or room_id is not null or member_id is not null)
);
create index received_report_at on received_report (received_at);
grant select, insert, delete on received_report to desk_app;

-- Check-ins of a platform that keeps none. Nobody else has them, so they stay.
create table received_check_in (
  seq         bigint generated always as identity primary key,
  check_in_id text not null unique,
  source_id   bigint not null references api_source,
  digest      bytea not null,
  member_id   text not null,
  room_id     text,
  instrument  text not null,
  phase       text not null check (phase in ('before', 'after', 'periodic')),
  items       jsonb,
  score       numeric,
  answered_at timestamptz not null,
  received_at timestamptz not null default now(),
  check (items is not null or score is not null)
);
grant select, insert on received_check_in to desk_app;

-- The reported message as a source quoted it, where the message itself cannot be read. Nobody has verified it.
alter table report add column quoted text;
