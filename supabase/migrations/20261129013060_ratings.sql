-- What requesters think of the help they got: one to five and a word, once for each solution.

create table public.ratings (
  id bigint generated always as identity primary key,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  solved_at timestamptz not null,
  score smallint not null,
  comment text,
  assignee_id uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now()
);

comment on table public.ratings is 'How requesters rated the help. Never changed after it was given.';
comment on column public.ratings.solved_at is 'Of the solution that is rated: one that is reopened and solved anew may be rated anew.';
comment on column public.ratings.score is 'From 1 (poor) to 5 (great).';
comment on column public.ratings.assignee_id is 'Who had the ticket then; null when nobody had.';

alter table public.ratings
  add constraint ratings_score_range check (score between 1 and 5),
  add constraint ratings_comment_length check (length(comment) <= 2000 and comment ~ '\S'),
  add constraint ratings_once unique (ticket_number, solved_at);

create index ratings_by_time on public.ratings (created_at, score);
create index ratings_by_assignee on public.ratings (assignee_id, created_at) where assignee_id is not null;

alter table public.ratings enable row level security;

create policy "ratings are for living users, API keys and requesters" on public.ratings as restrictive
  to authenticated using ((select private.acting_as('{user,api_key,contact}')));
create policy "who sees a ticket sees its ratings" on public.ratings
  for select to authenticated using (exists (select from public.tickets t where t.number = ticket_number));

grant select on public.ratings to authenticated;

do $$
declare
  known text[] := (
    select substring(pg_get_constraintdef(c.oid) from '\{[^}]*\}') from pg_constraint c
    where c.conrelid = 'public.events'::regclass and c.conname = 'events_field_known');
begin
  -- Whatever else came to be known before this.
  alter table public.events drop constraint events_field_known;
  execute format(
    'alter table public.events add constraint events_field_known check (field = any (%L))', known || '{rating}'::text[]);
end $$;

create function private.rate_help(score integer, comment text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  ticket public.tickets;
begin
  select t.* into ticket from public.tickets t where t.number = private.linked_ticket() for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  if ticket.solved_at is null then
    raise check_violation using message = 'what is not solved is not rated', constraint = 'ratings_of_solutions';
  end if;
  insert into public.ratings (ticket_number, solved_at, score, comment, assignee_id)
  values (ticket.number, ticket.solved_at, rate_help.score, nullif(btrim(rate_help.comment), ''), ticket.assignee_id);
  perform private.record_event(ticket.number, 'rating', null, to_jsonb(rate_help.score));
end $$;
comment on function private.rate_help(integer, text) is
  'The acting requester rates the help they got, once for each solution. Definer: ratings are nobody''s to write.';

create function public.rate_help(score integer, comment text default null) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.rate_help(rate_help.score, rate_help.comment);
end $$;
comment on function public.rate_help(integer, text) is
  'The acting requester rates the help with 1 to 5 and a word; each solution is rated once. PT404 for everybody else.';

create or replace function public.read_request(before bigint default null, after bigint default null, page_size integer default 20)
returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  ticket public.tickets;
begin
  select * into ticket from public.tickets t where t.number = (select private.linked_ticket());
  if not found then
    return null;
  end if;
  return private.words_for_requesters() || jsonb_build_object(
    'number', ticket.number, 'subject', ticket.subject, 'status', ticket.status, 'created_at', ticket.created_at,
    'merged', ticket.merged_into is not null, 'requester', private.actor_name(),
    'rated', (
      select r.score from public.ratings r where r.ticket_number = ticket.number and r.solved_at = ticket.solved_at),
    'talk', public.read_conversation(ticket.number, null, before, after, page_size));
end $$;

grant execute on function private.rate_help(integer, text), public.rate_help(integer, text) to authenticated;
