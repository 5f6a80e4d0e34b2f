-- A desk at the level 015 in which people worked: something in each of its tables.
insert into desk.account (username, display_name, password_hash, member_id, safeguarding_lead)
  select 'person' || i, 'Person ' || i, '$argon2id$' || i, 'm' || i, i = 2 from generate_series(1, 3) i;
insert into desk.account_role select account_id, case account_id when 1 then 'moderator' else 'supervisor' end from desk.account;
insert into desk.setting (kind, version, body, made_by, reason)
  values ('community', 2, '{"name": "Quiet Harbour", "zone": "Europe/Dublin", "programs": []}', '2', 'our own name');
insert into desk.member_alias (member_id, words, code) values ('m7', 'Amber Heron', 'K4'), ('m8', 'Blue Otter', 'Q9');
insert into desk.intake_cursor (stream, head) values ('report', 41);
insert into desk.intake_mark (stream, seq) values ('report', 41);
insert into desk.intake_nothing (stream, record_id, seq) values ('report', 'r40', 40);
insert into desk.quarantine (stream, record_id, seq, error) values ('report', 'r39', 39, 'names no message');
insert into desk.cases (subject_kind, subject_id, path, tier, state, category, severity, needs_sorting, late_arrival, clock_from, reported_at,
    last_report_at, due_at, closed_at, outcome, decided_at, decided_by)
  values ('member', 'm7', 'conduct', 2, 'closed', 'abuse', 3, false, false, now(), now(), now(), now(), now(), 'warn', now(), 1);
insert into desk.cases (subject_kind, subject_id, path, tier, state, category, severity, needs_sorting, late_arrival, clock_from, reported_at,
    last_report_at, due_at, leased_by, leased_until, previous_case_id, protocol_version)
  values ('member', 'm7', 'care', 1, 'claimed', 'worry', 2, false, true, now(), now(), now(), now(), 1, now() + interval '1 hour', 1001, 1);
insert into desk.report (report_id, case_id, message_id, member_id, reporter_id, category, reason, tier, severity, sorted, reported_at)
  values ('r1', 1001, 't1', 'm7', 'm8', 'abuse', 'He said "no"	twice\n', 2, 3, true, now()), ('r2', 1002, null, 'm7', 'm8', 'worry', null, 1, 2, true, now());
insert into desk.evidence (report_id, position, message_id, room_id, member_id, sent_at, body)
  values ('r1', 0, 't1', 'garden', 'm7', now(), 'words – “with” everything \ in them'), ('r1', 1, 't2', 'garden', 'm8', now(), null);
insert into desk.check_in_answer (report_id, instrument, item, answer, answered_at) values ('r2', 'phq-9', '9', 2, now());
insert into desk.decision (case_id, case_version, decided_by, actions, policy, reason, text, undo_until, settled_at, approved_by)
  values (1001, 3, 1, array['warn', 'mute'], 'kind', 'it hurt somebody', 'please be kind', now(), now(), 2);
insert into desk.decision_report values (1, 'r1');
insert into desk.measure (decision_id, case_id, member_id, kind, begins_at, ends_at)
  values (1, 1001, 'm7', 'mute', now(), now() + interval '1 day');
insert into desk.member_restriction (member_id, kind) values ('m7', 'mute');
insert into desk.strike (decision_id, member_id, expires_at) values (1, 'm7', now() + interval '90 days');
insert into desk.effect (decision_id, case_id, kind, member_id, body, state, not_after, measure_id)
  values (1, 1001, 'notice', 'm7', 'please be kind', 'done', now(), null), (null, 1001, 'mute', 'm7', null, 'sent', now(), 1);
insert into desk.approval (case_id, case_version, kind, request, reason, asked_by, answer_by, state, answered_by, answered_at, answer_reason)
  values (1002, 1, 'reveal', '{"minutes": 60}', 'to reach them', 1, now(), 'approved', 2, now(), 'yes');
insert into desk.reveal (approval_id, case_id, account_id, until) values (1, 1002, 1, now());
insert into desk.disclosure (approval_id, case_id, recipient, affiliation, discloser, disclosed_at, nature)
  values (1, 1002, 'Ambulance', 'Dublin', 2, now(), 'where they are');
insert into desk.shift (account_id, begins_at, ends_at, planned_by) values (1, now(), now() + interval '8 hours', 2);
insert into desk.pause (account_id, ends_at) values (1, now() + interval '10 minutes');
insert into desk.topic_opt_out values (1, 'threats');
insert into desk.exposure (account_id, case_id, shown, day, weight) values (1, 1001, 't1', current_date, 2);
insert into desk.reader_preference (account_id, pause_after) values (1, 5);
insert into desk.debrief (asked_by) values (1);
insert into desk.passed_on (case_id, from_account, to_account) values (1002, 1, 3);
insert into desk.subject_note (subject_kind, subject_id, case_id, body, written_by) values ('member', 'm7', 1002, 'new here', 1);
insert into desk.shift_note (account_id, shift_id, body) values (1, 1, 'a quiet night');
insert into desk.care_answer (case_id, step, question, answer, by_account) values (1002, 'assess', 'safe', 'not_sure', 1);
insert into desk.follow_up (case_id, due_at, assigned_to, what, made_by) values (1002, now() + interval '2 days', 1, 'ask again', 1);
insert into desk.safety_plan (case_id, version, sections, made_by) values (1002, 1, '{"signs": "nights"}', 1);
insert into desk.hand_over (case_id, note, handed_by) values (1002, 'please look', 1);
insert into desk.reply (case_id, message_id, room_id, sent_at, body) values (1002, 't9', 'dm', now(), 'thank you');
insert into desk.alarm (kind, case_id) values ('immediate_unacknowledged', 1002);
insert into desk.alarm_delivery (alarm_id, step, channel, target, body, not_after) values (1, 0, 'email', 'lead@example.org', 'look', now());
insert into desk.scheduled_tasks (task_name, task_instance, execution_time, picked, version) values ('effect', '2', now(), false, 1);
select desk.ledger_append('person', i::text, 'claim', 'case', '1001', 'a reason – “kept”', null, '{"version": ' || i || '}', 'q' || i)
  from generate_series(1, 40) i;
