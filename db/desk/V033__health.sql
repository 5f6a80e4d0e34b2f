-- What the page of health and the metrics read beside the work itself.

-- Processes of the console that share this database. Each says every few seconds that it is there.
create table console_node (
  node       text primary key, -- host name and number of the process
  version    text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null default now()
);
grant select, insert, update, delete on console_node to desk_app;

-- What came of effects lately, without counting all that there ever were.
create index effect_answered on effect (receipt_at) where receipt_at is not null;
