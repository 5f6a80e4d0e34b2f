-- How people sign in: passwords, passkeys, code apps and recovery codes, their sessions, and the tries that failed.

alter table account
  alter column password_hash drop not null, -- null: invited, or with a passkey alone
  add column email text check (email like '_%@_%'),
  add column user_handle bytea not null default uuid_send(gen_random_uuid()), -- what passkeys know the account by
  add column demo boolean not null default false, -- of the demo community: may put off the second step
  add column language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'), -- BCP 47; null: as the browser asks
  add column zone text check (zone <> ''), -- IANA; null: as the community has it
  add column single_keys_off boolean not null default false,
  add column text_protection text not null default 'severe' check (text_protection in ('severe', 'always')),
  add column second_step_reminded_at timestamptz;
create unique index account_email on account (lower(email));
create unique index account_user_handle on account (user_handle);
grant update (password_hash, language, zone, single_keys_off, text_protection, second_step_reminded_at)
  on account to desk_app;

-- A WebAuthn credential: the public half of a key that never leaves the person's device.
create table passkey (
  passkey_id      bigint generated always as identity primary key,
  account_id      bigint not null references account,
  credential_id   bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  public_key      bytea not null, -- COSE
  sign_count      bigint not null check (sign_count >= 0),
  uv_initialized  boolean not null,
  transports      text not null, -- separated by commas
  backup_eligible boolean not null,
  backup_state    boolean not null,
  attestation     bytea,
  client_data     bytea,
  label           text not null check (length(label) between 1 and 80),
  made_at         timestamptz not null default now(),
  used_at         timestamptz
);
create index passkey_account on passkey (account_id, passkey_id);
grant select, insert, update (sign_count, uv_initialized, backup_state, label, used_at), delete on passkey to desk_app;

-- The secret that an app makes codes from (RFC 6238), sealed with a key that is not in the database.
create table code_app (
  account_id bigint primary key references account,
  secret     bytea not null check (octet_length(secret) > 28),
  last_step  bigint not null, -- the time step of the last code that was taken: each code works once
  made_at    timestamptz not null default now(),
  used_at    timestamptz
);
grant select, insert, update (last_step, used_at), delete on code_app to desk_app;

-- Codes on paper for the day the device is lost, as keyed hashes.
create table recovery_code (
  account_id bigint not null references account,
  hash       bytea not null check (octet_length(hash) = 32),
  made_at    timestamptz not null default now(),
  used_at    timestamptz,
  primary key (account_id, hash)
);
grant select, insert, update (used_at), delete on recovery_code to desk_app;

-- One browser in which somebody is, or was, signed in. Its number is kept by the server's own session, no cookie carries it.
create table session (
  session_id bigint generated always as identity primary key,
  account_id bigint not null references account,
  begun_at   timestamptz not null default now(),
  seen_at    timestamptz not null default now(), -- the last act of the person, give or take a minute
  ended_at   timestamptz,
  why        text check (why in ('signed_out', 'ended', 'idle', 'too_long', 'disabled', 'roles', 'password', 'reset')),
  agent      text not null, -- in words: "Firefox on Windows"
  node       text not null, -- the console's process that serves it
  check ((ended_at is null) = (why is null))
);
create index session_open on session (account_id) where ended_at is null;
create index session_seen on session (seen_at) where ended_at is null;
create index session_account on session (account_id, begun_at);
grant select, insert, update (seen_at, ended_at, why) on session to desk_app;

-- Whoever ends a session, and wherever: every node hears of it at once.
create function session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', new.session_id::text);
  return null;
end $$;
create trigger session_ended after update of ended_at on session
  for each row when (old.ended_at is null and new.ended_at is not null) execute function session_ended();

-- A disabled account is out, and so is one whose roles changed, whichever way that was done.
create function account_disabled() returns trigger language plpgsql security definer set search_path = desk, pg_temp as $$
begin
  update session set ended_at = now(), why = 'disabled' where account_id = new.account_id and ended_at is null;
  return null;
end $$;
create trigger account_disabled after update of disabled_at on account
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function account_disabled();

create function account_roles_changed() returns trigger language plpgsql security definer
  set search_path = desk, pg_temp as $$
begin
  update session set ended_at = now(), why = 'roles'
  where account_id = coalesce(new.account_id, old.account_id) and ended_at is null;
  return null;
end $$;
create trigger account_roles_changed after insert or update or delete on account_role
  for each row execute function account_roles_changed();

-- Tries that failed, by name, address and known browser; keys are keyed hashes, so that no typed name is kept.
create table sign_in_try (
  kind     text not null check (kind in ('name', 'address', 'device', 'code')),
  key      bytea not null check (octet_length(key) = 32),
  failures int not null check (failures >= 0),
  last_at  timestamptz not null,
  primary key (kind, key)
);
create index sign_in_try_last on sign_in_try (last_at);
grant select, insert, update (failures, last_at), delete on sign_in_try to desk_app;

-- What somebody began to decide and has not sent: another tab, another node and tomorrow find it again.
create table decision_draft (
  account_id bigint not null references account,
  case_id    bigint not null references cases,
  body       jsonb not null,
  saved_at   timestamptz not null default now(),
  primary key (account_id, case_id)
);
grant select, insert, update (body, saved_at), delete on decision_draft to desk_app;

-- Who needs a second step, before care cases alone or for all, and when sessions end by themselves.
insert into setting (kind, version, body, made_by) values ('sign_in', 1, $$
{"always": ["supervisor", "lead", "admin"], "for_care": ["moderator"], "idle_minutes": 30, "longest_hours": 12}
$$, 'default');
