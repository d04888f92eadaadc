import 'server-only'
import { compileQuery } from '@/lib/search/filter'
import { parseQuery } from '@/lib/search/syntax'
import type { Db } from '@/lib/supabase/clients'
import { listContacts } from './queries'
import { CONTACT_LANGUAGE } from './search-properties'
import type { ContactRow } from './types'

const MOST = 20

/** Others whom a query finds, for merging a contact with one of them; none where nothing is asked. */
export async function findMergeCandidates(
  db: Db,
  contact: string,
  q: string,
): Promise<ContactRow[]> {
  const { clauses } = parseQuery(q, CONTACT_LANGUAGE)
  if (clauses.length === 0) return []
  const clock = { timeZone: 'UTC', now: Date.now() }
  const { rows } = await listContacts(db, compileQuery(clauses, CONTACT_LANGUAGE, clock))
  return rows.filter(({ id }) => id !== contact).slice(0, MOST)
}
