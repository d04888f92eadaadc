-- A merged tag is taken out of the one it was merged into. Where that is gone itself, nothing would come
-- back, and the chance to restore would be used up: refused, as for contacts and tickets.

create or replace function private.restore_tag(deletion public.deletions) returns void
language plpgsql set search_path = '' as $$
declare
  was jsonb := (select r.was from private.deleted_rows r where r.deletion_id = deletion.id);
  survivor uuid := was ->> 'survivor';
  kept uuid;
  tag uuid;
  borne integer;
begin
  if survivor is not null then
    -- Deleted, made anew by somebody and restored, the other is that one under another id.
    select t.id into kept from public.tags t
    where (t.id = survivor or t.name = deletion.details ->> 'into') and not exists (
      select from public.deletions d where d.object_id = survivor and d.undone_at is null)
    order by t.id = survivor desc limit 1 for key share;
    if kept is null then
      raise check_violation using
        message = 'the tag it was merged into is gone: restore that first', constraint = 'deletions_survivor_gone';
    end if;
    survivor := kept;
  end if;
  -- Made anew by somebody meanwhile: then it is that one.
  insert into public.tags (id, name, created_at)
  values ((was ->> 'id')::uuid, was ->> 'name', (was ->> 'created_at')::timestamptz)
  on conflict do nothing;
  select t.id into tag from public.tags t where t.name = was ->> 'name' for key share;

  perform set_config('counterfoil.tidying', 'on', true);
  insert into public.ticket_tags (ticket_number, tag_id)
  select d.ticket_number, tag
  from private.deleted_ticket_tags d join public.tickets t on t.number = d.ticket_number
  where d.deletion_id = deletion.id and (survivor is null or exists (
    select from public.ticket_tags k where k.ticket_number = d.ticket_number and k.tag_id = survivor))
  on conflict do nothing;
  get diagnostics borne = row_count;
  delete from public.ticket_tags tt using private.deleted_ticket_tags d
  where d.deletion_id = deletion.id and not d.had_both
    and tt.ticket_number = d.ticket_number and tt.tag_id = survivor and survivor <> tag;
  perform set_config('counterfoil.tidying', '', true);
  perform private.audit('tags', tag::text, was ->> 'name', 'changed', private.now_done('restored_at')
    || jsonb_build_object('tickets', jsonb_build_object('from', null, 'to', borne)));
end $$;
