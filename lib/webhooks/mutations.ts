import 'server-only'
import type { Db } from '@/lib/supabase/clients'

export type Receipt =
  | { outcome: 'accepted' | 'duplicate'; id: string }
  | { outcome: 'unknown_source' | 'bad_signature' | 'not_json' | 'too_large' }

// Only what signatures and mappings need is kept: no cookies, no addresses of the sender.
const KEPT_HEADER = /^(content-type|user-agent|webhook-|x-github-|x-hub-|stripe-signature$)/

/** Hands a delivery's raw bytes to Postgres, which verifies, keeps and enqueues it. */
export async function receiveWebhook(
  db: Db,
  slug: string,
  headers: Headers,
  body: Buffer,
): Promise<Receipt> {
  const { data, error } = await db.rpc('receive_webhook', {
    slug,
    headers: Object.fromEntries([...headers].filter(([name]) => KEPT_HEADER.test(name))),
    body_base64: body.toString('base64'),
  })
  if (error) throw new Error(`receive webhook: ${error.message}`, { cause: error })
  const [row] = data
  if (!row) throw new Error('receive webhook: no answer')
  const outcome = row.outcome as Receipt['outcome']
  return outcome === 'accepted' || outcome === 'duplicate' ? { outcome, id: row.id } : { outcome }
}
