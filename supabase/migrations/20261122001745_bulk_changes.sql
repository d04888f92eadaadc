-- One change of many tickets: what was asked, what became of each, and what it takes to undo it.

create table public.bulk_changes (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default private.actor_user_id() references public.users (id) on delete cascade,
  changes jsonb not null,
  macro_name text,
  reply text,
  undoes uuid references public.bulk_changes (id) on delete cascade,
  query text not null default '',
  scope text not null default 'picked',
  total integer not null,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  gone integer not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
-- No foreign key to tickets: a hidden number is kept like one that does not exist.
create table public.bulk_change_tickets (
  bulk_change_id uuid not null references public.bulk_changes (id) on delete cascade,
  ticket_number bigint not null,
  outcome text,
  reason text,
  before jsonb,
  version_after integer,
  primary key (bulk_change_id, ticket_number)
);

comment on table public.bulk_changes is 'What a user did to many tickets at once. Worked through in batches; kept for 30 days.';
comment on column public.bulk_changes.changes is 'What it sets, the macro''s part included as it was then.';
comment on column public.bulk_changes.reply is 'The macro''s text as it was then; null when it sends none.';
comment on column public.bulk_changes.undoes is 'The one whose changes this one takes back.';
comment on column public.bulk_changes.query is 'What the list showed that it was asked from.';
comment on column public.bulk_changes.scope is 'picked: by hand. all: all that the query found. first: the newest 10,000 of more.';
comment on column public.bulk_changes.finished_at is 'When the last ticket was worked, or it was stopped by being undone.';
comment on table public.bulk_change_tickets is 'What became of each ticket of a bulk change.';
comment on column public.bulk_change_tickets.outcome is 'changed, unchanged, refused, or gone: none to see. Null while it waits.';
comment on column public.bulk_change_tickets.reason is 'Why it was refused, or what could not be given back: a word, a constraint, or an SQLSTATE.';
comment on column public.bulk_change_tickets.before is 'The ticket before it was changed, to be given back while its version is version_after.';

create function private.is_bulk_change(changes jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return coalesce(
    jsonb_typeof(changes) = 'object'
    and changes - '{status,priority,assignee_id,team_id,add_tags,remove_tags}'::text[] = '{}'
    and coalesce(changes ->> 'status', 'open') in ('open', 'pending', 'on_hold', 'solved', 'closed')
    and coalesce(changes ->> 'priority', 'low') in ('low', 'normal', 'high', 'urgent')
    and coalesce(changes ->> 'assignee_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true)
    and coalesce(changes ->> 'team_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true)
    and case jsonb_typeof(changes -> 'add_tags')
      when 'array' then jsonb_array_length(changes -> 'add_tags') <= 20 else not changes ? 'add_tags' end
    and case jsonb_typeof(changes -> 'remove_tags')
      when 'array' then jsonb_array_length(changes -> 'remove_tags') <= 20 else not changes ? 'remove_tags' end,
    false);
end $$;
comment on function private.is_bulk_change(jsonb) is
  'True for an object of status, priority, assignee_id, team_id, add_tags and remove_tags, each as a ticket takes it; new is given to nothing by hand.';

alter table public.bulk_changes
  add constraint bulk_changes_changes_known check (private.is_bulk_change(changes)),
  add constraint bulk_changes_do_something
    check (changes <> '{}' or reply is not null or undoes is not null),
  add constraint bulk_changes_query_length check (length(query) <= 2000),
  add constraint bulk_changes_scope_known check (scope in ('picked', 'all', 'first')),
  add constraint bulk_changes_size check (total between 1 and 10000),
  add constraint bulk_changes_counted check (
    least(changed, unchanged, refused, gone) >= 0 and changed + unchanged + refused + gone <= total);
alter table public.bulk_change_tickets
  add constraint bulk_change_tickets_outcome_known
    check (outcome in ('changed', 'unchanged', 'refused', 'gone'));

create index bulk_changes_of_user on public.bulk_changes (user_id, created_at desc);
create unique index bulk_changes_undone_once on public.bulk_changes (undoes);
create index bulk_change_tickets_waiting on public.bulk_change_tickets (bulk_change_id, ticket_number)
  where outcome is null;

alter table public.bulk_changes enable row level security;
alter table public.bulk_change_tickets enable row level security;

create policy "bulk changes are for living users" on public.bulk_changes as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "users read their own bulk changes" on public.bulk_changes
  for select to authenticated using (user_id = (select auth.uid()));

create policy "tickets of bulk changes are for living users" on public.bulk_change_tickets as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "who reads a bulk change reads its tickets" on public.bulk_change_tickets
  for select to authenticated
  using (bulk_change_id in (select b.id from public.bulk_changes b));

grant select on public.bulk_changes to authenticated;
grant select on public.bulk_change_tickets to authenticated;

create function private.open_bulk_change(numbers bigint[], asked public.bulk_changes) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  opened uuid;
begin
  delete from public.bulk_changes b
  where b.user_id = private.actor_user_id() and b.created_at < now() - interval '30 days';
  insert into public.bulk_changes (changes, macro_name, reply, undoes, query, scope, total)
  values (asked.changes, asked.macro_name, asked.reply, asked.undoes, asked.query, asked.scope, cardinality(numbers))
  returning id into opened;
  insert into public.bulk_change_tickets (bulk_change_id, ticket_number)
  select opened, number from unnest(numbers) number;
  return opened;
end $$;
comment on function private.open_bulk_change(bigint[], public.bulk_changes) is
  'Notes down a bulk change of these tickets for the acting user, and forgets theirs of more than 30 days ago. Definer: what was done is nobody''s to write, or an undo could be made up.';

create function private.lock_bulk_change(id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.bulk_changes b
  where b.id = lock_bulk_change.id and b.user_id = private.actor_user_id() for update;
  -- A user is locked before tickets, as when one is deactivated: crossing each other they would deadlock.
  perform from public.users u
  where u.id = (
    select (b.changes ->> 'assignee_id')::uuid from public.bulk_changes b
    where b.id = lock_bulk_change.id and b.user_id = private.actor_user_id())
  for share;
end $$;
comment on function private.lock_bulk_change(uuid) is
  'Waits until nobody else works through this bulk change of the acting user, to the end of the transaction. Tells nothing. Definer: what users may not write they may not lock.';

create function private.keep_bulk_outcomes(worked public.bulk_change_tickets[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.bulk_change_tickets t set
    outcome = w.outcome, reason = w.reason, before = w.before, version_after = w.version_after
  from unnest(worked) w
  where t.bulk_change_id = w.bulk_change_id and t.ticket_number = w.ticket_number and t.outcome is null;

  update public.bulk_changes b set
    changed = b.changed + n.changed, unchanged = b.unchanged + n.unchanged,
    refused = b.refused + n.refused, gone = b.gone + n.gone,
    finished_at = case when b.changed + b.unchanged + b.refused + b.gone + n.worked = b.total then now() end
  from (
    select w.bulk_change_id, count(*) as worked,
      count(*) filter (where w.outcome = 'changed') as changed,
      count(*) filter (where w.outcome = 'unchanged') as unchanged,
      count(*) filter (where w.outcome = 'refused') as refused,
      count(*) filter (where w.outcome = 'gone') as gone
    from unnest(worked) w group by 1) n
  where b.id = n.bulk_change_id and b.user_id = private.actor_user_id();
end $$;
comment on function private.keep_bulk_outcomes(public.bulk_change_tickets[]) is
  'Keeps what became of these tickets and counts it. Definer: as open_bulk_change. Callers hold the lock.';

create function private.stop_bulk_change(id uuid) returns void
language sql security definer set search_path = '' as $$
  update public.bulk_changes b set finished_at = coalesce(b.finished_at, now())
  where b.id = stop_bulk_change.id and b.user_id = private.actor_user_id()
$$;
comment on function private.stop_bulk_change(uuid) is
  'Ends a bulk change of the acting user where it stands. Definer: as open_bulk_change.';

grant execute on function
  private.is_bulk_change(jsonb), private.open_bulk_change(bigint[], public.bulk_changes), private.lock_bulk_change(uuid),
  private.keep_bulk_outcomes(public.bulk_change_tickets[]), private.stop_bulk_change(uuid) to authenticated;
