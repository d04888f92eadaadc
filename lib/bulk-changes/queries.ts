import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { bulkChangeIdSchema } from './schema'
import type { BulkChange, BulkTicketPage, Outcome, Scope, TicketChanges } from './types'

/** Tickets on one page of the results. */
const PAGE_SIZE = 100

const COLUMNS =
  'id, changes, macro_name, reply, undoes, query, scope, total, changed, unchanged, refused, gone, created_at, finished_at' as const

/** One of the user's own bulk changes; null when there is none. */
export async function getBulkChange(db: Db, id: string): Promise<BulkChange | null> {
  const { data, error } = await db.from('bulk_changes').select(COLUMNS).eq('id', id).maybeSingle()
  if (error) throw new Error(`get bulk change ${id}: ${error.message}`, { cause: error })
  return data && toBulkChange(data)
}

/** The bulk change that an address names, if it names one of the user's own. */
export async function findBulkChange(db: Db, id: string | undefined): Promise<BulkChange | null> {
  const named = bulkChangeIdSchema.safeParse(id)
  return named.success ? getBulkChange(db, named.data) : null
}

/** The user's own bulk changes of the last 30 days, newest first; at most 50. */
export async function listBulkChanges(db: Db): Promise<BulkChange[]> {
  const { data, error } = await db
    .from('bulk_changes')
    .select(COLUMNS)
    .order('created_at', { ascending: false })
    .limit(50)
  if (error) throw new Error(`list bulk changes: ${error.message}`, { cause: error })
  return data.map(toBulkChange)
}

/** What became of the tickets of a bulk change, what needs a look first. Pages are counted from 1. */
export async function listBulkTickets(
  db: Db,
  id: string,
  { outcome, page }: { outcome?: Outcome | undefined; page: number },
): Promise<BulkTicketPage> {
  const { data, error } = await db.rpc('list_bulk_change_tickets', {
    bulk_change_id: id,
    skip: (page - 1) * PAGE_SIZE,
    page_size: PAGE_SIZE + 1,
    ...(outcome && { having_outcome: outcome }),
  })
  if (error) throw new Error(`list tickets of ${id}: ${error.message}`, { cause: error })
  const tickets = data.slice(0, PAGE_SIZE).map((row) => ({
    number: row.ticket_number,
    subject: row.subject,
    // A check constraint holds it to the closed list.
    outcome: row.outcome as Outcome | null,
    reason: row.reason,
  }))
  return { tickets, more: data.length > PAGE_SIZE }
}

type Raw = Omit<Database['public']['Tables']['bulk_changes']['Row'], 'user_id' | 'ComputedFields'>

function toBulkChange(raw: Raw): BulkChange {
  return {
    id: raw.id,
    // Constraints hold both to what these types say.
    changes: raw.changes as TicketChanges,
    scope: raw.scope as Scope,
    macroName: raw.macro_name,
    replies: raw.reply !== null,
    undoes: raw.undoes,
    query: raw.query,
    total: raw.total,
    changed: raw.changed,
    unchanged: raw.unchanged,
    refused: raw.refused,
    gone: raw.gone,
    finished: raw.finished_at !== null,
    createdAt: raw.created_at,
  }
}
