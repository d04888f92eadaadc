import 'server-only'
import type { Scope } from '@/lib/api/scopes'
import type { Db } from '@/lib/supabase/clients'
import type { ApiKey } from './types'

const KEY =
  'id, name, scopes, requests_per_minute, created_at, last_used_at, expires_at, revoked_at, users (name)'

/** All keys, living ones first, then the newest; at most 500. */
export async function listApiKeys(db: Db): Promise<ApiKey[]> {
  const { data, error } = await db
    .from('api_keys')
    .select(KEY)
    .order('revoked_at', { nullsFirst: true, ascending: false })
    .order('created_at', { ascending: false })
    .limit(500)
  if (error) throw new Error(`list API keys: ${error.message}`, { cause: error })
  return data.map(toApiKey)
}

/** One key; null when there is none. */
export async function getApiKey(db: Db, id: string): Promise<ApiKey | null> {
  const { data, error } = await db.from('api_keys').select(KEY).eq('id', id).maybeSingle()
  if (error) throw new Error(`get API key ${id}: ${error.message}`, { cause: error })
  return data && toApiKey(data)
}

/** The origins whose pages may call the API. */
export async function getApiOrigins(db: Db): Promise<string[]> {
  const { data, error } = await db.from('settings').select('api_origins').single()
  if (error) throw new Error(`get API origins: ${error.message}`, { cause: error })
  return data.api_origins
}

type RawKey = {
  id: string
  name: string
  scopes: string[]
  requests_per_minute: number
  created_at: string
  last_used_at: string | null
  expires_at: string | null
  revoked_at: string | null
  users: { name: string } | null
}

function toApiKey(raw: RawKey): ApiKey {
  return {
    id: raw.id,
    name: raw.name,
    // A check constraint holds them to the closed list.
    scopes: raw.scopes as Scope[],
    limit: raw.requests_per_minute,
    createdAt: raw.created_at,
    createdBy: raw.users?.name ?? null,
    lastUsedAt: raw.last_used_at,
    expiresAt: raw.expires_at,
    revokedAt: raw.revoked_at,
  }
}
