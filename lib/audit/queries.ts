import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { dayEnd, dayStart } from '@/lib/time/day-bounds'
import { type Cursor, decodeCursor, encodeCursor } from './cursor'
import { NO_USER } from './schema'
import type { AuditAction, AuditFilter, AuditLine, AuditPage, Change, ObjectKind } from './types'

/** Lines on one page of the log. */
const PAGE_SIZE = 50

type Wanted = { filter: AuditFilter; timeZone: string; cursor: Cursor | null; limit: number }

/**
 * One page of the audit log, newest first. Keyset-paged like the tickets: nothing is skipped or
 * repeated while lines are written. A cursor that cannot be read counts as none.
 */
export async function listAuditLines(
  db: Db,
  filter: AuditFilter,
  timeZone: string,
  cursorText?: string,
): Promise<AuditPage> {
  const cursor = decodeCursor(cursorText)
  const backward = cursor?.direction === 'before'
  const found = await readLines(db, { filter, timeZone, cursor, limit: PAGE_SIZE + 1 })
  const more = found.length > PAGE_SIZE
  const lines = found.slice(0, PAGE_SIZE)
  if (backward) lines.reverse()
  const first = lines[0]
  const last = lines.at(-1)
  return {
    lines,
    next: last && (backward || more) ? encodeCursor('after', last) : null,
    previous: first && (backward ? more : cursor) ? encodeCursor('before', first) : null,
  }
}

/** The newest lines about one object, newest first. */
export async function listAuditLinesOf(
  db: Db,
  kind: ObjectKind,
  object: string,
  limit = 10,
): Promise<AuditLine[]> {
  return await readLines(db, { filter: { kind, object }, timeZone: 'UTC', cursor: null, limit })
}

/** Every line that the filter lets through, newest first, `limit` at a time. */
export async function* eachAuditPage(
  db: Db,
  filter: AuditFilter,
  timeZone: string,
  limit = 1000,
): AsyncGenerator<AuditLine[]> {
  for (let cursor: Cursor | null = null; ; ) {
    const lines: AuditLine[] = await readLines(db, { filter, timeZone, cursor, limit })
    yield lines
    const last = lines.at(-1)
    if (!last || lines.length < limit) return
    cursor = { direction: 'after', at: last.at, id: last.id }
  }
}

async function readLines(db: Db, wanted: Wanted): Promise<AuditLine[]> {
  const { filter, timeZone, cursor, limit } = wanted
  const ascending = cursor?.direction === 'before'
  let query = db
    .from('audit_log')
    .select(
      'id, actor_kind, actor_name, action, object_kind, object_id, object_name, changes, created_at',
    )
    .order('created_at', { ascending })
    .order('id', { ascending })
    .limit(limit)
  if (filter.kind) query = query.eq('object_kind', filter.kind)
  if (filter.object) query = query.eq('object_id', filter.object)
  if (filter.actor === NO_USER) query = query.is('actor_id', null)
  else if (filter.actor) query = query.eq('actor_id', filter.actor)
  if (filter.from) query = query.gte('created_at', dayStart(filter.from, timeZone).toISOString())
  if (filter.to) query = query.lt('created_at', dayEnd(filter.to, timeZone).toISOString())
  if (cursor) {
    const [bound, past] = ascending ? (['gte', 'gt'] as const) : (['lte', 'lt'] as const)
    // The bound on the first column alone is redundant, and what lets the index start in place.
    query = query
      .filter('created_at', bound, cursor.at)
      .or(
        `created_at.${past}."${cursor.at}",and(created_at.eq."${cursor.at}",id.${past}.${cursor.id})`,
      )
  }
  const { data, error } = await query
  if (error) throw new Error(`list audit lines: ${error.message}`, { cause: error })
  return data.map((row) => ({
    id: row.id,
    at: row.created_at,
    actor: { kind: row.actor_kind, name: row.actor_name },
    // A check constraint holds it to the closed list.
    action: row.action as AuditAction,
    kind: row.object_kind,
    object: { id: row.object_id, name: row.object_name },
    // The trigger that writes the log makes nothing else.
    changes: row.changes as Record<string, Change>,
  }))
}
