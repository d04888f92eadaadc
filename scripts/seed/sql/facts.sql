-- What the dashboard counts of the batch, added up at once, and what timelines are found by.
select private.fill_ticket_facts(min(number), max(number)) from bulk_batch;
select private.tally_all_changes();
select private.fill_ticket_spans(min(number), max(number)) from bulk_batch;
