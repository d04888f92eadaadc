import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { KnownKind, KnownName } from './completion'

/** At most eight names that may be meant by what is typed. */
export async function suggestNames(db: Db, kind: KnownKind, typed: string): Promise<KnownName[]> {
  const inDirectory = kind === 'contact' || kind === 'domain'
  const { data, error } = await db.rpc(
    inDirectory ? 'suggest_in_directory' : 'suggest_names',
    { kind, typed },
    { get: true },
  )
  if (error) throw new Error(`suggest names: ${error.message}`, { cause: error })
  return data
}
