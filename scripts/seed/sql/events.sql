-- The history of the batch: what the triggers would have written.
insert into public.events (
  ticket_number, actor_kind, actor_id, actor_name, field, old_value, new_value, created_at)
select t.number,
  case e.actor when 'agent' then 'user' else e.actor end,
  case e.actor when 'agent' then t.agent_id when 'contact' then t.requester_id end,
  case e.actor when 'agent' then t.agent_name when 'contact' then t.requester_name else 'Counterfoil' end,
  e.field, e.old_value, e.new_value, e.at
from bulk_batch t
cross join lateral (values
  (true, 1, 'contact', 'created', null::jsonb, '"new"'::jsonb, t.created_at),
  (t.assigned, 2, 'agent', 'assignee', null, jsonb_build_object('id', t.agent_id, 'name', t.agent_name),
    t.created_at + t.span * 0.1),
  (t.status <> 'new', 3, 'agent', 'status', '"new"', '"open"', t.created_at + t.span * 0.1),
  (t.priority <> 'normal', 4, 'agent', 'priority', '"normal"', to_jsonb(t.priority), t.created_at + t.span * 0.2),
  (t.status in ('pending', 'on_hold'), 5, 'agent', 'status', '"open"', to_jsonb(t.status), t.created_at + t.span),
  (t.solved_at is not null, 6, 'agent', 'status', '"open"', '"solved"', t.solved_at),
  (t.closed_at is not null, 7, 'system', 'status', '"solved"', '"closed"', t.closed_at)
) as e (happened, step, actor, field, old_value, new_value, at)
where e.happened
order by e.at, t.number, e.step;
