import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { thisBuild } from './build'
import { factsSchema } from './schema'
import { askServices } from './services'
import type { Health } from './types'

/** How the installation fares. For admins, and API keys with `health:read`. */
export async function readHealth(db: Db): Promise<Health> {
  const [{ data, error }, services] = await Promise.all([
    db.rpc('read_health', undefined, { get: true }),
    askServices(),
  ])
  if (error) throw new Error(`read health: ${error.message}`, { cause: error })
  return { facts: factsSchema.parse(data), build: thisBuild(), services }
}
