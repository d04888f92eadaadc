-- What a text box for an answer is opened with, and what a macro puts into it.

create function public.prepare_answer(ticket_number bigint) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'drafts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'kind', d.kind, 'body', d.body, 'updated_at', d.updated_at,
        'elsewhere', d.session_id is distinct from (auth.jwt() ->> 'session_id')::uuid))
      from public.message_drafts d
      where d.ticket_number = prepare_answer.ticket_number and d.user_id = auth.uid()), '[]'),
    'macros', coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'own', m.owner_id is not null)
        order by m.owner_id is null, lower(m.name), m.id)
      from public.macros m where m.owner_id is null or m.owner_id = auth.uid()), '[]'),
    'newest', (
      select m.id from public.messages m
      where m.ticket_number = prepare_answer.ticket_number order by m.id desc limit 1),
    'undoable', (
      select jsonb_build_object('id', m.id, 'kind', m.kind,
        'seconds', ceil(extract(epoch from m.created_at + private.undo_time() - now())))
      from public.messages m
      where m.ticket_number = prepare_answer.ticket_number and m.author_user_id = auth.uid()
        and m.created_at > now() - private.undo_time() and (m.kind = 'note' or m.held_until > now())
      order by m.id desc limit 1))
  where private.acting_as('{user}')
$$;
comment on function public.prepare_answer(bigint) is
  'The acting user''s drafts on this ticket, the macros they may use, its newest message, and what they sent there so short a time ago that it can be taken back. Null for others.';

create function public.fill_macro(macro_id uuid, ticket_number bigint) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'name', m.name,
    'body', private.fill_macro(m.body, t.number),
    'changes', m.changes - 'tags'
      || case when m.changes ? 'tags' then jsonb_build_object('add_tags', m.changes -> 'tags') else '{}' end,
    'assignee', (select u.name from public.users u where u.id = (m.changes ->> 'assignee_id')::uuid),
    'team', (select g.name from public.teams g where g.id = (m.changes ->> 'team_id')::uuid))
  from public.macros m, public.tickets t
  where m.id = fill_macro.macro_id and t.number = fill_macro.ticket_number
$$;
comment on function public.fill_macro(uuid, bigint) is
  'A macro as it is for one ticket: its text with the gaps filled, its changes as answer_ticket takes them, and the names of whom they assign. Null without such a macro or ticket to see.';

grant execute on function
  private.undo_time(), public.prepare_answer(bigint), public.fill_macro(uuid, bigint) to authenticated;
