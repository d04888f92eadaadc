import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Provider, SignatureSetting } from './types'

type Receipt =
  | { outcome: 'accepted' | 'duplicate'; id: string }
  | { outcome: 'unknown_source' | 'bad_signature' | 'not_json' | 'too_large' }

// Which header a signature stands in, Postgres knows, and it keeps few of them. These are none of its business.
const FOREIGN_HEADER = /^(cookie$|forwarded$|x-forwarded-|x-real-ip$|cf-)/

/** Hands a delivery's raw bytes to Postgres, which verifies, keeps and enqueues it. */
export async function receiveWebhook(
  db: Db,
  slug: string,
  headers: Headers,
  body: Buffer,
): Promise<Receipt> {
  const { data, error } = await db.rpc('receive_webhook', {
    slug,
    headers: Object.fromEntries([...headers].filter(([name]) => !FOREIGN_HEADER.test(name))),
    body_base64: body.toString('base64'),
  })
  if (error) throw new Error(`receive webhook: ${error.message}`, { cause: error })
  const [row] = data
  if (!row) throw new Error('receive webhook: no answer')
  const outcome = row.outcome as Receipt['outcome']
  return outcome === 'accepted' || outcome === 'duplicate' ? { outcome, id: row.id } : { outcome }
}

type NewSource = {
  slug: string
  provider: Provider
  secret: string | null
  signature: SignatureSetting | null
}

/** Makes a source; answers its id, and its secret this once. */
export async function addSource(
  db: Db,
  { slug, provider, secret, signature }: NewSource,
): Promise<Result<{ id: string; secret: string }>> {
  const made = resultOf(
    await db.rpc('add_webhook_source', {
      slug,
      provider,
      ...(secret !== null && { secret }),
      ...(signature && { signature }),
    }),
  )
  if (!made.ok) return made
  const [source] = made.value
  if (!source) throw new Error('add webhook source: no answer')
  return { ok: true, value: source }
}

/** Gives a source a new secret, answered this once; the old one verifies for so many hours more. */
export async function rotateSecret(
  db: Db,
  source: string,
  { secret, keepHours }: { secret: string | null; keepHours: number },
): Promise<Result<string>> {
  return resultOf(
    await db.rpc('rotate_webhook_secret', {
      source_id: source,
      keep_hours: keepHours,
      ...(secret !== null && { secret }),
    }),
  )
}

/** Shuts or opens a source, from the next delivery on. */
export async function setSourceDisabled(
  db: Db,
  source: string,
  disabled: boolean,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('set_webhook_source_disabled', { source_id: source, disabled }))
}

/** Says where a generic source's signature stands. */
export async function setSignature(
  db: Db,
  source: string,
  signature: SignatureSetting,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('set_webhook_signature', { source_id: source, signature }))
}

/** Says what of a generic source's events becomes what of a ticket. */
export async function setMapping(db: Db, source: string, mapping: Json): Promise<Result<unknown>> {
  return resultOf(await db.rpc('set_webhook_mapping', { source_id: source, mapping }))
}

/** Carries out again all that failed, or the given events; answers how many. */
export async function replayEvents(
  db: Db,
  source: string,
  events: string[] | null,
): Promise<Result<number>> {
  return resultOf(
    await db.rpc('replay_webhook_events', {
      source_id: source,
      ...(events && { event_ids: events }),
    }),
  )
}
