-- A forgotten account has no links to come in any more.
create or replace function forget_account(p_account bigint) returns void language plpgsql security definer set search_path = desk, pg_temp as $$
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
  delete from invitation where account_id = p_account;
  delete from account_role where account_id = p_account;
  update account set username = 'former-' || account_id, display_name = 'Former colleague ' || account_id,
    password_hash = null, email = null, member_id = null, safeguarding_lead = false, forgotten_at = now()
  where account_id = p_account;
end $$;
