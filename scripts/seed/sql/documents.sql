-- What the batch says, as the triggers would have kept it to be found.
insert into private.ticket_documents (number, words)
select t.number, private.ticket_heading(t) || private.weighted_words(m.said, 'D')
from bulk_batch b
join public.tickets t on t.number = b.number
cross join lateral (
  select string_agg(m.body, ' ' order by m.id) as said from public.messages m where m.ticket_number = b.number) m
order by t.number;
