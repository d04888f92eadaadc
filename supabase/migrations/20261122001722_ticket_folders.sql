-- Spam and trash: out of every list, brought back by a press, emptied after thirty days.

create index tickets_filed on public.tickets (filed_at) where filed_at is not null;

create function private.file_ticket(number bigint, folder text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  before text;
begin
  select t.folder into before from public.tickets t
  where t.number = file_ticket.number for no key update;
  update public.tickets t set folder = file_ticket.folder
  where t.number = file_ticket.number and t.folder <> file_ticket.folder;
  return before;
end $$;
comment on function private.file_ticket(bigint, text) is
  'Puts a ticket into a folder and answers the one it lay in. Definer: folder is nobody''s column to set. Callers have seen the ticket first.';
grant execute on function private.file_ticket(bigint, text) to authenticated;

create function public.file_ticket(number bigint, folder text) returns text
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(number);
  return private.file_ticket(number, folder);
end $$;
comment on function public.file_ticket(bigint, text) is
  'Moves a ticket to spam, to the trash, or back to the inbox; answers where it was before. No change of the ticket itself: its version and its place by activity stay, so that undoing it leaves no trace but history. PT404 when there is none to see.';
grant execute on function public.file_ticket(bigint, text) to authenticated;

create function private.empty_folders(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  gone bigint[];
begin
  -- Locked ones are being answered or brought back at this moment: they are looked at again later.
  with deleted as (
    delete from public.tickets t where t.number in (
      select due.number from public.tickets due
      where due.filed_at < now() - interval '30 days'
      order by due.filed_at limit at_most for update skip locked)
    returning t.number)
  select array_agg(d.number order by d.number) into gone from deleted d;
  if gone is null then
    return 0;
  end if;
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), 'deleted', 'tickets',
    gone[1]::text, 'spam and trash', jsonb_build_object('tickets', jsonb_build_object('from', gone, 'to', null)));
  return cardinality(gone);
end $$;
comment on function private.empty_folders(integer) is
  'Deletes tickets that have lain in spam or trash for thirty days, with all that hangs on them and what was merged into them, at most so many; answers how many. One line of the audit log names them all. For the worker.';
