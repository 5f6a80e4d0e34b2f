-- Accounts are managed by admins in the browser: links of one use, and rules that hold whoever breaks them.

-- Null until the person has set their own password; accounts that are made with one have theirs at once.
alter table account add column welcomed_at timestamptz default now();
update account set welcomed_at = created_at;

grant insert, update (display_name, email, disabled_at, welcomed_at) on account to desk_app;
grant insert, delete on account_role to desk_app;

-- A link of one use that lets somebody choose their password. Only the hash of its token is kept.
create table invitation (
  token_hash   bytea primary key check (octet_length(token_hash) = 32),
  account_id   bigint not null references account,
  kind         text not null check (kind in ('invite', 'reset')),
  made_by      text not null,
  made_at      timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '72 hours',
  used_at      timestamptz,
  withdrawn_at timestamptz -- another link took its place
);
create unique index invitation_open on invitation (account_id) where used_at is null and withdrawn_at is null;
grant select, insert, update (used_at, withdrawn_at) on invitation to desk_app;

create index account_name on account (lower(display_name), account_id);

-- There is always somebody who can let others in. Two who demote each other at once come one after the other: the lock is
-- taken before the count, and a count of read committed sees what the other one did.
create function keep_an_admin() returns trigger language plpgsql security definer set search_path = desk, pg_temp as $$
begin
  if tg_table_name = 'account' then
    if not exists (select from account_role where account_id = new.account_id and role = 'admin') then
      return null; -- who is no admin can go, also where there is none yet
    end if;
  end if;
  perform pg_advisory_xact_lock(hashtext('the last admin'));
  if not exists (
    select from account a join account_role r on r.account_id = a.account_id and r.role = 'admin'
    where a.disabled_at is null and a.welcomed_at is not null
  ) then
    raise exception 'the last admin stays' using errcode = 'HV001';
  end if;
  return null;
end $$;
create trigger account_role_keeps_an_admin after delete or update on account_role
  for each row when (old.role = 'admin') execute function keep_an_admin();
create trigger account_keeps_an_admin after update of disabled_at on account
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function keep_an_admin();

-- Whether somebody may work on cases and read the figures of programs too: no, unless admins say otherwise.
insert into setting (kind, version, body, made_by) values ('accounts', 1, $$
{"lead_beside_cases": false}
$$, 'default');
