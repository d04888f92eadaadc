-- A quarter of what was solved in the batch is rated, mostly well, some of it with a word.
insert into public.ratings (ticket_number, solved_at, score, comment, assignee_id, created_at)
select t.number, t.solved_at,
  case when lot < 6 then 1 when lot < 12 then 2 when lot < 22 then 3 when lot < 50 then 4 else 5 end,
  case when lot % 10 = 0 then 'Quick and kind, thank you.' end, t.agent_id, t.solved_at
from bulk_batch t cross join lateral pg_temp.dice(t.i, 13, 100) lot
where t.solved_at is not null and pg_temp.dice(t.i, 12, 100) < 25
order by t.solved_at;
