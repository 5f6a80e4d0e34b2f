-- How long things are kept, what stops their removal, and what removes them. The console's role may delete none of this by
-- itself: it calls the functions below, and each refuses what is not past its date, held, or still open.

-- Days after a case was closed, or an account was disabled.
insert into setting (kind, version, body, made_by) values ('retention', 1,
  '{"evidence_days": 180, "case_days": 730, "account_days": 365}', 'default');

-- While a hold runs, nothing of its case is removed.
create table legal_hold (
  hold_id     bigint generated always as identity primary key,
  case_id     bigint not null references cases,
  reason      text not null check (reason <> ''),
  set_by      bigint not null references account,
  set_at      timestamptz not null default now(),
  lifted_by   bigint references account,
  lifted_at   timestamptz,
  lift_reason text check (lift_reason <> ''),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create unique index legal_hold_one on legal_hold (case_id) where lifted_at is null;
grant select, insert, update (lifted_by, lifted_at, lift_reason) on legal_hold to desk_app;

-- What a member asked of the community about their data: asked by one supervisor, answered by another.
create table member_request (
  request_id    bigint generated always as identity primary key,
  kind          text not null check (kind in ('erase', 'report')),
  member_id     text, -- null: forgotten
  reason        text not null check (reason <> ''),
  asked_by      bigint not null references account,
  asked_at      timestamptz not null default now(),
  answer_by     timestamptz not null,
  state         text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn', 'lapsed')),
  answered_by   bigint references account,
  answered_at   timestamptz,
  answer_reason text check (answer_reason <> ''),
  open_until    timestamptz, -- of an approved report: until when it can be fetched
  check (state not in ('approved', 'refused') or (answered_by is not null and answered_by <> asked_by and answer_reason is not null)),
  check (member_id is not null or state <> 'asked')
);
create unique index member_request_one on member_request (member_id, kind) where state = 'asked';
create index member_request_recent on member_request (asked_at);
grant select, insert, update (member_id, state, answered_by, answered_at, answer_reason, open_until) on member_request to desk_app;

alter table cases add column content_removed_at timestamptz; -- words and evidence are gone, facts and figures stay
alter table account add column forgotten_at timestamptz; -- name and everything personal are gone, the number stays for the ledger
create index cases_closed on cases (closed_at) where state = 'closed';

-- What is past its date and bound by nothing: the words of a case, then the whole case, and disabled accounts.
create view past_retention as
with newest as (
  select (body ->> 'evidence_days')::int as evidence_days, (body ->> 'case_days')::int as case_days,
         (body ->> 'account_days')::int as account_days
  from setting where kind = 'retention' order by version desc limit 1
), free as (
  select * from cases c
  where state = 'closed'
    and not exists (select from legal_hold h where h.case_id = c.case_id and h.lifted_at is null)
    and not exists (select from measure m where m.case_id = c.case_id
                    and m.ended_at is null and m.lifted_at is null and m.cancelled_at is null)
    and not exists (select from approval a where a.case_id = c.case_id
                    and (a.state = 'asked' or (a.state = 'glass_broken' and a.reviewed_by is null)))
)
select 'content' as what, case_id as id, closed_at as since
from free, newest
where closed_at < now() - make_interval(days => evidence_days)
  and (content_removed_at is null or content_removed_at < closed_at)
union all
select 'case', case_id, closed_at
from free, newest
where closed_at < now() - make_interval(days => case_days)
  and not exists (select from decision d join strike s using (decision_id)
                  where d.case_id = free.case_id and s.expires_at > now())
union all
select 'account', account_id, disabled_at
from account, newest
where disabled_at < now() - make_interval(days => account_days) and forgotten_at is null;
grant select on past_retention to desk_app;

-- The words of one case, and what would tell who it was about. For the functions below only.
create function strip_case(p_case bigint) returns void language sql set search_path = desk, pg_temp as $$
  update evidence set body = null where report_id in (select report_id from report where case_id = p_case);
  delete from check_in_answer where report_id in (select report_id from report where case_id = p_case);
  update report set reason = null where case_id = p_case;
  update reply set body = null where case_id = p_case;
  update decision set reason = '(erased)', text = null where case_id = p_case;
  update effect set body = '(erased)' where case_id = p_case and body is not null;
  update approval set reason = '(erased)',
    answer_reason = case when answer_reason is not null then '(erased)' end,
    review_reason = case when review_reason is not null then '(erased)' end,
    request = case kind
      when 'decision' then jsonb_set(jsonb_set(request, '{request,reason}', '"(erased)"'), '{request,text}', '"(erased)"')
      when 'disclosure' then jsonb_set(request, '{emergency,nature}', '"(erased)"')
      else request end
  where case_id = p_case;
  delete from reveal where case_id = p_case;
  update disclosure set nature = '(erased)' where case_id = p_case;
  update care_answer set answer = case when answer is not null then '(erased)' end,
    not_needed = case when not_needed is not null then '(erased)' end
  where case_id = p_case;
  update follow_up set what = '(erased)' where case_id = p_case;
  delete from safety_plan where case_id = p_case;
  delete from decision_draft where case_id = p_case;
  update hand_over set note = '(erased)' where case_id = p_case;
  update subject_note set body = '(erased)' where case_id = p_case;
  update cases set content_removed_at = now() where case_id = p_case;
$$;

-- Removes the words of one case that is past its date.
create function remove_content(p_case bigint) returns void language plpgsql security definer set search_path = desk, pg_temp as $$
begin
  perform from cases where case_id = p_case for update;
  if not exists (select from past_retention where what = 'content' and id = p_case) then
    raise exception 'the content of case % is not to be removed', p_case;
  end if;
  perform strip_case(p_case);
end $$;

-- Removes one case that is past its date, with everything that hangs on it. What the ledger has of it stays.
create function remove_case(p_case bigint) returns void language plpgsql security definer set search_path = desk, pg_temp as $$
begin
  perform from cases where case_id = p_case for update;
  if not exists (select from past_retention where what = 'case' and id = p_case) then
    raise exception 'case % is not to be removed', p_case;
  end if;
  delete from alarm_delivery where alarm_id in (select alarm_id from alarm where case_id = p_case);
  delete from alarm where case_id = p_case;
  delete from decision_draft where case_id = p_case;
  delete from passed_on where case_id = p_case;
  delete from exposure where case_id = p_case;
  delete from subject_note where case_id = p_case;
  delete from legal_hold where case_id = p_case;
  delete from reply where case_id = p_case;
  delete from hand_over where case_id = p_case;
  delete from safety_plan where case_id = p_case;
  delete from follow_up where case_id = p_case;
  delete from care_answer where case_id = p_case;
  delete from disclosure where case_id = p_case;
  delete from reveal where case_id = p_case;
  delete from approval where case_id = p_case;
  delete from effect where case_id = p_case;
  delete from measure where case_id = p_case;
  delete from strike where decision_id in (select decision_id from decision where case_id = p_case);
  delete from decision_report where decision_id in (select decision_id from decision where case_id = p_case)
    or report_id in (select report_id from report where case_id = p_case);
  delete from evidence where report_id in (select report_id from report where case_id = p_case);
  delete from check_in_answer where report_id in (select report_id from report where case_id = p_case);
  delete from report where case_id = p_case;
  delete from decision where case_id = p_case;
  update cases set previous_case_id = null where previous_case_id = p_case;
  delete from cases where case_id = p_case;
end $$;

-- Empties one account that is past its date. Its number stays: the ledger and the cases name it.
create function forget_account(p_account bigint) returns void language plpgsql security definer set search_path = desk, pg_temp as $$
begin
  perform from account where account_id = p_account for update;
  if not exists (select from past_retention where what = 'account' and id = p_account) then
    raise exception 'account % is not to be forgotten', p_account;
  end if;
  delete from exposure where account_id = p_account;
  delete from topic_opt_out where account_id = p_account;
  delete from reader_preference where account_id = p_account;
  delete from debrief where p_account in (asked_by, answered_by);
  delete from pause where account_id = p_account;
  update shift_note set body = '(erased)' where account_id = p_account;
  delete from passkey where account_id = p_account;
  delete from code_app where account_id = p_account;
  delete from recovery_code where account_id = p_account;
  delete from session where account_id = p_account;
  delete from decision_draft where account_id = p_account;
  delete from invitation where account_id = p_account; -- of a later migration; looked up when this runs
  delete from account_role where account_id = p_account;
  update account set username = 'former-' || account_id, display_name = 'Former colleague ' || account_id,
    password_hash = null, email = null, member_id = null, safeguarding_lead = false, forgotten_at = now()
  where account_id = p_account;
end $$;

-- Erases one member: words, evidence, answers, replies, notes, revealed identities and the alias; and in what stays, the
-- member's id and the ids of their messages become ones that lead nowhere. Their @handle goes out of others' words. Returns
-- how many cases were about them.
create function erase_member(p_member text, p_handle text) returns int language plpgsql security definer set search_path = desk, pg_temp as $$
declare
  token    text := 'erased-' || gen_random_uuid();
  salt     text := gen_random_uuid();
  mine     bigint[] := array(select case_id from cases where subject_kind = 'member' and subject_id = p_member for update);
  messages text[];
  mention  text;
begin
  if exists (select from cases where case_id = any(mine) and state <> 'closed')
     or exists (select from legal_hold where case_id = any(mine) and lifted_at is null)
     or exists (select from legal_hold h join report r using (case_id) left join evidence e using (report_id)
                where h.lifted_at is null and p_member in (r.reporter_id, r.member_id, e.member_id))
     or exists (select from measure where member_id = p_member
                and ended_at is null and lifted_at is null and cancelled_at is null) then
    raise exception 'this member cannot be erased yet';
  end if;
  messages := array(select message_id from evidence where member_id = p_member
                    union select message_id from report where member_id = p_member and message_id is not null
                    union select message_id from reply where case_id = any(mine));
  perform strip_case(c) from unnest(mine) c;

  update report set reason = null where p_member in (member_id, reporter_id);
  delete from check_in_answer where report_id in (select report_id from report where member_id = p_member);
  update effect set body = '(erased)' where member_id = p_member and body is not null;
  update subject_note set body = '(erased)' where subject_kind = 'member' and subject_id = p_member;
  update evidence set body = null where member_id = p_member;

  update exposure set shown = 'erased-' || exposure_id
  where exists (select from unnest(messages) m where position(m in shown) > 0);
  update evidence set message_id = 'erased-' || md5(salt || message_id) where message_id = any(messages);
  update evidence set reply_to = 'erased-' || md5(salt || reply_to) where reply_to = any(messages);
  update report set message_id = 'erased-' || md5(salt || message_id) where message_id = any(messages);
  update reply set message_id = 'erased-' || md5(salt || message_id), room_id = 'erased' where case_id = any(mine);
  update effect set message_id = 'erased-' || md5(salt || message_id) where message_id = any(messages);

  update evidence set member_id = token where member_id = p_member;
  update report set member_id = token where member_id = p_member;
  update report set reporter_id = token where reporter_id = p_member;
  update effect set member_id = token where member_id = p_member;
  update measure set member_id = token where member_id = p_member;
  update strike set member_id = token where member_id = p_member;
  update subject_note set subject_id = token where subject_kind = 'member' and subject_id = p_member;
  update cases set subject_id = token where subject_kind = 'member' and subject_id = p_member;
  update account set member_id = null where member_id = p_member;
  update member_request set member_id = null where member_id = p_member and state <> 'asked';
  delete from member_restriction where member_id = p_member;
  delete from member_alias where member_id = p_member;

  if p_handle is not null then
    mention := '@' || regexp_replace(p_handle, '([^[:alnum:]])', '\\\1', 'g') || '(?![[:alnum:]_])';
    update evidence set body = regexp_replace(body, mention, '(erased)', 'gi') where body ~* mention;
    update reply set body = regexp_replace(body, mention, '(erased)', 'gi') where body ~* mention;
    update report set reason = regexp_replace(reason, mention, '(erased)', 'gi') where reason ~* mention;
    update subject_note set body = regexp_replace(body, mention, '(erased)', 'gi') where body ~* mention;
  end if;
  return cardinality(mine);
end $$;

revoke all on function strip_case, remove_content, remove_case, forget_account, erase_member from public;
grant execute on function remove_content, remove_case, forget_account, erase_member to desk_app;
