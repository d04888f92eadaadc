-- The conversations of the batch, in the order they were written: as in life, the messages of one
-- ticket lie between those of others.
insert into public.messages (
  ticket_number, kind, body, author_kind, author_user_id, author_contact_id, channel, created_at)
select m.number, case m.speaker when 'note' then 'note' else 'reply' end,
  replace(x.text, '{ref}', (10000 + pg_temp.dice(m.key, 15, 900000))::text),
  case m.speaker when 'contact' then 'contact' else 'user' end,
  case when m.speaker <> 'contact' then m.agent_id end,
  case when m.speaker = 'contact' then m.requester_id end,
  case when m.speaker <> 'contact' or m.channel = 'agent' then 'agent' else m.channel end,
  m.at
from (
  select t.*, t.i * 64 + n as key,
    t.created_at + t.span * power((n - 1.0) / greatest(t.messages - 1, 1), 1.3) as at,
    case
      when n = 1 or t.status = 'new' then 'contact'
      when n = t.messages and t.status = 'open' then 'contact'
      when n = t.messages then 'agent'
      when pg_temp.dice(t.i * 64 + n, 14, 100) < 40 then 'contact'
      when pg_temp.dice(t.i * 64 + n, 14, 100) < 85 then 'agent'
      else 'note'
    end as speaker
  from bulk_batch t cross join lateral generate_series(1, t.messages) n
) m
join bulk_texts x on (x.language, x.kind, x.slot) = (m.language, m.speaker, pg_temp.dice(m.key, 16, 1024))
order by m.at, m.number, m.key;
