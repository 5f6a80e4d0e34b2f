-- The console's role loses what it never used. What a case is about does not change once it is open.
revoke update on cases from desk_app;
grant update (path, tier, state, version, category, severity, needs_sorting, raised_from, room_id, room_name, program, reports, reporters,
  queued_at, clock_from, reported_at, last_report_at, due_at, leased_by, leased_until, waiting_until, waiting_for, first_look_at,
  decided_at, decided_by, closed_at, outcome, protocol_version) on cases to desk_app;

revoke delete on member_alias from desk_app;
revoke delete, update on intake_cursor from desk_app;
grant update (head) on intake_cursor to desk_app;
revoke update on intake_mark from desk_app;
revoke update on member_restriction from desk_app;
revoke update on reader_preference from desk_app;
grant update (pause_after, not_now_at) on reader_preference to desk_app;

-- Functions belong to those who were given them, and not to everybody; those of triggers need nobody's right.
revoke execute on all functions in schema desk from public;
alter default privileges revoke execute on functions from public;
