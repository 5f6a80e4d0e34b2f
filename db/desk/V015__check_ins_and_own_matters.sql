-- Check-ins at their alert line; and what keeps people's own matters, and the topics that they leave to others, away from them.

-- The answer that stood at its alert line, copied when the check-in arrived. Never changed.
create table check_in_answer (
  report_id   text primary key references report,
  instrument  text not null,
  item        text not null,
  answer      int not null,
  answered_at timestamptz not null
);
grant select, insert on check_in_answer to desk_app;

-- Records that were read and did nothing, kept for as long as the trailing window may read them again.
create table intake_nothing (
  stream    text not null references intake_cursor,
  record_id text not null,
  seq       bigint not null,
  primary key (stream, record_id)
);
create index intake_nothing_seq on intake_nothing (stream, seq);
grant select, insert, delete on intake_nothing to desk_app;

-- In which cases somebody takes part.
create index report_reporter on report (reporter_id);
create index report_member on report (member_id);
create index evidence_member on evidence (member_id);

-- The categories that somebody leaves to others, by the topics in force.
create view left_category as
  select o.account_id, c.category
  from topic_opt_out o,
    (select body from setting where kind = 'topics' order by version desc limit 1) s,
    jsonb_array_elements(s.body -> 'topics') t,
    jsonb_array_elements_text(t -> 'categories') c (category)
  where t ->> 'key' = o.topic;
grant select on left_category to desk_app;
