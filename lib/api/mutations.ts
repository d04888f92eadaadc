import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { type Result, refusalOf, resultOf } from '@/lib/supabase/refusal'
import type { Once } from './types'

export type Write =
  | 'create_ticket'
  | 'update_ticket'
  | 'trash_ticket'
  | 'create_message'
  | 'create_contact'
  | 'update_contact'
  | 'create_company'
  | 'update_company'
  | 'create_tag'

/** What came of a write: done now, done before, or not done because of its Idempotency-Key. */
export type Performed<T> =
  | { outcome: 'done' | 'replayed'; answer: T }
  | { outcome: 'reused' | 'running' }

type Row = { outcome: string; answer: Json }

/**
 * Does one thing as the acting key, once under its Idempotency-Key; answers it as the API shows it.
 * All of it is one transaction, the kept answer included.
 */
export async function perform(
  db: Db,
  operation: Write,
  item: object,
  once: Once | null,
): Promise<Result<Performed<Json>>> {
  const answer = await again(() =>
    db.rpc('perform_api_request', { operation, item: item as Json, ...keyOf(once) }),
  )
  const result = resultOf(answer)
  return result.ok ? { ok: true, value: performed(result.value) } : result
}

/** The same for up to 100 of them: what came of each, in their order. One that is refused leaves the others. */
export async function performEach(
  db: Db,
  operation: Write,
  items: object[],
  once: Once | null,
): Promise<Performed<Result<Json>[]>> {
  const { data, error } = await again(() =>
    db.rpc('perform_api_requests', { operation, items: items as Json, ...keyOf(once) }),
  )
  if (error) throw new Error(`perform ${operation}: ${error.message}`, { cause: error })
  const all = performed(data)
  if (!('answer' in all)) return all
  const each = all.answer as ({ value: Json } | { code: string; message: string })[]
  return {
    outcome: all.outcome,
    answer: each.map((one) =>
      'value' in one ? { ok: true, value: one.value } : { ok: false, refusal: refusalOf(one) },
    ),
  }
}

const keyOf = (once: Once | null) =>
  once ? { idempotency_key: once.key, fingerprint: once.fingerprint } : {}

function performed(rows: Row[]): Performed<Json> {
  const [row] = rows
  if (row?.outcome === 'done' || row?.outcome === 'replayed') {
    return { outcome: row.outcome, answer: row.answer }
  }
  if (row?.outcome === 'reused' || row?.outcome === 'running') return { outcome: row.outcome }
  throw new Error('perform: no answer')
}

const TRIES = 4

/** Two writers can need each other's rows; the one that Postgres ends has written nothing and tries again. */
async function again<T extends { error: { code: string } | null }>(
  attempt: () => PromiseLike<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt()
    const passing = answer.error?.code === '40P01' || answer.error?.code === '40001'
    if (!passing || tries === TRIES) return answer
  }
}
