-- What is solved and stays so is closed in time.

alter table public.settings add column close_solved_after_days integer not null default 14;
comment on column public.settings.close_solved_after_days is 'After how many days a solved ticket is closed; 0: never.';
alter table public.settings
  add constraint settings_close_solved_after_days_range check (close_solved_after_days between 0 and 3650);
grant update (close_solved_after_days) on public.settings to authenticated;

create index tickets_solved on public.tickets (solved_at) where status = 'solved';

create function private.close_solved_tickets(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  closed integer;
begin
  -- A ticket that somebody has in hand is looked at again the next time.
  update public.tickets t set status = 'closed'
  where t.number in (
    select due.number from public.tickets due cross join public.settings s
    where s.close_solved_after_days > 0 and due.status = 'solved'
      and due.solved_at < now() - make_interval(days => s.close_solved_after_days)
    order by due.solved_at limit at_most for update of due skip locked);
  get diagnostics closed = row_count;
  return closed;
end $$;
comment on function private.close_solved_tickets(integer) is
  'Closes tickets that have been solved for as long as the settings say, at most so many; answers how many. For the worker.';
