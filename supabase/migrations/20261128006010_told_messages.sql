-- Subscribers read a message as the API shows it, its files included: one shape, made in one place.

create or replace function private.messages_as_json(ids bigint[])
returns table (id bigint, ticket_number bigint, data jsonb, due_at timestamptz)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select m.id, m.ticket_number, private.api_message(m)::jsonb,
    -- A note waits for nobody else, and its author may take it back as long as an answer.
    coalesce(m.held_until,
      case when m.kind = 'note' and m.author_kind = 'user' then m.created_at + private.undo_time() else now() end)
  from public.messages m where m.id = any (ids);
end $$;

create or replace function private.utc_text(at timestamptz) returns text
language sql stable set search_path = '' as $$ select private.api_time(at) $$;
comment on function private.utc_text(timestamptz) is 'A time as subscribers read it: as the API shows times.';
