-- Two tickets about one thing become one. The merged number goes on leading to the survivor, the
-- messages move, history stays where it happened; and all of it can be undone.

create table private.ticket_merges (
  id uuid primary key default gen_random_uuid(),
  source bigint not null references public.tickets (number) on delete cascade,
  survivor bigint not null references public.tickets (number) on delete cascade,
  prior_status text not null,
  prior_solved_at timestamptz,
  prior_waiting_since timestamptz,
  prior_snoozed_until timestamptz,
  survivor_waited_since timestamptz,
  survivor_waits_since timestamptz,
  merged_at timestamptz not null default now(),
  undone_at timestamptz
);
create table private.ticket_merge_messages (
  merge_id uuid not null references private.ticket_merges (id) on delete cascade,
  message_id bigint not null references public.messages (id) on delete cascade,
  primary key (merge_id, message_id)
);

comment on table private.ticket_merges is 'What was merged into what, and what it takes to undo it.';
comment on column private.ticket_merges.survivor_waited_since is 'Since when the survivor''s requester waited before the merge; survivor_waits_since is what the merge made of it.';
comment on table private.ticket_merge_messages is 'The messages that a merge moved.';

create unique index ticket_merges_one_at_a_time on private.ticket_merges (source) where undone_at is null;
create index ticket_merges_by_survivor on private.ticket_merges (survivor);
create index ticket_merge_messages_by_message on private.ticket_merge_messages (message_id);

create function private.recount_conversation(ticket bigint) returns void
language sql set search_path = '' as $$
  update public.tickets t set
    last_message_at = coalesce(last.created_at, t.created_at), last_author_id = last.author_user_id
  from (select ticket) named (number)
  left join lateral (
    select m.created_at, m.author_user_id from public.messages m
    where m.ticket_number = named.number order by m.created_at desc, m.id desc limit 1) last on true
  where t.number = named.number
$$;
comment on function private.recount_conversation(bigint) is
  'Says anew when a ticket''s last message was written and by whom, after messages moved. For definer functions.';

create function private.merge_tickets(source bigint, survivor bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merged public.tickets;
  kept public.tickets;
  merge uuid;
  waits_since timestamptz;
begin
  -- Both rows in the order of their numbers, so that two merges crossing each other cannot deadlock.
  perform from public.tickets t where t.number in (source, survivor) order by t.number for update;
  select * into strict merged from public.tickets t where t.number = source;
  select * into strict kept from public.tickets t where t.number = survivor;
  if source = survivor or merged.status = 'closed' or kept.status = 'closed' then
    raise check_violation using
      message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
  end if;
  -- What goes from there in thirty days would take the other's conversation along.
  if merged.folder <> 'inbox' or kept.folder <> 'inbox' then
    raise check_violation using
      message = 'a ticket in spam or trash is not merged', constraint = 'tickets_merged_in_inbox';
  end if;

  insert into private.ticket_merges (
    source, survivor, prior_status, prior_solved_at, prior_waiting_since, prior_snoozed_until, survivor_waited_since)
  values (source, survivor, merged.status, merged.solved_at, merged.waiting_since, merged.snoozed_until, kept.waiting_since)
  returning id into merge;
  insert into private.ticket_merge_messages (merge_id, message_id)
  select merge, m.id from public.messages m where m.ticket_number = source;
  update public.messages m set ticket_number = survivor where m.ticket_number = source;
  update public.tickets t set status = 'closed', merged_into = survivor where t.number = source;
  update public.tickets t set updated_at = now(), waiting_since = least(kept.waiting_since, merged.waiting_since)
  where t.number = survivor returning t.waiting_since into waits_since;
  perform private.recount_conversation(survivor);
  update private.ticket_merges m set survivor_waits_since = waits_since where m.id = merge;
  perform private.record_event(source, 'merged', null, to_jsonb(survivor));
  perform private.record_event(survivor, 'merged', to_jsonb(source), null);
end $$;
comment on function private.merge_tickets(bigint, bigint) is
  'Moves the messages of source to survivor and closes source. Definer: messages and merged_into are nobody''s to change. Callers have seen both tickets first.';

create function private.unmerge_ticket(source bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merge private.ticket_merges;
begin
  select * into merge from private.ticket_merges m
  where m.source = unmerge_ticket.source and m.undone_at is null;
  perform from public.tickets t where t.number in (merge.source, merge.survivor) order by t.number for update;
  -- Asked again once they are ours: two who undo one merge at once undo it once.
  select * into merge from private.ticket_merges m where m.id = merge.id and m.undone_at is null for update;
  if not found then
    raise check_violation using message = 'this ticket is not merged', constraint = 'tickets_not_merged';
  end if;
  if exists (select from public.tickets t where t.number = merge.survivor and t.merged_into is not null) then
    raise check_violation using
      message = 'the survivor was merged itself: undo that first', constraint = 'tickets_merged_onward';
  end if;

  update public.messages m set ticket_number = merge.source
  from private.ticket_merge_messages moved
  where moved.merge_id = merge.id and m.id = moved.message_id and m.ticket_number = merge.survivor;
  update public.tickets t set
    merged_into = null, status = merge.prior_status, solved_at = merge.prior_solved_at, closed_at = null,
    waiting_since = merge.prior_waiting_since, snoozed_until = merge.prior_snoozed_until
  where t.number = merge.source;
  -- Answered since, or asked again: then the survivor's waiting is its own.
  update public.tickets t set waiting_since = merge.survivor_waited_since
  where t.number = merge.survivor and t.waiting_since is not distinct from merge.survivor_waits_since
    and t.status not in ('solved', 'closed');
  perform private.recount_conversation(merge.source);
  perform private.recount_conversation(merge.survivor);
  update private.ticket_merges m set undone_at = now() where m.id = merge.id;
  perform private.record_event(merge.source, 'unmerged', to_jsonb(merge.survivor), null);
  perform private.record_event(merge.survivor, 'unmerged', null, to_jsonb(merge.source));
end $$;
comment on function private.unmerge_ticket(bigint) is
  'Undoes a merge: its messages and its status come back. Definer: as merge_tickets.';

grant execute on function private.merge_tickets(bigint, bigint), private.unmerge_ticket(bigint) to authenticated;

create function private.require_writable_ticket(ticket bigint) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.begin_writing();
  if not private.may_write_tickets() or not exists (select from public.tickets t where t.number = ticket) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
end $$;
comment on function private.require_writable_ticket(bigint) is
  'PT404 unless the caller sees this ticket and may write tickets. Runs as the caller.';
grant execute on function private.require_writable_ticket(bigint) to authenticated;

create function public.merge_tickets(source bigint, survivor bigint) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(source);
  perform private.require_writable_ticket(survivor);
  perform private.merge_tickets(source, survivor);
end $$;
comment on function public.merge_tickets(bigint, bigint) is
  'Merges source into survivor; neither may be closed. PT404 when one of them is none to see.';

create function public.unmerge_ticket(source bigint) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(source);
  -- Messages leave the survivor: who may not see them there does not take them back.
  perform private.require_writable_ticket(t.merged_into)
  from public.tickets t where t.number = source and t.merged_into is not null;
  perform private.unmerge_ticket(source);
end $$;
comment on function public.unmerge_ticket(bigint) is
  'Undoes the merge of this ticket. PT404 when it, or the one it was merged into, is none to see.';

grant execute on function public.merge_tickets(bigint, bigint), public.unmerge_ticket(bigint) to authenticated;
