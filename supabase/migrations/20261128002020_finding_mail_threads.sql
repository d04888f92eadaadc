-- Which ticket a mail belongs to.

create function private.contact_of_address(email text) returns uuid
language sql stable set search_path = '' as $$
  select e.contact_id from public.contact_emails e where lower(e.email) = lower(contact_of_address.email)
$$;
comment on function private.contact_of_address(text) is 'The contact with this address; null for a stranger. For jobs.';

create function private.takes_part(contact uuid, ticket bigint) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from public.tickets t where t.number = ticket and t.requester_id = contact)
    or exists (select from public.ticket_ccs c where c.ticket_number = ticket and c.contact_id = contact)
    or exists (select from public.messages m where m.ticket_number = ticket and m.author_contact_id = contact)
$$;
comment on function private.takes_part(uuid, bigint) is
  'Whether a contact is the requester of a ticket, gets copies of it or has written on it. For jobs.';

create function private.ticket_of_mail(mail jsonb, sender uuid, out ticket bigint, out bearer uuid)
language plpgsql stable set search_path = '' as $$
begin
  select b.ticket, b.user_id into ticket, bearer
  from private.bearer_of_tokens(array(select jsonb_array_elements_text(mail -> 'tokens'))) b;
  if ticket is null then
    -- A message may have moved since, by a merge or a split: its mail belongs where it is now.
    select coalesce(m.ticket_number, i.ticket_number) into ticket
    from jsonb_array_elements_text(mail -> 'references') with ordinality named (id, place)
    join private.mail_ids i on i.id = named.id
    left join public.messages m on m.id = i.message_id
    order by named.place limit 1;
  end if;
  if ticket is null and sender is not null then
    -- Numbers are easily guessed: they count only for who has to do with that ticket already.
    select t.number into ticket
    from jsonb_array_elements_text(mail -> 'numbers') with ordinality named (number, place)
    join public.tickets t on t.number = named.number::bigint
    where private.takes_part(sender, t.number) or private.takes_part(sender, private.ticket_to_answer(t.number))
    order by named.place limit 1;
  end if;
  ticket := private.ticket_to_answer(ticket);
end $$;
comment on function private.ticket_of_mail(jsonb, uuid) is
  'Where a mail belongs: by our token in an address, else by the ids of mails that it names, else by [#123] in its subject if its sender takes part in that ticket. Null: it begins a new one. Bearer is the user whose own token it came by. For jobs.';

create function private.lock_ticket_to_answer(number bigint) returns bigint
language plpgsql set search_path = '' as $$
declare
  ticket bigint := number;
  onward bigint;
begin
  loop
    perform from public.tickets t where t.number = ticket for update;
    -- Merged while we waited for it: then it leads on.
    onward := private.ticket_to_answer(ticket);
    exit when onward = ticket;
    ticket := onward;
  end loop;
  if exists (select from public.tickets t where t.number = ticket and t.status = 'closed') then
    ticket := private.start_follow_up(ticket);
  end if;
  return ticket;
end $$;
comment on function private.lock_ticket_to_answer(bigint) is
  'Where an answer to this ticket is to be written, held until the transaction ends: a closed one gets its follow-up. For jobs.';
