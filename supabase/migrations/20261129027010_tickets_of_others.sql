-- Tickets of others that were merged into tickets of somebody who is to be deleted: they are not theirs,
-- and come out again before those go.

create function private.merges_to_part(contacts uuid[]) returns table (source bigint, depth integer, is_theirs boolean)
language sql stable set search_path = '' as $$
  -- Tickets of theirs that lead to nobody else's, from the survivors down.
  with recursive doomed as (
    select t.number, 0 as depth from public.tickets t where t.requester_id = any (contacts) and t.merged_into is null
    union all
    select t.number, d.depth + 1 from public.tickets t join doomed d on t.merged_into = d.number
    where t.requester_id = any (contacts)
  -- What others have below them, and what that is merged into in its turn.
  ), parted as (
    select t.number, t.merged_into, d.depth, false as is_theirs
    from doomed d join public.tickets t on t.merged_into = d.number where t.requester_id <> all (contacts)
    union
    select t.number, t.merged_into, p.depth - 1, true
    from parted p join public.tickets t on t.number = p.merged_into where t.merged_into is not null
  )
  select p.number, p.depth, p.is_theirs from parted p
$$;
comment on function private.merges_to_part(uuid[]) is
  'The merges that are undone before the tickets of these contacts go, by what was merged: tickets of others, and what of their own those lie below. In the order of depth, each survivor is merged no more. For definer functions.';

create function private.part_tickets_of_others(contacts uuid[]) returns bigint[]
language plpgsql set search_path = '' as $$
declare
  each record;
  parted bigint[] := '{}';
begin
  for each in select * from private.merges_to_part(contacts) p order by p.depth, p.source loop
    perform private.unmerge_ticket(each.source);
    if not each.is_theirs then
      parted := parted || each.source;
    end if;
  end loop;
  -- What was merged into theirs, and with it into somebody else's: its conversation is there.
  loop
    update public.tickets t set merged_into = via.merged_into
    from public.tickets via
    where via.number = t.merged_into and via.requester_id = any (contacts) and t.requester_id <> all (contacts);
    exit when not found;
  end loop;
  return parted;
end $$;
comment on function private.part_tickets_of_others(uuid[]) is
  'Takes tickets of others out of those of contacts who are to be deleted; answers which. Those whose conversation went on to somebody else''s lead there. For definer functions.';
