-- Renaming, merging and deleting tags: of all their tickets in one statement, closed ones among them.

-- History names tags as they were called, and need not be told; a million lines of it nobody reads.
create or replace trigger ticket_tags_10_closed before insert or delete on public.ticket_tags
  for each row when (not private.is_tidying()) execute function private.refuse_on_closed();
create or replace trigger ticket_tags_90_added after insert on public.ticket_tags
  referencing new table as tags_changed
  for each statement when (not private.is_tidying()) execute function private.record_tag_events();
create or replace trigger ticket_tags_91_removed after delete on public.ticket_tags
  referencing old table as tags_changed
  for each statement when (not private.is_tidying()) execute function private.record_tag_events();
create or replace trigger tags_95_audit after update or delete on public.tags
  for each row when (not private.is_tidying()) execute function private.record_audit();

create function private.require_tag(id uuid) returns public.tags
language plpgsql set search_path = '' as $$
declare
  found_one public.tags;
begin
  perform private.require_admin();
  select * into found_one from public.tags t where t.id = require_tag.id for update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such tag';
  end if;
  return found_one;
end $$;
comment on function private.require_tag(uuid) is
  'The tag, locked to the end of the transaction: nobody gives it to a ticket meanwhile. Refuses everyone but admins; PT404 when there is none.';

create function private.retag(was text, now_called text, queries jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  update public.macros m set changes = jsonb_set(m.changes, '{tags}', (
    select jsonb_agg(distinct case when given.tag = was then now_called else given.tag end)
    from jsonb_array_elements_text(m.changes -> 'tags') given (tag)))
  where m.changes -> 'tags' ? was;
  update public.views v set query = q.value ->> 'to'
  from jsonb_each(queries) q
  where v.id = q.key::uuid and v.query = q.value ->> 'from';
end $$;
comment on function private.retag(text, text, jsonb) is
  'Calls a tag by its new name in the macros that give it and in the views whose queries are given as {id: {from, to}}; a view changed meanwhile stays.';

create function private.rename_tag(tag_id uuid, name text, queries jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  tag public.tags := private.require_tag(tag_id);
begin
  update public.tags t set name = rename_tag.name where t.id = tag.id;
  if tag.name <> rename_tag.name then
    perform private.retag(tag.name, rename_tag.name, queries);
  end if;
end $$;
comment on function private.rename_tag(uuid, text, jsonb) is
  'Calls a tag something else, on its tickets, in macros and in views. Definer: tags are nobody''s to update. For admins.';

create function private.delete_tag(tag_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  tag public.tags := private.require_tag(tag_id);
  deletion uuid;
  borne integer;
begin
  insert into public.deletions (kind, object_id, name, deleted_by)
  values ('tag', tag.id, tag.name, private.actor_user_id()) returning id into deletion;
  insert into private.deleted_rows values (deletion, to_jsonb(tag));
  insert into private.deleted_ticket_tags (deletion_id, ticket_number)
  select deletion, tt.ticket_number from public.ticket_tags tt where tt.tag_id = tag.id;
  get diagnostics borne = row_count;
  update public.deletions d set details = jsonb_build_object('tickets', borne) where d.id = deletion;

  perform set_config('counterfoil.tidying', 'on', true);
  delete from public.ticket_tags tt where tt.tag_id = tag.id;
  delete from public.tags t where t.id = tag.id;
  perform set_config('counterfoil.tidying', '', true);
  perform private.audit('tags', tag.id::text, tag.name, 'deleted',
    jsonb_build_object('tickets', jsonb_build_object('from', borne, 'to', null)));
  return deletion;
end $$;
comment on function private.delete_tag(uuid) is
  'Takes a tag off all tickets and out of the workspace, to be restored for thirty days; answers the deletion. Definer: tags are nobody''s to delete. For admins.';

create function private.merge_tags(source uuid, survivor uuid, queries jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  -- In one order, so that two who merge the same two cannot deadlock.
  first_locked public.tags := private.require_tag(least(source, survivor));
  tag public.tags := private.require_tag(source);
  kept public.tags := private.require_tag(survivor);
  deletion uuid;
  borne integer;
begin
  if tag.id = kept.id then
    raise check_violation using message = 'a tag is not merged into itself', constraint = 'tags_merge_two';
  end if;
  insert into public.deletions (kind, object_id, name, deleted_by)
  values ('merged_tag', tag.id, tag.name, private.actor_user_id()) returning id into deletion;
  insert into private.deleted_rows values (deletion, to_jsonb(tag) || jsonb_build_object('survivor', kept.id));
  insert into private.deleted_ticket_tags (deletion_id, ticket_number, had_both)
  select deletion, tt.ticket_number, beside.tag_id is not null
  from public.ticket_tags tt
  left join public.ticket_tags beside on beside.ticket_number = tt.ticket_number and beside.tag_id = kept.id
  where tt.tag_id = tag.id;
  get diagnostics borne = row_count;
  update public.deletions d set details = jsonb_build_object('tickets', borne, 'into', kept.name)
  where d.id = deletion;

  perform set_config('counterfoil.tidying', 'on', true);
  delete from public.ticket_tags tt using private.deleted_ticket_tags d
  where d.deletion_id = deletion and d.had_both and tt.ticket_number = d.ticket_number and tt.tag_id = tag.id;
  update public.ticket_tags tt set tag_id = kept.id where tt.tag_id = tag.id;
  delete from public.tags t where t.id = tag.id;
  perform set_config('counterfoil.tidying', '', true);
  perform private.retag(tag.name, kept.name, queries);
  perform private.audit('tags', tag.id::text, tag.name, 'changed', private.now_done('merged_at')
    || jsonb_build_object('merged_into', jsonb_build_object('from', null, 'to', kept.name),
      'tickets', jsonb_build_object('from', null, 'to', borne)));
  return deletion;
end $$;
comment on function private.merge_tags(uuid, uuid, jsonb) is
  'Gives the tickets of source the survivor instead, macros and views too; to be restored for thirty days; answers the deletion. Definer: as rename_tag and delete_tag. For admins.';

create function private.restore_tag(deletion public.deletions) returns void
language plpgsql set search_path = '' as $$
declare
  was jsonb := (select r.was from private.deleted_rows r where r.deletion_id = deletion.id);
  survivor uuid := was ->> 'survivor';
  tag uuid;
begin
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
  delete from public.ticket_tags tt using private.deleted_ticket_tags d
  where d.deletion_id = deletion.id and not d.had_both
    and tt.ticket_number = d.ticket_number and tt.tag_id = survivor and survivor <> tag;
  perform set_config('counterfoil.tidying', '', true);
  perform private.audit('tags', tag::text, was ->> 'name', 'changed', private.now_done('restored_at')
    || jsonb_build_object('tickets', jsonb_build_object('from', null, 'to', deletion.details -> 'tickets')));
end $$;
comment on function private.restore_tag(public.deletions) is
  'Puts a tag back onto the tickets that bore it. After a merge: where the ticket still bears the survivor, which goes where it came by the merge. For restore_deletion.';
