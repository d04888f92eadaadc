import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { compileSearch } from './search-compiler'
import { parseSearch } from './search-syntax'

/** The tickets before and behind one in a list; null where it ends. */
export type Neighbours = { previous: number | null; next: number | null }

/**
 * The neighbours of a ticket in the list that a query describes, as it is now. Where the ticket no
 * longer matches, those between which it would stand.
 */
export async function findNeighbours(
  db: Db,
  ticket: number,
  query: string | undefined,
  timeZone: string,
): Promise<Neighbours | null> {
  if (query === undefined) return null
  const clock = { timeZone, now: Date.now() }
  const { filter, sort } = compileSearch(parseSearch(query).clauses, clock)
  const { data, error } = await db.rpc('ticket_neighbours', {
    ticket_number: ticket,
    filter,
    sort: sort.key,
    descending: sort.descending,
  })
  if (error) throw new Error(`neighbours of ${ticket}: ${error.message}`, { cause: error })
  const [found] = data
  return { previous: found?.previous ?? null, next: found?.next ?? null }
}
