-- What the dashboard counts of the batch, added up at once.
select private.fill_ticket_facts(min(number), max(number)) from bulk_batch;
select private.tally_all_changes();
