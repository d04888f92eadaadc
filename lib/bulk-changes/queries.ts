import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { bulkChangeIdSchema, bulkItemFilterSchema, bulkWeightSchema } from './schema'
import type { BulkChange, BulkItem, BulkKind, BulkPage, Outcome, Scope } from './types'

/** Items on one page of the results. */
const PAGE_SIZE = 100

const COLUMNS =
  'id, kind, changes, macro_name, reply, undoes, query, scope, total, changed, unchanged, refused, gone, created_at, finished_at' as const

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

/** The user's own bulk changes of a kind in the last 30 days, newest first; at most 50. */
export async function listBulkChanges(db: Db, kind: BulkKind): Promise<BulkChange[]> {
  const { data, error } = await db
    .from('bulk_changes')
    .select(COLUMNS)
    .eq('kind', kind)
    .order('created_at', { ascending: false })
    .limit(50)
  if (error) throw new Error(`list bulk changes: ${error.message}`, { cause: error })
  return data.map(toBulkChange)
}

/** What the page of a bulk change shows; null where its address names none of this kind. */
export async function getBulkPage(
  db: Db,
  kind: BulkKind,
  id: string,
  params: Record<string, string | undefined>,
): Promise<BulkPage | null> {
  const named = bulkChangeIdSchema.safeParse(id)
  if (!named.success) return null
  const [bulk, page, weight] = await Promise.all([
    getBulkChange(db, named.data),
    listBulkItems(db, kind, named.data, bulkItemFilterSchema.parse(params)),
    kind === 'ticket' ? null : weighBulkChange(db, named.data),
  ])
  return bulk?.kind === kind ? { bulk, weight, ...page } : null
}

/** What became of the items of a bulk change, what needs a look first. Pages are counted from 1. */
export async function listBulkItems(
  db: Db,
  kind: BulkKind,
  id: string,
  { outcome, page }: { outcome?: Outcome | undefined; page: number },
): Promise<{ items: BulkItem[]; more: boolean }> {
  const asked = {
    bulk_change_id: id,
    skip: (page - 1) * PAGE_SIZE,
    page_size: PAGE_SIZE + 1,
    ...(outcome && { having_outcome: outcome }),
  }
  const items = await (kind === 'ticket' ? ticketItems(db, asked) : recordItems(db, asked))
  return { items: items.slice(0, PAGE_SIZE), more: items.length > PAGE_SIZE }
}

type Asked = { bulk_change_id: string; skip: number; page_size: number; having_outcome?: string }

async function ticketItems(db: Db, asked: Asked): Promise<BulkItem[]> {
  const { data, error } = await db.rpc('list_bulk_change_tickets', asked)
  if (error) throw new Error(`tickets of ${asked.bulk_change_id}: ${error.message}`)
  return data.map(({ ticket_number, subject, outcome, reason }) => ({
    id: String(ticket_number),
    name: subject,
    there: subject !== null,
    // A check constraint holds it to the closed list.
    outcome: outcome as Outcome | null,
    reason,
  }))
}

async function recordItems(db: Db, asked: Asked): Promise<BulkItem[]> {
  const { data, error } = await db.rpc('list_bulk_change_records', asked)
  if (error) throw new Error(`records of ${asked.bulk_change_id}: ${error.message}`)
  return data.map(({ record_id, name, still_there, outcome, reason }) => ({
    id: record_id,
    name,
    there: still_there,
    // As above.
    outcome: outcome as Outcome | null,
    reason,
  }))
}

/** What a deletion that is still to be done takes along; null for everything else. */
async function weighBulkChange(db: Db, id: string): Promise<BulkPage['weight']> {
  const { data, error } = await db.rpc('weigh_bulk_change', { bulk_change_id: id }, { get: true })
  if (error?.code === 'PT404') return null
  if (error) throw new Error(`weigh bulk change ${id}: ${error.message}`, { cause: error })
  const weight = bulkWeightSchema.parse(data)
  return Object.keys(weight).length > 0 ? weight : null
}

type Raw = Omit<Database['public']['Tables']['bulk_changes']['Row'], 'user_id' | 'ComputedFields'>

function toBulkChange(raw: Raw): BulkChange {
  return {
    id: raw.id,
    // Constraints hold all three to what these types say.
    kind: raw.kind as BulkKind,
    changes: raw.changes as BulkChange['changes'],
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
