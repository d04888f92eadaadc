import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { countTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { BUILT_IN } from './built-in'
import { type Counts, countedOnce, remembered } from './count-memory'
import type { View } from './types'

type Asker = { db: Db; user: { id: string; timeZone: string } }

/** So many views are counted, the built-in ones among them; those further down are not. */
const MOST_COUNTED = 50

/** How many tickets each view of this user has, by its id: all in one question, every 30 s at most. */
export function viewCounts({ db, user }: Asker, saved: View[]): Promise<Counts> {
  const views = counted(saved)
  return countedOnce(user.id, views, async () => {
    const clock = { timeZone: user.timeZone, now: Date.now() }
    const asked = views.flatMap(({ id, query }) => {
      const { clauses, errors } = parseSearch(query)
      return errors.length > 0 ? [] : [{ id, filter: compileSearch(clauses, clock).filter }]
    })
    const counts = await countTickets(
      db,
      asked.map(({ filter }) => filter),
    )
    return Object.fromEntries(asked.map(({ id }, at) => [id, counts[at] ?? 0]))
  })
}

/** The same, as far as it is known without asking. */
export function knownViewCounts(user: string, saved: View[]): Counts | null {
  return remembered(user, counted(saved)) ?? null
}

function counted(saved: View[]) {
  return [...BUILT_IN, ...saved].slice(0, MOST_COUNTED).map(({ id, query }) => ({ id, query }))
}
