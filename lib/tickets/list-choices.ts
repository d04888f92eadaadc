import 'server-only'
import { listCustomFields } from '@/lib/custom-fields/queries'
import type { CustomField } from '@/lib/custom-fields/types'
import { listMacros } from '@/lib/macros/queries'
import type { Db } from '@/lib/supabase/clients'
import { listAssignable } from '@/lib/users/queries'
import type { Assignable } from '@/lib/users/types'
import type { Named } from './types'

/** What the filters over the list and the bar under it offer. */
export type ListChoices = Assignable & { macros: Named[]; fields: CustomField[] }

const KEPT_MS = 30_000
const MOST_KEPT = 500
const kept = new Map<string, { until: number; choices: Promise<ListChoices> }>()

/**
 * What a user can choose from, as they may see it, remembered for half a minute: every list bears
 * them, and hardly any list is asked for them. What has gone meanwhile the database refuses.
 */
export function recentChoices(db: Db, userId: string): Promise<ListChoices> {
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

async function load(db: Db): Promise<ListChoices> {
  const [assignable, macros, fields] = await Promise.all([
    listAssignable(db),
    listMacros(db),
    listCustomFields(db),
  ])
  return { ...assignable, macros, fields }
}
