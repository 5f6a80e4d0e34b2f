-- What must not go unheard, and where it was told.

create table alarm (
  alarm_id        bigint generated always as identity primary key,
  kind            text not null check (kind in ('nobody_on_shift', 'immediate_unacknowledged', 'everybody_opted_out',
                    'effect_failed', 'hand_over_unacknowledged', 'twice_its_clock', 'review_open', 'delivery_failed', 'test')),
  case_id         bigint references cases,
  object          text not null default '', -- what it is about beside the case: an effect, a hand-over
  raised_at       timestamptz not null default now(),
  ended_at        timestamptz, -- its cause is gone
  acknowledged_at timestamptz,
  acknowledged_by bigint references account,
  step            int not null default 0, -- how many times it was told
  next_at         timestamptz not null default now(), -- when it is told again
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create unique index alarm_one_running on alarm (kind, coalesce(case_id, 0), object) where ended_at is null;
create index alarm_to_tell on alarm (next_at) where ended_at is null and acknowledged_at is null;
grant select, insert, update (ended_at, acknowledged_at, acknowledged_by, step, next_at) on alarm to desk_app;

-- One message of an alarm to one place, kept until it is through or given up.
create table alarm_delivery (
  delivery_id bigint generated always as identity primary key,
  key         uuid not null unique default gen_random_uuid(), -- webhook-id, and part of the Message-ID: repeated tries are one message
  alarm_id    bigint not null references alarm,
  step        int not null,
  channel     text not null check (channel in ('webhook', 'email')),
  target      text not null,
  body        text not null,
  state       text not null default 'planned' check (state in ('planned', 'delivered', 'failed', 'unknown', 'cancelled')), -- cancelled: the alarm was over first
  attempts    int not null default 0,
  maybe       boolean not null default false, -- the answer to a try was lost: it may have arrived
  not_after   timestamptz not null,
  problem     text,
  made_at     timestamptz not null default now(),
  answered_at timestamptz,
  unique (alarm_id, step, channel, target)
);
create index alarm_delivery_failed on alarm_delivery (answered_at) where state in ('failed', 'unknown');
create index alarm_delivery_alarm on alarm_delivery (alarm_id, delivery_id);
grant select, insert, update (state, attempts, maybe, problem, answered_at) on alarm_delivery to desk_app;

-- Who is told of alarms and how often: nobody yet, so that an installation names its own people.
insert into setting (kind, version, body, made_by) values ('alarms', 1, $$
{"chain": [], "webhooks": [], "repeat_minutes": 5, "unacknowledged_minutes": null,
 "signpost": {"on": false, "template": null, "helplines": null}, "operator": null}
$$, 'default');
