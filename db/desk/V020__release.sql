-- Published figures: append-only, each drawn once. What the role of the leads sees of the desk database is this schema and
-- nothing else, so that a mistake in a dashboard cannot read a message.

create schema release;

-- What a quarter publishes, frozen before its first release: programs, bins, cadence and epsilons are public configuration and
-- never follow from the data. A change of the settings is for the quarters after it.
create table release.spec (
  spec_id   bigint generated always as identity primary key,
  community text not null,
  quarter   date not null check (quarter = date_trunc('quarter', quarter::timestamp)::date),
  body      text not null, -- JSON, kept as written: its bytes are what sha256 is of
  sha256    bytea not null check (octet_length(sha256) = 32),
  made_at   timestamptz not null default now(),
  unique (community, quarter)
);

-- One publication. The hash is over what it says (spec, period, charges, integers); each release names the one before it.
create table release.release (
  release_id    bigint generated always as identity primary key,
  community     text not null,
  spec_id       bigint not null references release.spec,
  cadence       text not null check (cadence in ('month', 'quarter')),
  period_start  date not null,
  period_end    date not null, -- the last day
  published_at  timestamptz not null default now(),
  manifest_hash bytea not null check (octet_length(manifest_hash) = 32),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  unique (community, cadence, period_start),
  unique (community, previous_hash),
  check (period_start = date_trunc(cadence, period_start::timestamp)::date),
  check (period_end = (period_start + case cadence when 'month' then interval '1 month' else interval '3 months' end)::date - 1)
);

-- What each histogram of a release cost each member at most: epsilon as two integers. Programs are disjoint, so a histogram by
-- program costs once.
create table release.budget_ledger (
  charge_id   bigint generated always as identity primary key,
  release_id  bigint not null references release.release,
  histogram   text not null,
  epsilon_num int not null check (epsilon_num > 0),
  epsilon_den int not null check (epsilon_den > 0 and 1000 % epsilon_den = 0),
  charged_at  timestamptz not null default now(),
  unique (release_id, histogram)
);

-- The sum of a quarter, in thousandths. Only the trigger below writes it; its check is the cap, whoever charges at once.
create table release.budget (
  community text not null,
  quarter   date not null,
  spent     int not null constraint budget_cap check (spent between 0 and 1000),
  primary key (community, quarter)
);

create function release.charge() returns trigger language plpgsql
  security definer set search_path = release, pg_temp as $$
begin
  insert into budget as b (community, quarter, spent)
    select r.community, date_trunc('quarter', r.period_start::timestamp)::date, new.epsilon_num * (1000 / new.epsilon_den)
    from release r where r.release_id = new.release_id
  on conflict (community, quarter) do update set spent = b.spent + excluded.spent;
  return new;
end $$;
create trigger budget_ledger_charge before insert on release.budget_ledger
  for each row execute function release.charge();

-- The figures. A count is the noisy integer itself; everything else was computed from the integers of its release when that was
-- published, its interval included, and is never computed again. The integers of suppressed cells are not for the leads.
create table release.cell (
  cell_id    bigint generated always as identity primary key,
  release_id bigint not null references release.release,
  histogram  text not null,
  group_kind text not null check (group_kind in ('program', 'none', 'all')),
  program    text not null default '' check ((group_kind = 'program') = (program <> '')),
  metric     text not null check (metric in ('count', 'members', 'mean', 'median', 'share', 'low_share')),
  bin        text not null default '' check ((metric in ('count', 'share')) = (bin <> '')),
  noisy      bigint check ((metric in ('count', 'members')) = (noisy is not null)),
  status     text not null check (status in ('published', 'suppressed', 'unreliable')),
  value      numeric(16, 4) check ((status = 'published') = (value is not null)),
  ci_low     numeric(16, 4) check ((value is null) = (ci_low is null)), -- of the members themselves: the noise alone
  ci_high    numeric(16, 4) check ((value is null) = (ci_high is null)),
  wide_low   numeric(16, 4) check (wide_low is null or value is not null), -- of people like these: chance on top
  wide_high  numeric(16, 4) check ((wide_low is null) = (wide_high is null)),
  unique (release_id, histogram, group_kind, program, metric, bin)
);

-- A release whose figures are not to be used any more stays, with the reason beside it. Nothing takes its place.
create table release.withdrawal (
  release_id   bigint primary key references release.release,
  withdrawn_at timestamptz not null default now(),
  note         text not null check (note <> '')
);

-- Cells come with their release, in its transaction, and only of histograms that it paid for.
create function release.cells_with_their_release() returns trigger language plpgsql as $$
begin
  if exists (select from fresh f join release.release r using (release_id) where r.published_at <> now()) then
    raise exception 'a release that was published takes no more cells';
  end if;
  if exists (select from fresh f where not exists (select from release.budget_ledger b
               where b.release_id = f.release_id and b.histogram = f.histogram)) then
    raise exception 'a cell of a histogram that was not charged';
  end if;
  return null;
end $$;
create trigger cell_with_its_release after insert on release.cell
  referencing new table as fresh for each statement execute function release.cells_with_their_release();

create function release.is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'published figures are append-only: % on % refused', tg_op, tg_table_name;
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['spec', 'release', 'budget_ledger', 'cell', 'withdrawal'] loop
    execute format('create trigger %I before update or delete on release.%I for each row
                    execute function release.is_append_only()', t || '_no_change', t);
    execute format('create trigger %I before truncate on release.%I for each statement
                    execute function release.is_append_only()', t || '_no_truncate', t);
  end loop;
end $$;

create function release.budget_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.spent > old.spent and (new.community, new.quarter) = (old.community, old.quarter) then
    return new;
  end if;
  raise exception 'what was spent stays spent: % refused', tg_op;
end $$;
create trigger budget_grows before update or delete on release.budget
  for each row execute function release.budget_only_grows();
create trigger budget_no_truncate before truncate on release.budget
  for each statement execute function release.budget_only_grows();

grant usage on schema release to desk_app, desk_leads;
grant select on all tables in schema release to desk_app;
grant insert on release.spec, release.release, release.budget_ledger, release.cell, release.withdrawal to desk_app;
grant select on release.spec, release.release, release.budget_ledger, release.budget, release.withdrawal to desk_leads;
grant select (cell_id, release_id, histogram, group_kind, program, metric, bin, status, value, ci_low, ci_high, wide_low, wide_high)
  on release.cell to desk_leads;

-- What is published until an admin decides otherwise: quarterly, 1.0 a member and quarter. Epsilons in hundredths.
insert into desk.setting (kind, version, body, made_by) values ('published_set', 1, $$
{"level_monthly": false,
 "level": {"instrument": "mood", "up_to": [1, 2, 3, 4], "worse_bins": 2, "cost": 30},
 "change": {"instrument": "who-5", "points": 10, "cost": 25},
 "active_days": {"up_to": [2, 9, 29], "cost": 10},
 "heard": 15,
 "in_turn": 20}
$$, 'default');
