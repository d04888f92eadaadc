-- The ticket itself. Its rules (state machine, version, stamps) are in the next migration.

create table public.tickets (
  number bigint generated always as identity primary key,
  subject text not null,
  status text not null default 'new',
  status_rank smallint not null generated always as (
    case status when 'new' then 1 when 'open' then 2 when 'pending' then 3 when 'on_hold' then 4
      when 'solved' then 5 else 6 end) stored,
  priority text not null default 'normal',
  priority_rank smallint not null generated always as (
    case priority when 'low' then 1 when 'normal' then 2 when 'high' then 3 else 4 end) stored,
  channel text not null default private.current_channel(),
  requester_id uuid not null references public.contacts (id),
  assignee_id uuid references public.users (id),
  team_id uuid references public.teams (id),
  follows_up bigint references public.tickets (number) on delete set null,
  merged_into bigint references public.tickets (number) on delete cascade,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  waiting_since timestamptz default now(),
  last_message_at timestamptz not null default now(),
  last_author_id uuid,
  folder text not null default 'inbox',
  filed_at timestamptz,
  snoozed_until timestamptz,
  solved_at timestamptz,
  closed_at timestamptz
);

comment on table public.tickets is 'One request for help, from the first message to its closing.';
comment on column public.tickets.number is 'The running integer that people quote; the only identity a ticket has.';
comment on column public.tickets.priority_rank is 'Sorts by priority; an enum could not be an index condition under row-level security.';
comment on column public.tickets.status_rank is 'Sorts by status, from what nobody has seen to what is over.';
comment on column public.tickets.waiting_since is 'Since when the requester waits for an answer; null while it is not our turn.';
comment on column public.tickets.last_author_id is 'The user who wrote the last message; null when it was somebody else. What one wrote oneself is not unread.';
comment on column public.tickets.folder is 'inbox, spam or trash. Lists show the inbox unless they are asked for another.';
comment on column public.tickets.filed_at is 'Since when it is in spam or trash, both of which are emptied in time.';
comment on column public.tickets.snoozed_until is 'Out of sight until then.';
comment on column public.tickets.follows_up is 'The closed ticket whose late answer this one began with.';
comment on column public.tickets.merged_into is 'The survivor, when this ticket was merged: its number goes on leading there.';
comment on column public.tickets.version is 'Counts changes of the ticket''s own fields and tags. A change names the version it was made from.';
comment on column public.tickets.updated_at is 'Last activity: a change or a message. The list''s order.';

alter table public.tickets
  add constraint tickets_subject_clean check (private.is_clean_line(subject, 300)),
  add constraint tickets_status_known
    check (status in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed')),
  add constraint tickets_priority_known check (priority in ('low', 'normal', 'high', 'urgent')),
  add constraint tickets_channel_known
    check (channel in ('web', 'email', 'api', 'webhook', 'agent')),
  add constraint tickets_merged_is_closed check (merged_into is null or status = 'closed'),
  add constraint tickets_merged_into_another check (merged_into <> number),
  add constraint tickets_merged_stays check (merged_into is null or folder = 'inbox'),
  add constraint tickets_new_is_unassigned check (status <> 'new' or assignee_id is null),
  add constraint tickets_solved_is_stamped
    check ((solved_at is not null) = (status in ('solved', 'closed'))),
  add constraint tickets_folder_known check (folder in ('inbox', 'spam', 'trash')),
  add constraint tickets_filed_is_stamped check ((filed_at is not null) = (folder <> 'inbox')),
  add constraint tickets_closed_is_awake check (snoozed_until is null or status <> 'closed'),
  add constraint tickets_waits_while_unsolved
    check (waiting_since is null or status in ('new', 'open', 'pending', 'on_hold')),
  add constraint tickets_closed_is_stamped check ((closed_at is not null) = (status = 'closed'));

-- One for each order of the list, and one for each property that leaves few tickets.
create index tickets_by_activity on public.tickets (updated_at, number);
create index tickets_by_creation on public.tickets (created_at, number);
create index tickets_by_priority on public.tickets (priority_rank, number);
create index tickets_by_rank on public.tickets (status_rank, number);
create index tickets_by_subject on public.tickets (lower(left(subject, 100)), number);
create index tickets_by_waiting on public.tickets (coalesce(waiting_since, 'infinity'), number);
create index tickets_by_status on public.tickets (status, updated_at, number);
create index tickets_by_assignee on public.tickets (assignee_id, status, updated_at, number);
create index tickets_by_team on public.tickets (team_id, status, updated_at, number);
-- The working set: a few tickets of many, asked for all day. Counting them reads nothing else.
create index tickets_unsolved on public.tickets (updated_at, number)
  include (status, team_id, assignee_id, priority, folder, waiting_since, snoozed_until)
  where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_by_follow_up on public.tickets (follows_up) where follows_up is not null;
create index tickets_by_survivor on public.tickets (merged_into) where merged_into is not null;
create index tickets_by_requester on public.tickets (requester_id, updated_at, number);

alter table public.tickets enable row level security;

create policy "tickets are for living users, API keys and requesters" on public.tickets as restrictive
  to authenticated using ((select private.acting_as('{user,api_key,contact}')));
create policy "users and keys read tickets of teams not hidden from them, a requester their own" on public.tickets
  for select to authenticated using (
    ((select private.may_read_tickets())
      and (team_id is null or team_id <> all ((select private.hidden_team_ids())::uuid[])))
    or number = (select private.linked_ticket()));
create policy "users and keys create tickets in teams not hidden from them" on public.tickets
  for insert to authenticated with check (
    (select private.may_write_tickets())
    and (team_id is null or team_id <> all ((select private.hidden_team_ids())::uuid[])));
create policy "users and keys change tickets of teams not hidden from them" on public.tickets
  for update to authenticated
  using (
    (select private.may_write_tickets())
    and (team_id is null or team_id <> all ((select private.hidden_team_ids())::uuid[])))
  with check (
    (select private.may_write_tickets())
    and (team_id is null or team_id <> all ((select private.hidden_team_ids())::uuid[])));

grant select on public.tickets to authenticated;
grant insert (subject, status, priority, requester_id, assignee_id, team_id) on public.tickets to authenticated;
grant update (subject, status, priority, assignee_id, team_id) on public.tickets to authenticated;
