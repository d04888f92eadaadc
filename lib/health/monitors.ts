import 'server-only'
import type { Scope } from '@/lib/api/scopes'
import { admitApiKey } from '@/lib/auth/api-gate'
import { asStranger } from '@/lib/auth/gate'
import type { Db } from '@/lib/supabase/clients'

const SCOPE: Scope = 'health:read'

export type Monitor = { db: Db } | { refused: 401 | 403 | 404 | 429; retryAfter?: number }

/** The database as the monitor of this request may see it, or the status that it is refused with. */
export async function admitMonitor(request: Request): Promise<Monitor> {
  const admission = await admitApiKey(request)
  if (admission.outcome === 'limited') return { refused: 429, retryAfter: admission.limit.reset }
  if (admission.outcome === 'admitted') {
    return admission.scopes.includes(SCOPE) ? { db: admission.db } : { refused: 403 }
  }
  return { refused: (await isMonitored()) ? 401 : 404 }
}

async function isMonitored(): Promise<boolean> {
  const { data, error } = await asStranger().rpc('is_monitored', undefined, { get: true })
  if (error) throw new Error(`is monitored: ${error.message}`, { cause: error })
  return data
}
