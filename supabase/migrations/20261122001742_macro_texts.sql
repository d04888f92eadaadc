-- A macro's text is written once and says something else on each ticket.

create function private.fill_macro(body text, ticket bigint) returns text
language plpgsql stable set search_path = '' as $$
declare
  known jsonb;
begin
  if strpos(body, '{{') = 0 then
    return body;
  end if;
  select jsonb_build_object(
    'ticket.number', t.number, 'ticket.subject', t.subject,
    'requester.name', c.name, 'agent.name', private.actor_name())
  into known
  from public.tickets t join public.contacts c on c.id = t.requester_id where t.number = ticket;
  -- In one pass: what a subject says in braces is the requester's and is not filled in its turn.
  return (
    select string_agg(case
      when n = 1 then piece
      when strpos(piece, '}}') > 0 and known ? btrim(split_part(piece, '}}', 1))
        then (known ->> btrim(split_part(piece, '}}', 1))) || substr(piece, strpos(piece, '}}') + 2)
      else '{{' || piece
    end, '' order by n)
    from string_to_table(body, '{{') with ordinality as pieces (piece, n));
end $$;
comment on function private.fill_macro(text, bigint) is
  'A macro''s text for one ticket: {{ticket.number}}, {{ticket.subject}}, {{requester.name}} and {{agent.name}} are filled, other braces stay.';

grant execute on function private.fill_macro(text, bigint) to authenticated;
