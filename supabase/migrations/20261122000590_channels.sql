-- Through which door something came in is read from who brought it, never taken from the request.

create function private.current_channel() returns text
language sql stable set search_path = '' as $$
  select case private.actor_kind()
    when 'api_key' then 'api'
    when 'webhook_source' then 'webhook'
    when 'user' then 'agent'
    else 'web'
  end
$$;
comment on function private.current_channel() is
  'The channel of what the present actor writes: api, webhook, agent, or web for everyone else.';
grant execute on function private.current_channel() to authenticated;
