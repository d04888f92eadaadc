import { startBulkChange, workBulkChange } from '@/lib/bulk-changes/mutations'
import type { AskedChanges } from '@/lib/bulk-changes/schema'
import type { BulkProgress } from '@/lib/bulk-changes/types'
import type { Actor } from './actors'
import { postgres } from './factories-postgres'

/** A change of many tickets, worked to its end; answers its id and what came of it. */
export async function changeInBulk(
  { db }: Actor,
  numbers: number[],
  changes: Partial<AskedChanges>,
): Promise<{ id: string; progress: BulkProgress }> {
  const asked = { add_tags: [], remove_tags: [], ...changes }
  const started = await startBulkChange(db, { numbers, query: '', scope: 'picked' }, asked)
  if (!started.ok) throw new Error(`It did not start: ${JSON.stringify(started.refusal)}`)
  return { id: started.value, progress: await worked(db, started.value) }
}

/** Works a bulk change to its end. */
export async function worked(db: Actor['db'], id: string): Promise<BulkProgress> {
  const result = await workBulkChange(db, id, 60_000)
  if (!result.ok) throw new Error(`It cannot be worked: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** By ticket: what became of it, and why. */
export async function outcomesOf(id: string): Promise<Record<number, [string, string | null]>> {
  const { rows } = await postgres().query(
    `select ticket_number, outcome, reason from public.bulk_change_tickets where bulk_change_id = $1`,
    [id],
  )
  return Object.fromEntries(
    rows.map(({ ticket_number, outcome, reason }) => [ticket_number, [outcome, reason]]),
  )
}

/** The history of a ticket, oldest line first. */
export async function eventsOf(number: number) {
  const { rows } = await postgres().query<{ field: string; actor_kind: string; actor_id: string }>(
    'select * from public.events where ticket_number = $1 order by id',
    [number],
  )
  return rows
}
