-- Facts and tallies made from nothing: of what was there before, after a load, in another time zone.

create function private.fill_ticket_facts(from_number bigint, to_number bigint) returns integer
language plpgsql set search_path = '' as $$
declare
  filled integer;
begin
  insert into private.ticket_facts (
    number, counted, team_id, assignee_id, company_id, channel, tag_ids, created_at, replied_at, solved_at)
  select t.number, t.folder = 'inbox' and t.merged_into is null, t.team_id, t.assignee_id, c.company_id, t.channel,
    coalesce(g.tag_ids, '{}'), t.created_at, r.at, t.solved_at
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join (
    select tt.ticket_number, array_agg(tt.tag_id order by tt.tag_id) as tag_ids from public.ticket_tags tt
    where tt.ticket_number between from_number and to_number group by 1) g on g.ticket_number = t.number
  left join (
    select m.ticket_number, min(m.created_at) as at
    from (
      select a.*, min(a.id) over (partition by a.ticket_number) as first from public.messages a
      where a.ticket_number between from_number and to_number) m
    join public.tickets o on o.number = m.ticket_number
    where m.kind = 'reply' and m.author_kind <> 'contact' and (m.id > m.first or o.follows_up is not null)
    group by 1) r on r.ticket_number = t.number
  where t.number between from_number and to_number
  order by t.number
  on conflict (number) do nothing;
  get diagnostics filled = row_count;
  return filled;
end $$;
comment on function private.fill_ticket_facts(bigint, bigint) is
  'Notes the facts of tickets that have none, since they were written past the triggers, and answers of how many.';

create function private.tally_all_changes() returns void
language plpgsql set search_path = '' as $$
begin
  -- Bounded, so that adding up fits into memory.
  loop
    exit when private.tally_changes(100000) < 100000;
  end loop;
end $$;
comment on function private.tally_all_changes() is 'Adds all changes of facts to the tallies in one transaction.';

create function private.recount_tickets() returns void
language plpgsql set search_path = '' as $$
begin
  perform from private.tallied_zone z for update;
  delete from private.ticket_tallies;
  -- One statement, hence one moment: what is noted later stays to be added.
  with gone as (delete from private.ticket_fact_changes)
  insert into private.ticket_fact_changes (weight, fact)
  select 1, row(f.*)::private.ticket_facts from private.ticket_facts f where f.counted order by f.created_at;
  update private.tallied_zone set name = private.workspace_zone();
  perform private.tally_all_changes();
end $$;
comment on function private.recount_tickets() is
  'Makes the tallies anew from the facts, in the days of the workspace''s zone. Readers see the old ones until it ends; nobody who writes waits. For the worker.';

create function private.recount_for_zone() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job('recount_tickets', job_key => 'recount_tickets');
  return null;
end $$;
comment on function private.recount_for_zone() is
  'Trigger: other days, other sums. Definer: jobs are nobody''s to add.';
create trigger settings_90_recount after update of time_zone on public.settings
  for each row when (new.time_zone <> old.time_zone) execute function private.recount_for_zone();

-- What is there already.
do $$
declare
  last_number bigint := (select max(t.number) from public.tickets t);
begin
  for n in 1..coalesce(last_number, 0) by 100000 loop
    perform private.fill_ticket_facts(n, n + 99999);
    perform private.tally_all_changes();
  end loop;
end $$;
