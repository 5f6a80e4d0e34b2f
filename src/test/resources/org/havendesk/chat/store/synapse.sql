-- The tables of Matrix Synapse, schema 94, that the contract reads, with the columns and indexes that it rests on.
create table users (name text unique, password_hash text, creation_ts bigint, admin smallint not null default 0,
  is_guest smallint not null default 0, appservice_id text, user_type text, deactivated smallint not null default 0,
  shadow_banned boolean, approved boolean, locked boolean not null default false, suspended boolean not null default false);
create table profiles (user_id text unique, displayname text, avatar_url text, full_user_id text unique);
create table user_daily_visits (user_id text not null, device_id text, timestamp bigint not null, user_agent text);
create index user_daily_visits_uts_idx on user_daily_visits (user_id, timestamp);
create table user_ips (user_id text not null, access_token text not null, ip text not null, last_seen bigint not null);
create table user_threepids (user_id text, medium text, address text);
create table rooms (room_id text primary key, is_public boolean, creator text, room_version text);
create table room_stats_state (room_id text primary key, name text, canonical_alias text, join_rules text,
  history_visibility text, encryption text, topic text, room_type text);
create table room_stats_current (room_id text primary key, joined_members int not null default 0);
create table current_state_events (event_id text not null unique, room_id text not null, type text not null,
  state_key text not null, membership text, unique (room_id, type, state_key));
create table room_memberships (event_id text unique, user_id text not null, sender text not null, room_id text not null,
  membership text not null);
create table account_data (user_id text not null, account_data_type text not null, stream_id bigint not null,
  content text not null, unique (user_id, account_data_type));
create table events (topological_ordering bigint not null, event_id text not null unique, type text not null,
  room_id text not null, processed boolean not null default true, outlier boolean not null default false,
  depth bigint not null default 0, origin_server_ts bigint, received_ts bigint, sender text, state_key text,
  rejection_reason text, stream_ordering bigint not null);
create unique index events_stream_ordering on events (stream_ordering);
create index events_room_stream on events (room_id, stream_ordering);
create table event_json (event_id text not null unique, room_id text not null, internal_metadata text not null default '{}',
  json text not null, format_version int);
create table event_relations (event_id text not null unique, relates_to_id text not null, relation_type text not null,
  aggregation_key text);
create index event_relations_relates on event_relations (relates_to_id, relation_type, aggregation_key);
create table redactions (event_id text not null unique, redacts text not null, have_censored boolean not null default false,
  received_ts bigint);
create index redactions_redacts on redactions (redacts);
create table event_reports (id bigint primary key, received_ts bigint not null, room_id text not null, event_id text not null,
  user_id text not null, reason text, content text);
create table room_reports (id bigint primary key, received_ts bigint not null, room_id text not null, user_id text not null,
  reason text not null);
create table user_reports (id bigint primary key, received_ts bigint not null, target_user_id text not null,
  user_id text not null, reason text not null);
