import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

type NewKey = { name: string; scopes: string[]; requests_per_minute: number }

/** Makes a key; answers its id, and the key itself this once. */
export async function createApiKey(
  db: Db,
  key: NewKey,
): Promise<Result<{ id: string; key: string }>> {
  return resultOf(await db.rpc('create_api_key', key).single())
}

/** Sets how many requests a key may make in a minute. */
export async function limitApiKey(
  db: Db,
  id: string,
  requests_per_minute: number,
): Promise<Result<undefined>> {
  return resultOf(await db.rpc('limit_api_key', { api_key_id: id, requests_per_minute }))
}

/** Shuts a key out from its next request on. */
export async function revokeApiKey(db: Db, id: string): Promise<Result<undefined>> {
  return resultOf(await db.rpc('revoke_api_key', { api_key_id: id }))
}

/** Names the origins whose pages may call the API. */
export async function setApiOrigins(db: Db, api_origins: string[]): Promise<Result<unknown>> {
  return resultOf(
    await db
      .from('settings')
      .update({ api_origins })
      .eq('only_row', true)
      .select('only_row')
      .single(),
  )
}
