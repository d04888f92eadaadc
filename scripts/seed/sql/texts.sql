-- 1,024 slots a kind, so that a row finds its text by one throw of the dice.
insert into bulk_texts (language, kind, slot, text)
select w.language, w.kind, slot, w.text
from (select *, count(*) over (partition by language, kind) as total from bulk_words) w
cross join generate_series(0, 1023) slot
where slot % w.total = w.n;
analyze bulk_texts;
