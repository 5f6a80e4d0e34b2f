-- What the ledger's page reads: ways into the chain by who, what and why, and what the last look at the chain found.

create index ledger_entry_actor on ledger_entry (actor_kind, actor, entry_id);
create index ledger_entry_verb on ledger_entry (verb, entry_id);
create index ledger_entry_at on ledger_entry (at);
create index ledger_entry_reason on ledger_entry (entry_id) where reason is not null;

-- The chain is walked on from the last entry that was verified, and from its beginning once a day or when somebody asks.
create table ledger_check (
  only_row     boolean primary key default true check (only_row),
  entries      bigint not null default 0,                -- intact up to this one
  seal         text not null default repeat('00', 32) check (seal ~ '^[0-9a-f]{64}$'), -- its hash
  checked_at   timestamptz,
  took_ms      bigint,
  whole_at     timestamptz,                              -- when the last walk from the beginning began
  asked_at     timestamptz,                              -- somebody wants one that begins after this
  broken_entry bigint,
  broken_fault text,
  broken_other bigint,
  broken_since timestamptz,
  check ((broken_entry is null) = (broken_fault is null) and (broken_entry is null) = (broken_since is null))
);
insert into ledger_check default values;
grant select, update on ledger_check to desk_app;

alter table alarm drop constraint alarm_kind_check;
alter table alarm add constraint alarm_kind_check check (kind in ('nobody_on_shift', 'immediate_unacknowledged',
  'everybody_opted_out', 'effect_failed', 'hand_over_unacknowledged', 'twice_its_clock', 'review_open', 'delivery_failed',
  'ledger_broken', 'test'));
