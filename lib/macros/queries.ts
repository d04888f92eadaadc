import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'

/** The macros that this user may apply, by name: shared ones and their own. */
export async function listMacros(db: Db): Promise<Named[]> {
  const { data, error } = await db.from('macros').select('id, name').order('name').limit(200)
  if (error) throw new Error(`list macros: ${error.message}`, { cause: error })
  return data
}
