-- The worker reads a file into lines, a batch a transaction. One that was killed reads the file again
-- and passes over what was taken.

create function private.set_import_columns(
  id uuid, delimiter text, headers text[], has_header boolean, mapping text[]) returns void
language sql set search_path = '' as $$
  update public.contact_imports i set
    delimiter = set_import_columns.delimiter, headers = set_import_columns.headers,
    has_header = set_import_columns.has_header, mapping = set_import_columns.mapping
  where i.id = set_import_columns.id and i.state = 'reading'
$$;
comment on function private.set_import_columns(uuid, text, text[], boolean, text[]) is
  'Keeps which columns a file has, and what they seem to be. For the worker.';

create function private.take_import_lines(id uuid, lines jsonb) returns boolean
language plpgsql set search_path = '' as $$
declare
  import public.contact_imports;
begin
  select * into import from public.contact_imports i where i.id = take_import_lines.id for update;
  if not found or import.state <> 'reading' then
    return false;
  end if;
  insert into public.contact_import_lines (import_id, number, line, cells, problem)
  select import.id, l.number, l.line, l.cells, l.problem
  from jsonb_to_recordset(lines) l (number integer, line integer, cells text[], problem text)
  where l.number > import.total;
  update public.contact_imports i set
    total = greatest(i.total, (select max((l ->> 'number')::integer) from jsonb_array_elements(lines) l))
  where i.id = import.id;
  return true;
end $$;
comment on function private.take_import_lines(uuid, jsonb) is
  'Takes lines {number, line, cells, problem} into an import that is being read; those it has already are passed over. False when it is read no more. For the worker.';

create function private.end_reading_import(id uuid, problem text default null, problem_line integer default null)
returns void
language plpgsql set search_path = '' as $$
begin
  update public.contact_imports i set
    state = case when end_reading_import.problem is null then 'ready' else 'failed' end,
    problem = end_reading_import.problem, problem_line = end_reading_import.problem_line
  where i.id = end_reading_import.id and i.state = 'reading';
  if found and problem is not null then
    delete from public.contact_import_lines l where l.import_id = end_reading_import.id;
    update public.contact_imports i set total = 0 where i.id = end_reading_import.id;
  end if;
  -- Cancelled or failed or read: the file has served.
  perform graphile_worker.add_job('remove_import_files', json_build_object('ids', json_build_array(id)));
end $$;
comment on function private.end_reading_import(uuid, text, integer) is
  'Says that a file was read to its end, or that it cannot be read and why; has it deleted. For the worker.';
