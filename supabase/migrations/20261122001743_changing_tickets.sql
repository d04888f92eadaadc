-- What a macro and a bulk change do to tickets: a reply, tags, and any of their properties at once.
-- For many tickets together, since the policies ask who acts once a statement.

create type private.ticket_change as (
  number bigint, changes jsonb, was public.tickets, added text[], removed text[], outcome text, reason text
);
comment on type private.ticket_change is
  'One ticket on its way through change_tickets: what is asked, what it was, and what comes of it.';

create function private.foreseen_refusal(ticket public.tickets, changes jsonb, tags integer) returns text
language plpgsql stable set search_path = '' as $$
declare
  assignee uuid := changes ->> 'assignee_id';
begin
  return case
    when ticket.status = 'closed' then 'tickets_closed_is_final'
    when tags > 20 then 'ticket_tags_at_most_20'
    when assignee is not null and assignee is distinct from ticket.assignee_id and not exists (
      select from public.users u where u.id = assignee and u.deactivated_at is null)
      then 'tickets_assignee_active'
    when (changes ->> 'team_id')::uuid is distinct from ticket.team_id
      and (changes ->> 'team_id')::uuid = any (private.hidden_team_ids()) then 'forbidden'
  end;
end $$;
comment on function private.foreseen_refusal(public.tickets, jsonb, integer) is
  'Why this change of a ticket, which would then bear so many tags, is going to be refused; null when nothing speaks against it. The triggers and policies decide all the same.';

create function private.plan_ticket_changes(numbers bigint[], changes jsonb[], replies boolean) returns private.ticket_change[]
language plpgsql set search_path = '' as $$
declare
  -- In the order of their numbers, so that two who change many tickets at once cannot deadlock.
  locked public.tickets[] := array(
    select t from public.tickets t where t.number = any (numbers) order by t.number for no key update);
  plan private.ticket_change[] := '{}';
  one private.ticket_change;
  asked record;
begin
  for asked in
    select a.number, a.changes, t as was, array(
      select g.name from public.ticket_tags tt join public.tags g on g.id = tt.tag_id
      where tt.ticket_number = a.number and a.changes ?| '{add_tags,remove_tags}') as tags
    from unnest(numbers, plan_ticket_changes.changes) a (number, changes)
    left join unnest(locked) t on t.number = a.number
  loop
    one := row (asked.number, asked.changes, asked.was, '{}', '{}', null, null);
    if asked.changes ?| '{add_tags,remove_tags}' then
      one.added := array(
        select distinct name from jsonb_array_elements_text(asked.changes -> 'add_tags') name
        where name <> all (asked.tags));
      one.removed := array(
        select distinct name from jsonb_array_elements_text(asked.changes -> 'remove_tags') name
        where name = any (asked.tags));
    end if;
    if (one.was).number is null then
      one.outcome := 'gone';
    elsif not replies and one.added = '{}' and one.removed = '{}'
      and (one.was).status = coalesce(one.changes ->> 'status', (one.was).status)
      and (one.was).priority = coalesce(one.changes ->> 'priority', (one.was).priority)
      and not (one.changes ? 'assignee_id' and (one.changes ->> 'assignee_id')::uuid is distinct from (one.was).assignee_id)
      and not (one.changes ? 'team_id' and (one.changes ->> 'team_id')::uuid is distinct from (one.was).team_id) then
      one.outcome := 'unchanged';
    else
      one.reason := private.foreseen_refusal(one.was, one.changes, case
        when one.added = '{}' then 0
        else cardinality(asked.tags) + cardinality(one.added) - cardinality(one.removed) end);
      one.outcome := case when one.reason is null then 'changed' else 'refused' end;
    end if;
    plan := plan || one;
  end loop;
  return plan;
end $$;
comment on function private.plan_ticket_changes(bigint[], jsonb[], boolean) is
  'Locks these tickets and says of each what its change would come to. What it cannot foresee is refused when it is tried.';

create function private.change_tickets(numbers bigint[], changes jsonb[], reply text)
returns table (number bigint, outcome text, reason text, before jsonb, version integer)
language plpgsql set search_path = '' as $$
declare
  plan private.ticket_change[] := private.plan_ticket_changes(numbers, changes, reply is not null);
begin
  -- The fields last: a ticket that is closed by this change takes nothing afterwards.
  if reply is not null then
    insert into public.messages (ticket_number, kind, body)
    select p.number, 'reply', private.fill_macro(reply, p.number)
    from unnest(plan) p where p.outcome = 'changed' order by p.number;
  end if;
  delete from public.ticket_tags tt
  using unnest(plan) p join public.tags g on g.name = any (p.removed)
  where p.outcome = 'changed' and tt.ticket_number = p.number and tt.tag_id = g.id;
  insert into public.ticket_tags (ticket_number, tag_id)
  select p.number, g.id from unnest(plan) p join public.tags g on g.name = any (p.added)
  where p.outcome = 'changed';
  update public.tickets t set
    status = coalesce(p.changes ->> 'status', t.status),
    priority = coalesce(p.changes ->> 'priority', t.priority),
    assignee_id = case when p.changes ? 'assignee_id' then (p.changes ->> 'assignee_id')::uuid else t.assignee_id end,
    team_id = case when p.changes ? 'team_id' then (p.changes ->> 'team_id')::uuid else t.team_id end
  from unnest(plan) p
  where t.number = p.number and p.outcome = 'changed'
    and p.changes ?| '{status,priority,assignee_id,team_id}';

  return query
    select p.number, p.outcome, p.reason,
      case when p.outcome = 'changed' then jsonb_build_object(
        'at', now(), 'status', (p.was).status, 'priority', (p.was).priority,
        'assignee_id', (p.was).assignee_id, 'team_id', (p.was).team_id,
        'waiting_since', (p.was).waiting_since, 'solved_at', (p.was).solved_at,
        'added', p.added, 'removed', p.removed, 'replied', reply is not null) end,
      t.version
    from unnest(plan) p left join public.tickets t on t.number = p.number;
end $$;
comment on function private.change_tickets(bigint[], jsonb[], text) is
  'Changes tickets as they are now, each by its own changes: status, priority, assignee_id, team_id, add_tags, remove_tags; and a public reply, filled, unless that is null. Answers what came of each (changed, unchanged, refused and why, gone: none to see), what it was before and its version. What is not foreseen is raised, and then nothing is changed.';

create function private.give_back_stamps(numbers bigint[], befores jsonb[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.tickets t set
    waiting_since = coalesce(t.waiting_since, (b.was ->> 'waiting_since')::timestamptz),
    solved_at = coalesce((b.was ->> 'solved_at')::timestamptz, t.solved_at)
  from unnest(numbers, befores) b (number, was)
  where t.number = b.number and (
    (t.waiting_since is null and b.was ->> 'waiting_since' is not null)
    or t.solved_at <> (b.was ->> 'solved_at')::timestamptz);
end $$;
comment on function private.give_back_stamps(bigint[], jsonb[]) is
  'Since when tickets wait and since when they are solved, as it was; what a status does not bear falls away. Definer: stamps are nobody''s to set. Callers have given back the status as themselves first.';

create function private.give_back_tickets(numbers bigint[], befores jsonb[], made integer[])
returns table (number bigint, outcome text, reason text, before jsonb, version integer)
language plpgsql set search_path = '' as $$
declare
  fit bigint[];
  wanted jsonb[];
  stamps jsonb[];
  reasons jsonb;
begin
  perform from public.tickets t where t.number = any (numbers) order by t.number for no key update;
  select array_agg(b.number), array_agg(
      jsonb_build_object('add_tags', b.was -> 'removed', 'remove_tags', b.was -> 'added')
      || (b.was - '{at,waiting_since,solved_at,added,removed,replied}'::text[])
      - case when answered and b.was ->> 'status' = 'new' then 'status' else '' end),
    array_agg(b.was - case when answered then 'waiting_since' else '' end),
    coalesce(jsonb_object_agg(b.number, case
      when answered and b.was ->> 'status' = 'new' then 'answered_stays_open'
      when (b.was -> 'replied')::boolean then 'reply_stays' end), '{}')
  into fit, wanted, stamps, reasons
  from unnest(numbers, befores, give_back_tickets.made) b (number, was, made)
  join public.tickets t on t.number = b.number and t.version = b.made,
  lateral (select exists (
    select from public.messages m
    where m.ticket_number = b.number and m.kind = 'reply' and m.author_kind = 'user'
      and m.created_at >= (b.was ->> 'at')::timestamptz) as answered) a;

  perform set_config('counterfoil.undoing', 'on', true);
  return query
    select c.number, c.outcome, coalesce(c.reason, reasons ->> c.number::text), c.before, c.version
    from private.change_tickets(fit, wanted, null) c;
  perform set_config('counterfoil.undoing', '', true);
  perform private.give_back_stamps(fit, stamps);

  return query
    select asked.number, case when t.number is null then 'gone' else 'refused' end,
      case when t.number is not null then 'changed_since' end, null::jsonb, t.version
    from unnest(numbers) asked (number) left join public.tickets t on t.number = asked.number
    where fit is null or asked.number <> all (fit);
end $$;
comment on function private.give_back_tickets(bigint[], jsonb[], integer[]) is
  'Undoes what change_tickets did to each ticket that is still at the version it made. A ticket that was new is new again unless it was answered. Replies stay sent.';

grant execute on function
  private.foreseen_refusal(public.tickets, jsonb, integer),
  private.plan_ticket_changes(bigint[], jsonb[], boolean),
  private.change_tickets(bigint[], jsonb[], text), private.give_back_stamps(bigint[], jsonb[]),
  private.give_back_tickets(bigint[], jsonb[], integer[]) to authenticated;
