-- What the dashboard counts: one narrow row a ticket, kept by triggers, and every change of one
-- written down until it is added to the tallies.

create function private.rounded_minutes(began timestamptz, ended timestamptz) returns integer
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  m double precision := greatest(extract(epoch from ended - began), 0) / 60;
  -- Each bound is a multiple of the steps on both sides: a longer time is never rounded to a shorter.
  step integer := case
    when m < 20 then 1 when m < 50 then 2 when m < 120 then 5 when m < 240 then 10 when m < 480 then 20
    when m < 960 then 30 when m < 1440 then 60 when m < 2880 then 120 when m < 5760 then 240
    when m < 14400 then 480 when m < 43200 then 1440 else 4320 end;
begin
  return round(m / step) * step;
end $$;
comment on function private.rounded_minutes(timestamptz, timestamptz) is
  'How long it took in minutes, rounded as one would say it: to the minute under twenty, to ten under four hours, to the hour under a day; from ten minutes on by a twentieth at most. Since it keeps order, the rounded median is the median of what is rounded.';

create table private.ticket_facts (
  number bigint primary key,
  counted boolean not null,
  team_id uuid,
  assignee_id uuid,
  company_id uuid,
  channel text not null,
  tag_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  replied_at timestamptz,
  solved_at timestamptz,
  reply_minutes integer generated always as (private.rounded_minutes(created_at, replied_at)) stored,
  solve_minutes integer generated always as (private.rounded_minutes(created_at, solved_at)) stored
);
create table private.ticket_fact_changes (
  id bigint generated always as identity primary key,
  weight smallint not null,
  fact private.ticket_facts not null
);

comment on table private.ticket_facts is 'What is counted of each ticket: the truth that all numbers of the dashboard come from.';
comment on column private.ticket_facts.counted is 'It lies in the inbox and was not merged into another.';
comment on column private.ticket_facts.company_id is 'Where the requester works now.';
comment on column private.ticket_facts.replied_at is 'When somebody of ours first answered in public. What a ticket begins with is no answer, unless it follows up another.';
comment on table private.ticket_fact_changes is
  'What the tallies do not know yet: facts that ceased to hold (weight -1) and that began to (1). Only ever appended to by those who write tickets, so that no two of them wait for each other; readers add it to the tallies.';

alter table private.ticket_fact_changes add constraint ticket_fact_changes_weight check (weight in (-1, 1));

create index ticket_facts_by_creation on private.ticket_facts (created_at) where counted;
create index ticket_facts_by_reply on private.ticket_facts (replied_at) where counted and replied_at is not null;
create index ticket_facts_by_solving on private.ticket_facts (solved_at) where counted and solved_at is not null;
create index ticket_facts_unsolved on private.ticket_facts (created_at) where counted and solved_at is null;

create function private.first_reply_at(ticket bigint) returns timestamptz
language sql stable set search_path = '' as $$
  select min(m.created_at) from public.messages m
  where m.ticket_number = ticket and m.kind = 'reply' and m.author_kind <> 'contact'
    and (m.id > (select min(o.id) from public.messages o where o.ticket_number = ticket)
      or exists (select from public.tickets t where t.number = ticket and t.follows_up is not null))
$$;
comment on function private.first_reply_at(bigint) is 'When a ticket was first answered, as its conversation stands.';

create function private.company_of(contact uuid) returns uuid
language plpgsql set search_path = '' as $$
declare
  company uuid;
begin
  -- Whoever moves the contact to another company at this moment has finished, or waits and counts this ticket too.
  select c.company_id into company from public.contacts c where c.id = contact for share;
  return company;
end $$;
comment on function private.company_of(uuid) is 'Where a contact works, certain to the end of the transaction.';

create function private.follow_ticket_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    delete from private.ticket_facts f where f.number = old.number;
  elsif tg_op = 'INSERT' then
    insert into private.ticket_facts (number, counted, team_id, assignee_id, company_id, channel, created_at, solved_at)
    values (new.number, new.folder = 'inbox' and new.merged_into is null, new.team_id, new.assignee_id,
      private.company_of(new.requester_id), new.channel, new.created_at, new.solved_at);
  else
    update private.ticket_facts f set counted = new.folder = 'inbox' and new.merged_into is null,
      team_id = new.team_id, assignee_id = new.assignee_id, channel = new.channel,
      created_at = new.created_at, solved_at = new.solved_at,
      company_id = case when new.requester_id = old.requester_id then f.company_id
        else private.company_of(new.requester_id) end
    where f.number = new.number;
  end if;
  return null;
end $$;
comment on function private.follow_ticket_facts() is 'Trigger: facts follow their ticket. Definer: nobody reads or writes the facts.';
create trigger tickets_60_facts after insert or delete on public.tickets
  for each row execute function private.follow_ticket_facts();
create trigger tickets_60_changed_facts after update on public.tickets for each row
  when ((new.folder, new.merged_into, new.team_id, new.assignee_id, new.requester_id, new.channel, new.created_at, new.solved_at)
    is distinct from
    (old.folder, old.merged_into, old.team_id, old.assignee_id, old.requester_id, old.channel, old.created_at, old.solved_at))
  execute function private.follow_ticket_facts();

create function private.follow_reply_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.ticket_facts f set replied_at = private.first_reply_at(f.number)
  where f.number = new.ticket_number and (f.replied_at is null or f.replied_at > new.created_at);
  return null;
end $$;
comment on function private.follow_reply_facts() is 'Trigger: the first answer is noted. Definer: nobody reads or writes the facts.';
create trigger messages_60_facts after insert on public.messages
  for each row when (new.kind = 'reply' and new.author_kind <> 'contact')
  execute function private.follow_reply_facts();

create function private.reread_reply_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  affected bigint[] := array(select distinct g.ticket_number from gone g);
begin
  if tg_op = 'UPDATE' then
    affected := affected || array(select distinct a.ticket_number from arrived a);
  end if;
  update private.ticket_facts f set replied_at = r.at
  from (select n, private.first_reply_at(n) as at from unnest(affected) n) r
  where f.number = r.n and f.replied_at is distinct from r.at;
  return null;
end $$;
comment on function private.reread_reply_facts() is
  'Trigger: when messages went elsewhere, first answers are looked for again. Definer: nobody reads or writes the facts.';
create trigger messages_60_moved_facts after update on public.messages
  referencing old table as gone new table as arrived for each statement execute function private.reread_reply_facts();
create trigger messages_60_gone_facts after delete on public.messages
  referencing old table as gone for each statement execute function private.reread_reply_facts();

create function private.follow_tag_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.ticket_facts f
  set tag_ids = array(select g.tag_id from public.ticket_tags g where g.ticket_number = f.number order by 1)
  where f.number = any (array(select distinct t.ticket_number from touched t));
  return null;
end $$;
comment on function private.follow_tag_facts() is
  'Trigger: tags are noted; writers hold the lock of the ticket. Definer: nobody reads or writes the facts.';
create trigger ticket_tags_60_added_facts after insert on public.ticket_tags
  referencing new table as touched for each statement execute function private.follow_tag_facts();
create trigger ticket_tags_60_changed_facts after update on public.ticket_tags
  referencing new table as touched for each statement execute function private.follow_tag_facts();
create trigger ticket_tags_60_removed_facts after delete on public.ticket_tags
  referencing old table as touched for each statement execute function private.follow_tag_facts();

create function private.follow_contact_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- In one order, whoever else changes several facts.
  perform from private.ticket_facts f
  where f.number in (select t.number from public.tickets t where t.requester_id = new.id)
  order by f.number for update;
  update private.ticket_facts f set company_id = new.company_id
  from public.tickets t where t.requester_id = new.id and f.number = t.number;
  return null;
end $$;
comment on function private.follow_contact_facts() is
  'Trigger: tickets count for the company where their requester works now. Who opens a ticket for the contact meanwhile waits, or was waited for: see company_of(). Definer: nobody reads or writes the facts.';
create trigger contacts_60_facts after update of company_id on public.contacts
  for each row when (new.company_id is distinct from old.company_id) execute function private.follow_contact_facts();
