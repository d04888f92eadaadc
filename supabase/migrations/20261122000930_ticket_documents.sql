-- One search document a ticket: its number and subject, its requester, and all that was said.

create table private.ticket_documents (
  number bigint primary key references public.tickets (number) on delete cascade,
  words tsvector not null
);
comment on table private.ticket_documents is
  'The words of each ticket. Private: the words of hidden tickets are hidden, and @@ cannot be an index condition below a policy.';
create index ticket_documents_words on private.ticket_documents using gin (words)
  with (gin_pending_list_limit = 512);

create function private.ticket_heading(ticket public.tickets) returns tsvector
language sql stable set search_path = '' as $$
  select private.weighted_words(ticket.number || ' ' || ticket.subject, 'A')
    || private.weighted_words(concat_ws(' ', c.name,
      (select string_agg(e.email, ' ') from public.contact_emails e where e.contact_id = c.id),
      (select string_agg(i.handle, ' ') from public.contact_identities i where i.contact_id = c.id)), 'B')
  from public.contacts c where c.id = ticket.requester_id
$$;
comment on function private.ticket_heading(public.tickets) is
  'The words of a ticket''s number and subject (weight A), and of its requester''s name, addresses and handles (B).';

create function private.follow_ticket_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.ticket_documents as d (number, words) values (new.number, private.ticket_heading(new))
  on conflict (number) do update set words = excluded.words || ts_filter(d.words, '{d}');
  return null;
end $$;
comment on function private.follow_ticket_words() is
  'Trigger: keeps the heading of a ticket''s search document. Definer: nobody reads or writes the documents.';
create trigger tickets_40_words after insert or update of subject, requester_id on public.tickets
  for each row execute function private.follow_ticket_words();

create function private.follow_message_words() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  said tsvector := private.weighted_words(new.body, 'D');
begin
  update private.ticket_documents d set words = d.words || said where d.number = new.ticket_number;
  return null;
exception when program_limit_exceeded then
  -- A document holds a megabyte. Of a longer talk the latest words are found.
  update private.ticket_documents d set words = ts_filter(d.words, '{a,b}') || said where d.number = new.ticket_number;
  return null;
end $$;
comment on function private.follow_message_words() is
  'Trigger: what is said can be found. Definer: nobody reads or writes the documents.';
create trigger messages_40_words after insert on public.messages
  for each row execute function private.follow_message_words();

create function private.reread_messages() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  affected bigint[] := array(select distinct g.ticket_number from gone g);
begin
  if tg_op = 'UPDATE' then
    affected := affected || array(select distinct a.ticket_number from arrived a);
  end if;
  update private.ticket_documents d set words = private.ticket_heading(t) || coalesce((
    select private.weighted_words(string_agg(m.body, ' ' order by m.id), 'D')
    from public.messages m where m.ticket_number = t.number), '')
  from public.tickets t where t.number = any (affected) and d.number = t.number;
  return null;
end $$;
comment on function private.reread_messages() is
  'Trigger: when messages went elsewhere, the tickets they left and came to are read again. Definer: nobody reads or writes the documents.';
create trigger messages_50_moved after update on public.messages
  referencing old table as gone new table as arrived for each statement execute function private.reread_messages();
create trigger messages_50_gone after delete on public.messages
  referencing old table as gone for each statement execute function private.reread_messages();

create function private.follow_contact_words() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  contact uuid;
begin
  if tg_table_name = 'contacts' then contact := new.id;
  elsif tg_op = 'DELETE' then contact := old.contact_id;
  else contact := new.contact_id;
  end if;
  update private.ticket_documents d set words = private.ticket_heading(t) || ts_filter(d.words, '{d}')
  from public.tickets t where t.requester_id = contact and d.number = t.number;
  return null;
end $$;
comment on function private.follow_contact_words() is
  'Trigger: tickets are found by what their requester is called now. Definer: nobody reads or writes the documents.';
create trigger contacts_45_words after update of name on public.contacts
  for each row when (new.name <> old.name) execute function private.follow_contact_words();
create trigger contact_emails_45_words after insert or delete on public.contact_emails
  for each row execute function private.follow_contact_words();
create trigger contact_identities_45_words after insert or delete or update of handle on public.contact_identities
  for each row execute function private.follow_contact_words();
