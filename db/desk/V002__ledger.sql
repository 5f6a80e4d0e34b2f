-- One append-only, hash-chained table for every act. Nobody updates or deletes: the console's role may only read it and
-- call ledger_append, and triggers stop everybody else short of a superuser, whom the verifier catches.

create table ledger_entry (
  entry_id      bigint primary key,
  at            timestamptz not null,
  actor_kind    text not null check (actor_kind in ('person', 'rule', 'job', 'operator')),
  actor         text not null,
  verb          text not null,
  object_kind   text not null,
  object_id     text not null,
  reason        text,
  before        json,
  after         json,
  request_id    text,
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash          bytea not null check (octet_length(hash) = 32)
);

create index ledger_entry_object on ledger_entry (object_kind, object_id, entry_id);

-- The end of the chain. Appending locks this row, so that entries are numbered without gaps in the order of the chain.
create table ledger_head (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  hash     bytea not null
);
insert into ledger_head (entry_id, hash) values (0, decode(repeat('00', 32), 'hex'));

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name;
end $$;

create trigger ledger_entry_no_change before update or delete on ledger_entry
  for each row execute function ledger_is_append_only();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function ledger_is_append_only();

-- A field of the canonical form: its length in bytes, a colon and its text; '-' where there is none. Lengths make the
-- form unambiguous: no field can spill into the next one.
create function ledger_field(value text) returns text language sql immutable as $$
  select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-')
$$;

-- Appends one entry and returns its number. hash = SHA-256(previous hash || canonical form in UTF-8), where the canonical
-- form joins entry_id, at (microseconds since 1970, UTC), actor_kind, actor, verb, object_kind, object_id, reason, before,
-- after and request_id. The verifier recomputes the same outside the database.
create function ledger_append(
  p_actor_kind text, p_actor text, p_verb text, p_object_kind text, p_object_id text,
  p_reason text, p_before text, p_after text, p_request_id text
) returns bigint language plpgsql security definer set search_path = desk, pg_temp as $$
declare
  head  ledger_head%rowtype;
  entry bigint;
  clock timestamptz;
  next_hash bytea;
begin
  select * into head from ledger_head for update;
  entry := head.entry_id + 1;
  clock := clock_timestamp();
  next_hash := sha256(head.hash || convert_to(
      ledger_field(entry::text)
      || ledger_field((extract(epoch from clock) * 1000000)::bigint::text)
      || ledger_field(p_actor_kind) || ledger_field(p_actor) || ledger_field(p_verb)
      || ledger_field(p_object_kind) || ledger_field(p_object_id) || ledger_field(p_reason)
      || ledger_field(p_before) || ledger_field(p_after) || ledger_field(p_request_id), 'UTF8'));
  insert into ledger_entry values (entry, clock, p_actor_kind, p_actor, p_verb, p_object_kind, p_object_id, p_reason,
                                   p_before::json, p_after::json, p_request_id, head.hash, next_hash);
  update ledger_head set entry_id = entry, hash = next_hash;
  return entry;
end $$;

revoke all on function ledger_append from public;
grant execute on function ledger_append to desk_app;
grant select on ledger_entry, ledger_head to desk_app;
