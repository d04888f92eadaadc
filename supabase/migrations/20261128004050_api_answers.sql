-- A request that is made twice under one key happens once: what it came to is kept beside its
-- effect, in one transaction, and answered again.

create table private.api_answers (
  key_id uuid not null references public.api_keys (id) on delete cascade,
  idempotency_key text not null,
  fingerprint text not null,
  answer json not null,
  created_at timestamptz not null default now(),
  primary key (key_id, idempotency_key)
);
comment on table private.api_answers is 'What requests with an Idempotency-Key came to, for 24 hours. Refused ones had no effect and are not kept.';
comment on column private.api_answers.fingerprint is 'Method, path and body, hashed: the same key with another request is a mistake.';

alter table private.api_answers
  add constraint api_answers_key_length check (length(idempotency_key) between 1 and 255),
  add constraint api_answers_fingerprint_length check (length(fingerprint) between 1 and 100);

create index api_answers_by_age on private.api_answers (created_at);

create function private.find_api_answer(idempotency_key text, fingerprint text, out outcome text, out answer json)
language plpgsql security definer set search_path = '' as $$
declare
  acting uuid := private.actor_id();
  kept private.api_answers;
begin
  -- Held to the end of the transaction, and let go when its connection dies: running means running.
  if not pg_try_advisory_xact_lock(hashtextextended(
    'api answer ' || acting || ' ' || find_api_answer.idempotency_key, 0)) then
    outcome := 'running';
    return;
  end if;
  delete from private.api_answers a where (a.key_id, a.idempotency_key) in (
    select o.key_id, o.idempotency_key from private.api_answers o
    where o.created_at < now() - interval '24 hours' order by o.created_at limit 20 for update skip locked);
  select * into kept from private.api_answers a
  where a.key_id = acting and a.idempotency_key = find_api_answer.idempotency_key;
  if not found then
    outcome := 'new';
  elsif kept.created_at < now() - interval '24 hours' then
    delete from private.api_answers a
    where a.key_id = acting and a.idempotency_key = find_api_answer.idempotency_key;
    outcome := 'new';
  elsif kept.fingerprint <> find_api_answer.fingerprint then
    outcome := 'reused';
  else
    outcome := 'replayed';
    answer := kept.answer;
  end if;
end $$;
comment on function private.find_api_answer(text, text) is
  'What the acting key''s request of this name came to: replayed with its answer; reused for another request; running in another transaction; or new, and then nobody else begins it before this transaction ends. Definer: nobody reads the answers.';

create function private.keep_api_answer(idempotency_key text, fingerprint text, answer json) returns void
language sql security definer set search_path = '' as $$
  insert into private.api_answers (key_id, idempotency_key, fingerprint, answer)
  values (private.actor_id(), keep_api_answer.idempotency_key, keep_api_answer.fingerprint, keep_api_answer.answer)
$$;
comment on function private.keep_api_answer(text, text, json) is
  'Keeps what a request of the acting key came to. Definer: nobody writes the answers. For whom find_api_answer has told it is new.';

grant execute on function private.find_api_answer(text, text), private.keep_api_answer(text, text, json) to authenticated;
