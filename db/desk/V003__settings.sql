-- Versioned settings: the newest version of a kind is in force, older ones stay readable.

create table setting (
  kind    text not null,
  version int not null check (version > 0),
  body    jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (kind, version)
);
grant select, insert on setting to desk_app;

-- Minutes from report to due time, per tier.
insert into setting (kind, version, body, made_by) values ('clocks', 1,
  '{"immediate": 15, "urgent": 60, "soon": 480, "routine": 2880}', 'default');

-- What a report's category, or a word of its reason, means. Words count where they make a report more pressing than its
-- category does; severity 3 hides the reported words until somebody asks for them. What matches nothing is Soon and marked "needs sorting".
insert into setting (kind, version, body, made_by) values ('sorting', 1, $$
{"words": [
  {"words": ["suicide", "suicidal", "kill myself", "end my life", "self-harm", "self harm", "hurt myself", "hurting themselves", "overdose"], "category": "self_harm"},
  {"words": ["worried about", "worry about", "not safe", "in danger"], "category": "worry"}],
 "categories": [
  {"category": "self_harm",         "path": "care",    "tier": "immediate", "severity": 3},
  {"category": "crisis",            "path": "care",    "tier": "immediate", "severity": 3},
  {"category": "worry",             "path": "care",    "tier": "immediate", "severity": 2},
  {"category": "abuse",             "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "sex_harassment",    "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "racist",            "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "sexist",            "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "homophobic",        "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "transphobic",       "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "ableist",           "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "ageist",            "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "intellectual",      "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "threat",            "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "harassment",        "path": "conduct", "tier": "urgent",    "severity": 3},
  {"category": "private_messages",  "path": "conduct", "tier": "urgent",    "severity": 2},
  {"category": "misinformation",    "path": "conduct", "tier": "soon",      "severity": 1},
  {"category": "contact_details",   "path": "conduct", "tier": "soon",      "severity": 1},
  {"category": "conflict",          "path": "conduct", "tier": "soon",      "severity": 1},
  {"category": "derailing",         "path": "conduct", "tier": "soon",      "severity": 1},
  {"category": "spam",              "path": "conduct", "tier": "routine",   "severity": 1}]}
$$, 'default');

-- The rules that a conduct decision names.
insert into setting (kind, version, body, made_by) values ('policies', 1, $$
{"policies": [
  {"key": "kind",    "name": "Be kind to the person"},
  {"key": "safe",    "name": "Keep people safe"},
  {"key": "private", "name": "What is private stays private"},
  {"key": "topic",   "name": "Stay with what the room is for"},
  {"key": "honest",  "name": "Say what you know, and how you know it"},
  {"key": "none",    "name": "No rule was broken"}]}
$$, 'default');

-- The community: its name, the time zone of its days, and its programs as disjoint sets of rooms.
insert into setting (kind, version, body, made_by) values ('community', 1,
  '{"name": "Your community", "zone": "UTC", "programs": []}', 'default');
