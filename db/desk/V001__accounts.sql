-- People who work with the console. Passwords are stored as Argon2id hashes only.

grant usage on schema desk to desk_app;

create table account (
  account_id    bigint generated always as identity primary key,
  username      text not null check (username = lower(username) and username <> ''),
  display_name  text not null check (display_name <> ''),
  password_hash text not null check (password_hash like '$argon2id$%'),
  created_at    timestamptz not null default now(),
  disabled_at   timestamptz,
  unique (username)
);

create table account_role (
  account_id bigint not null references account,
  role       text not null check (role in ('moderator', 'supervisor', 'lead', 'admin')),
  primary key (account_id, role)
);

grant select on account, account_role to desk_app;
