-- Bulk changes name contacts that they deleted: they are forgotten after 30 days whether their user
-- makes another or not.

create or replace function private.forget_old(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  gone integer := 0;
  deleted integer;
begin
  delete from private.notifications n where n.id in (
    select o.id from private.notifications o
    where o.created_at < now() - interval '30 days' order by o.created_at limit at_most);
  get diagnostics deleted = row_count;
  gone := greatest(gone, deleted);
  delete from private.sent_mails s where (s.message_id, s.recipient) in (
    select o.message_id, o.recipient from private.sent_mails o
    where o.decided_at < now() - interval '1 year' order by o.decided_at limit at_most);
  get diagnostics deleted = row_count;
  gone := greatest(gone, deleted);
  delete from public.message_drafts d where (d.user_id, d.ticket_number, d.kind) in (
    select o.user_id, o.ticket_number, o.kind from public.message_drafts o
    where o.updated_at < now() - interval '180 days' order by o.updated_at limit at_most);
  get diagnostics deleted = row_count;
  gone := greatest(gone, deleted);
  -- Few, and without an index for this alone.
  delete from private.ticket_presence p where p.seen_at < now() - interval '1 hour';
  delete from private.sent_answers s where s.sent_at < now() - interval '1 day';
  delete from private.requester_links l where least(l.expires_at, l.revoked_at) < now() - interval '90 days';
  delete from public.bulk_changes b where b.created_at < now() - interval '30 days';
  return gone;
end $$;
comment on function private.forget_old(integer) is
  'Deletes notifications and bulk changes after 30 days, records of sent mails after a year, drafts nobody went on with after 180 days, and what became worthless with time; at most so many of each, and answers the most it deleted of one. For the worker.';
