-- How far each stream of the chat store was read. Everything up to head was read once; ids are allocated before they are
-- committed, so what lies above the trailing mark is read again until it is old enough.
create table intake_cursor (
  stream text primary key,
  head   bigint not null
);

create table intake_mark (
  stream text not null references intake_cursor,
  seq    bigint not null,
  at     timestamptz not null default now(),
  primary key (stream, seq)
);

-- Records that could not be taken in, with the reason. The rest goes on.
create table quarantine (
  stream    text not null,
  record_id text not null,
  seq       bigint not null,
  error     text not null,
  at        timestamptz not null default now(),
  primary key (stream, record_id)
);

grant select, insert, update, delete on intake_cursor, intake_mark to desk_app;
grant select, insert on quarantine to desk_app;
