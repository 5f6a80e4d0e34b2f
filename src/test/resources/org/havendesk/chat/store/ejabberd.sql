-- The tables of ejabberd, of one domain, that the contract reads, with the columns and indexes that it rests on.
create table users (username text primary key, "password" text not null, created_at timestamp not null default now());
create table vcard_search (username text not null, lusername text primary key, fn text not null, nickname text not null,
  email text not null);
create table archive (username text not null, timestamp bigint not null, peer text not null, bare_peer text not null,
  xml text not null, txt text, id serial, kind text, nick text, created_at timestamp not null default now());
create index i_username_timestamp on archive (username, timestamp);
create index i_timestamp on archive (timestamp);
create table muc_room (name text not null, host text not null, opts text not null, created_at timestamp not null default now());
create unique index i_muc_room_name_host on muc_room (name, host);
create table muc_online_users (username text not null, server text not null, resource text not null, name text not null,
  host text not null, node text not null);
