-- What became of the lines of an import, page by page.

create function public.list_import_lines(
  import_id uuid, having_outcome text default null, after integer default 0, page_size integer default 100)
returns table (
  number integer, line integer, cells text[], outcome text, reason text, place integer, earlier integer, undo text)
language plpgsql stable security invoker set search_path = '' as $$
declare
  reached integer := (
    select case when i.state in ('undoing', 'undone') then i.up_to else i.worked end
    from public.contact_imports i where i.id = list_import_lines.import_id);
begin
  return query
  select l.number, l.line, l.cells, l.outcome, l.reason, l.place, l.earlier, l.undo
  from public.contact_import_lines l
  where l.import_id = list_import_lines.import_id and l.number > list_import_lines.after and l.number <= reached
    and (having_outcome is null or l.outcome = having_outcome)
  order by l.number limit least(page_size, 1000);
end $$;
comment on function public.list_import_lines(uuid, text, integer, integer) is
  'Lines of an import behind a number, as far as it was worked: of a cancelled one those that it got to. For admins; to others there are none.';
grant execute on function public.list_import_lines(uuid, text, integer, integer) to authenticated;
