-- The one way in for writes of the REST API: once under each Idempotency-Key, alone or up to a hundred.

create function private.perform_api_item(operation text, item jsonb) returns json
language plpgsql set search_path = '' as $$
begin
  return case operation
    when 'create_ticket' then private.create_ticket_for_api(item)
    when 'update_ticket' then private.update_ticket_for_api(item)
    when 'trash_ticket' then private.trash_ticket_for_api(item)
    when 'create_message' then private.create_message_for_api(item)
    when 'create_contact' then private.create_contact_for_api(item)
    when 'update_contact' then private.update_contact_for_api(item)
    when 'create_company' then private.create_company_for_api(item)
    when 'update_company' then private.update_company_for_api(item)
    when 'create_tag' then private.create_tag_for_api(item)
  end;
end $$;
comment on function private.perform_api_item(text, jsonb) is
  'Does one thing as the caller, and answers what came of it as the API shows it. Refuses by raising.';

create function private.try_api_item(operation text, item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  code text;
  words text;
begin
  return json_build_object('value', private.perform_api_item(operation, item));
exception when others then
  get stacked diagnostics code = returned_sqlstate, words = message_text;
  -- What is refused by design is told of this one; a deadlock or a bug ends all of them.
  if code not in ('PT404', 'PT409', '42501', '23503', '23505', '23514') then
    raise;
  end if;
  return json_build_object('code', code, 'message', words);
end $$;
comment on function private.try_api_item(text, jsonb) is
  'As perform_api_item: {value}, or {code, message} of why it was refused, and then nothing of it is written.';

create function private.try_api_items(operation text, items jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  results json[];
  one record;
begin
  if jsonb_array_length(items) not between 1 and 100 then
    raise invalid_parameter_value using message = 'from 1 to 100 things are done at once';
  end if;
  -- Tickets are locked in one order, whoever names them in whichever: two such calls do not deadlock.
  for one in
    select i.item, i.place from jsonb_array_elements(items) with ordinality i (item, place)
    order by (i.item ->> 'number')::bigint, i.place
  loop
    results[one.place::integer] := private.try_api_item(operation, one.item);
  end loop;
  return array_to_json(results);
end $$;
comment on function private.try_api_items(text, jsonb) is 'Tries each of 1 to 100 items, and answers what came of each, in their order.';

create function private.perform_api_once(operation text, given jsonb, idempotency_key text, fingerprint text, out outcome text, out answer json)
language plpgsql set search_path = '' as $$
begin
  if not private.acting_as('{api_key}') then
    raise insufficient_privilege using message = 'this is for API keys';
  end if;
  perform private.begin_writing();
  if idempotency_key is not null then
    select f.outcome, f.answer into outcome, answer
    from private.find_api_answer(perform_api_once.idempotency_key, perform_api_once.fingerprint) f;
    if outcome <> 'new' then
      return;
    end if;
  end if;
  answer := case jsonb_typeof(given)
    when 'array' then private.try_api_items(operation, given)
    else private.perform_api_item(operation, given) end;
  outcome := 'done';
  if idempotency_key is not null then
    perform private.keep_api_answer(perform_api_once.idempotency_key, perform_api_once.fingerprint, answer);
  end if;
end $$;
comment on function private.perform_api_once(text, jsonb, text, text) is
  'Does one thing or a list of them, once under an idempotency_key. Outcome: done, or replayed, reused, running as find_api_answer tells.';

create function public.perform_api_request(
  operation text, item jsonb, idempotency_key text default null, fingerprint text default null
) returns table (outcome text, answer json)
language sql security invoker set search_path = '' as $$
  select p.outcome, p.answer from private.perform_api_once(
    operation, case when jsonb_typeof(item) = 'object' then item else '{}' end, idempotency_key, fingerprint) p
$$;
comment on function public.perform_api_request(text, jsonb, text, text) is
  'One write of the REST API, as the acting key. Refused as the function it goes through refuses it.';

create function public.perform_api_requests(
  operation text, items jsonb, idempotency_key text default null, fingerprint text default null
) returns table (outcome text, answer json)
language sql security invoker set search_path = '' as $$
  select p.outcome, p.answer from private.perform_api_once(
    operation, case when jsonb_typeof(items) = 'array' then items else '[]' end, idempotency_key, fingerprint) p
$$;
comment on function public.perform_api_requests(text, jsonb, text, text) is
  'From 1 to 100 writes of one kind, as the acting key: {value}, or {code, message}, of each, in their order. What is refused of one leaves the others.';

grant execute on function
  private.perform_api_item(text, jsonb), private.try_api_item(text, jsonb), private.try_api_items(text, jsonb),
  private.perform_api_once(text, jsonb, text, text),
  public.perform_api_request(text, jsonb, text, text), public.perform_api_requests(text, jsonb, text, text)
to authenticated;
