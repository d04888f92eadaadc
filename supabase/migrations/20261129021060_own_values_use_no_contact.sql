-- What a contact has in fields of the workspace is its own, and keeps no undo of an import from taking it.

create or replace function private.contacts_in_use(ids uuid[]) returns setof uuid
language plpgsql stable set search_path = '' as $$
declare
  pointer record;
begin
  -- By the catalogue: what will point to contacts tomorrow counts too.
  for pointer in
    select k.conrelid::regclass as in_table, a.attname as in_column
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'public.contacts'::regclass
      and k.conrelid <> all (array['public.contact_emails'::regclass, 'public.contact_custom_values'::regclass])
  loop
    return query execute format(
      'select %1$I from %2$s where %1$I = any ($1)', pointer.in_column, pointer.in_table) using ids;
  end loop;
end $$;
comment on function private.contacts_in_use(uuid[]) is
  'Which of these contacts anything but their own addresses and values points to: tickets, messages, copies, merges.';
