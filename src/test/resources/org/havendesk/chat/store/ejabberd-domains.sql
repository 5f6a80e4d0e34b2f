-- The same tables of ejabberd where several domains share them.
create table users (username text not null, server_host text not null, "password" text not null,
  created_at timestamp not null default now(), primary key (server_host, username));
create table vcard_search (username text not null, lusername text not null, server_host text not null, fn text not null,
  nickname text not null, email text not null, primary key (server_host, lusername));
create table archive (username text not null, server_host text not null, timestamp bigint not null, peer text not null,
  bare_peer text not null, xml text not null, txt text, id serial, kind text, nick text, created_at timestamp not null default now());
create index i_archive_sh_username_timestamp on archive (server_host, username, timestamp);
create index i_archive_sh_timestamp on archive (server_host, timestamp);
create table muc_room (name text not null, host text not null, server_host text not null, opts text not null,
  created_at timestamp not null default now());
create unique index i_muc_room_name_host on muc_room (name, host);
create table muc_online_users (username text not null, server text not null, resource text not null, name text not null,
  host text not null, server_host text not null, node text not null);
