import { createClient } from '@supabase/supabase-js'
import type { Db } from '@/lib/supabase/clients'
import type { Database, Json } from '@/lib/supabase/database.types'
import { nobody, unique } from './actors'
import { theOnly } from './factories'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'
import { testStack } from './stack'

const SCOPES = ['tickets:read', 'tickets:write', 'contacts:read', 'contacts:write', 'users:read']

/** A key, the token that its request is made with, and the database as it sees it for a minute. */
export type ApiKey = { id: string; key: string; token: string; db: Db }

/** A fresh key with these scopes. What it makes is gone when the file of tests ends. */
export async function apiKey(scopes = SCOPES): Promise<ApiKey> {
  const { rows } = await postgres().query<{ id: string; key: string }>(
    'select id, key from private.create_api_key($1, $2)',
    [`Key ${unique()}`, scopes],
  )
  const made = theOnly(rows)
  leaveBehind('actor', made.id)
  const { data: token } = await nobody().rpc('exchange_api_key', { key: made.key })
  if (!token) throw new Error('the key was not exchanged')
  const { supabaseUrl, publishableKey } = testStack()
  const db = createClient<Database>(supabaseUrl, publishableKey, {
    accessToken: async () => token,
  })
  return { ...made, token, db }
}

/** One write of the API; throws with what Postgres says of it. */
export async function performed(
  { db }: ApiKey,
  operation: string,
  item: Json,
  once: { idempotency_key?: string; fingerprint?: string } = {},
) {
  const { data, error } = await db.rpc('perform_api_request', { operation, item, ...once })
  if (error) throw new Error(error.message, { cause: error })
  return theOnly(data)
}
