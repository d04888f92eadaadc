-- Through which door something came in, and what history calls who brought it: read from the actor,
-- never taken from the request.

create function private.current_channel() returns text
language plpgsql stable set search_path = '' as $$
begin
  return case private.actor_kind()
    when 'api_key' then 'api'
    when 'webhook_source' then 'webhook'
    when 'user' then 'agent'
    else 'web'
  end;
end $$;
comment on function private.current_channel() is
  'The channel of what the present actor writes: api, webhook, agent, or web for everyone else.';
create function private.actor_name() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(
    case private.actor_kind()
      when 'user' then (select u.name from public.users u where u.id = private.actor_id())
      when 'contact' then (select c.name from public.contacts c where c.id = private.actor_id())
      when 'api_key' then (select k.name from public.api_keys k where k.id = private.actor_id())
      when 'webhook_source' then (select s.slug from public.webhook_sources s where s.id = private.actor_id())
    end, 'Counterfoil');
end $$;
comment on function private.actor_name() is
  'What history calls the present actor. Definer: history names keys and sources, which agents may not read.';

grant execute on function private.current_channel(), private.actor_name() to authenticated;
