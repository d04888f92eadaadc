import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'
import type { Macro, MacroChanges, MacroFilter, MacroPage } from './types'

/** The macros that this user may apply, by name: shared ones and their own. */
export async function listMacros(db: Db): Promise<Named[]> {
  const { data, error } = await db.from('macros').select('id, name').order('name').limit(200)
  if (error) throw new Error(`list macros: ${error.message}`, { cause: error })
  return data
}

/** Macros on one page of the list. */
const PAGE_SIZE = 50

/** One page of all macros by name, personal ones too: for admins. Pages are numbered: they are few. */
export async function listManagedMacros(
  db: Db,
  { q, whose, page }: MacroFilter,
): Promise<MacroPage> {
  const start = (page - 1) * PAGE_SIZE
  let query = db
    .from('macros')
    .select('id, name, body, users (id, name)')
    .order('name')
    .order('id')
    .range(start, start + PAGE_SIZE)
  if (q) query = query.filter('name', 'imatch', literally(q))
  if (whose === 'shared') query = query.is('owner_id', null)
  if (whose === 'personal') query = query.not('owner_id', 'is', null)
  const { data, error } = await query
  if (error) throw new Error(`list managed macros: ${error.message}`, { cause: error })
  const macros = data.slice(0, PAGE_SIZE).map(({ users, body, ...macro }) => ({
    ...macro,
    body: body.slice(0, 300),
    owner: users,
  }))
  return { macros, more: data.length > PAGE_SIZE }
}

/** One macro; null when there is none to see. */
export async function getMacro(db: Db, id: string): Promise<Macro | null> {
  const { data, error } = await db
    .from('macros')
    .select('id, name, body, changes, updated_at, users (id, name)')
    .eq('id', id)
    .maybeSingle()
  if (error) throw new Error(`get macro ${id}: ${error.message}`, { cause: error })
  if (!data) return null
  const { users: owner, updated_at: updatedAt, changes, ...macro } = data
  // A check constraint holds it to these keys, and the form to their values.
  return { ...macro, owner, updatedAt, changes: changes as MacroChanges }
}

/** A regular expression that finds these words as they are. */
function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
