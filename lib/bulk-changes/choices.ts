import 'server-only'
import { listMacros } from '@/lib/macros/queries'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'
import { listAssignable } from '@/lib/users/queries'
import type { Assignable } from '@/lib/users/types'

/** What the bar under the list offers. */
export type BulkChoices = Assignable & { macros: Named[] }

const KEPT_MS = 30_000
const MOST_KEPT = 500
const kept = new Map<string, { until: number; choices: Promise<BulkChoices> }>()

/**
 * What a user can choose from, as they may see it, remembered for half a minute: every list bears
 * the bar, and hardly any list is asked for it. What has gone meanwhile the database refuses.
 */
export function listBulkChoices(db: Db, userId: string): Promise<BulkChoices> {
  const known = kept.get(userId)
  if (known && known.until > Date.now()) return known.choices
  const choices = load(db)
  kept.delete(userId)
  kept.set(userId, { until: Date.now() + KEPT_MS, choices })
  choices.catch(() => kept.delete(userId))
  const [oldest] = kept.keys()
  if (oldest && kept.size > MOST_KEPT) kept.delete(oldest)
  return choices
}

async function load(db: Db): Promise<BulkChoices> {
  const [assignable, macros] = await Promise.all([listAssignable(db), listMacros(db)])
  return { ...assignable, macros }
}
