-- What a source of mails brings in came by e-mail, follow-ups included.

create or replace function private.current_channel() returns text
language plpgsql stable set search_path = '' as $$
begin
  return case private.actor_kind()
    when 'api_key' then 'api'
    when 'webhook_source' then case
      when exists (
        select from public.webhook_sources s
        where s.id = private.actor_id() and s.provider in ('postmark', 'mail')) then 'email'
      else 'webhook'
    end
    when 'user' then 'agent'
    else 'web'
  end;
end $$;
comment on function private.current_channel() is
  'The channel of what the present actor writes: api, email (a webhook source of mails), webhook, agent, or web for everyone else.';

-- What somebody wrote by mail lately is counted at each mail of theirs.
create index messages_mailed_by_contact on public.messages (author_contact_id, created_at)
  where author_contact_id is not null and channel = 'email';
