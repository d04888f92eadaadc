-- What an undo would do is told of the first lines of a big import: all million of them take longer than
-- a page may. The undo itself is a job's, and goes on as long as it takes.

drop function public.foresee_import_undo(uuid);
drop function private.foresee_import_undo(uuid);

create function private.foresee_import_undo(import_id uuid)
returns table (lines integer, deleted integer, given_back integer, in_use integer, changed integer, gone integer)
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{done,cancelled}');
  looked_at integer := least(import.worked, 20000);
begin
  return query
  select looked_at,
    count(*) filter (where f.verdict = 'delete')::integer, count(*) filter (where f.verdict = 'give_back')::integer,
    count(*) filter (where f.verdict = 'in_use')::integer, count(*) filter (where f.verdict = 'changed')::integer,
    count(*) filter (where f.verdict = 'gone')::integer
  from private.foresee_undo(import.id, 1, looked_at) f;
end $$;
comment on function private.foresee_import_undo(uuid) is
  'What an undo would do now, of the first 20,000 lines. Definer: who asks need not read all that points to contacts.';

create function public.foresee_import_undo(import_id uuid)
returns table (lines integer, deleted integer, given_back integer, in_use integer, changed integer, gone integer)
language sql security invoker set search_path = '' as $$ select * from private.foresee_import_undo(import_id) $$;
comment on function public.foresee_import_undo(uuid) is
  'How many contacts an undo would delete, give their old values back, and leave because something points to them, somebody changed them, or they are gone; looked at in the first 20,000 lines. For admins.';

grant execute on function private.foresee_import_undo(uuid), public.foresee_import_undo(uuid) to authenticated;
