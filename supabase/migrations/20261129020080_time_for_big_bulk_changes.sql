-- As for the single acts: one contact of twenty may have 20,000 tickets, and would fail each time it is tried.

alter function public.continue_bulk_change(uuid, integer) set statement_timeout = '60s';
alter function public.weigh_bulk_change(uuid) set statement_timeout = '60s';
