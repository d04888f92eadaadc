-- From when to when something happened on a ticket, beside whose it is: what the pages of contacts and
-- companies find their tickets and the newest lines by. A ticket's updated_at is no such bound: ratings,
-- links and mails that came back are lines of its history and move it up no list.

create table private.ticket_spans (
  number bigint primary key,
  requester_id uuid not null,
  company_id uuid,
  team_id uuid,
  shown boolean not null,
  unsolved boolean not null,
  began_at timestamptz not null,
  ended_at timestamptz not null
);

comment on table private.ticket_spans is 'Of each ticket whose it is, and the time within which all its messages and its history lie. Kept by triggers.';
comment on column private.ticket_spans.company_id is 'Where the requester works now.';
comment on column private.ticket_spans.shown is 'It lies in the inbox.';
comment on column private.ticket_spans.began_at is 'No line of it is older.';
comment on column private.ticket_spans.ended_at is 'No line of it is newer. What was taken back may have been: bounds only ever widen.';

-- With all that is asked of a ticket before it is known to be wanted: counting reads nothing else.
create index ticket_spans_of_requester on private.ticket_spans (requester_id, ended_at, number)
  include (began_at, team_id, unsolved) where shown;
create index ticket_spans_of_company on private.ticket_spans (company_id, ended_at, number)
  include (began_at, team_id, unsolved) where shown and company_id is not null;

create function private.follow_ticket_spans() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    delete from private.ticket_spans s where s.number = old.number;
  elsif tg_op = 'INSERT' then
    insert into private.ticket_spans (number, requester_id, company_id, team_id, shown, unsolved, began_at, ended_at)
    values (new.number, new.requester_id, private.company_of(new.requester_id), new.team_id, new.folder = 'inbox',
      new.solved_at is null, new.created_at, new.created_at);
  else
    update private.ticket_spans s set requester_id = new.requester_id, team_id = new.team_id,
      shown = new.folder = 'inbox', unsolved = new.solved_at is null,
      company_id = case when new.requester_id = old.requester_id then s.company_id
        else private.company_of(new.requester_id) end
    where s.number = new.number;
  end if;
  return null;
end $$;
comment on function private.follow_ticket_spans() is 'Trigger: spans follow their ticket. Definer: nobody reads or writes the spans.';
create trigger tickets_60_spans after insert or delete on public.tickets
  for each row execute function private.follow_ticket_spans();
create trigger tickets_60_changed_spans after update on public.tickets for each row
  when ((new.requester_id, new.team_id, new.folder, new.solved_at is null)
    is distinct from (old.requester_id, old.team_id, old.folder, old.solved_at is null))
  execute function private.follow_ticket_spans();

create function private.widen_ticket_span() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.ticket_spans s
  set began_at = least(s.began_at, new.created_at), ended_at = greatest(s.ended_at, new.created_at)
  where s.number = new.ticket_number and (new.created_at < s.began_at or new.created_at > s.ended_at);
  return null;
end $$;
comment on function private.widen_ticket_span() is
  'Trigger: what is said or done on a ticket lies within its span. Definer: nobody reads or writes the spans.';
create trigger messages_60_spans after insert or update of ticket_number, created_at on public.messages
  for each row execute function private.widen_ticket_span();
create trigger events_60_spans after insert on public.events
  for each row execute function private.widen_ticket_span();

create function private.follow_contact_spans() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- In one order, whoever else changes several.
  perform from private.ticket_spans s
  where s.number in (select t.number from public.tickets t where t.requester_id = new.id)
  order by s.number for update;
  update private.ticket_spans s set company_id = new.company_id
  from public.tickets t where t.requester_id = new.id and s.number = t.number;
  return null;
end $$;
comment on function private.follow_contact_spans() is
  'Trigger: tickets go with their requester to another company. Definer: as follow_contact_facts(), which says why nobody is missed.';
create trigger contacts_60_spans after update of company_id on public.contacts
  for each row when (new.company_id is distinct from old.company_id) execute function private.follow_contact_spans();

create function private.fill_ticket_spans(from_number bigint, to_number bigint) returns integer
language plpgsql set search_path = '' as $$
declare
  filled integer;
begin
  insert into private.ticket_spans (number, requester_id, company_id, team_id, shown, unsolved, began_at, ended_at)
  select t.number, t.requester_id, c.company_id, t.team_id, t.folder = 'inbox', t.solved_at is null,
    least(t.created_at, m.first, e.first), greatest(t.created_at, m.last, e.last)
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join (
    select o.ticket_number, min(o.created_at) as first, max(o.created_at) as last from public.messages o
    where o.ticket_number between from_number and to_number group by 1) m on m.ticket_number = t.number
  left join (
    select o.ticket_number, min(o.created_at) as first, max(o.created_at) as last from public.events o
    where o.ticket_number between from_number and to_number group by 1) e on e.ticket_number = t.number
  where t.number between from_number and to_number
  order by t.number
  on conflict (number) do nothing;
  get diagnostics filled = row_count;
  return filled;
end $$;
comment on function private.fill_ticket_spans(bigint, bigint) is
  'Makes the spans of tickets that have none, since they were written past the triggers, and answers of how many.';

-- What is there already.
do $$
declare
  last_number bigint := (select max(t.number) from public.tickets t);
begin
  for n in 1..coalesce(last_number, 0) by 100000 loop
    perform private.fill_ticket_spans(n, n + 99999);
  end loop;
end $$;
