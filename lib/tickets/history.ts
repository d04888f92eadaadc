import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { PRIORITY_LABELS, STATUS_LABELS } from './labels'
import { PRIORITIES, STATUSES, type TicketEvent } from './types'

type EventRow = Omit<z.output<typeof eventRowSchema>, 'old_value' | 'new_value'> & {
  old_value: Json
  new_value: Json
}

/** A line of history as the database tells it. */
export const eventRowSchema = z.object({
  id: z.number(),
  actor_name: z.string(),
  field: z.string(),
  old_value: z.json(),
  new_value: z.json(),
  created_at: z.string(),
})

/** The newest lines of a ticket's history, oldest first. */
export async function listTicketEvents(
  db: Db,
  ticket: number,
  limit: number,
): Promise<TicketEvent[]> {
  const { data, error } = await db
    .from('events')
    .select('id, actor_name, field, old_value, new_value, created_at')
    .eq('ticket_number', ticket)
    .order('id', { ascending: false })
    .limit(limit)
  if (error) throw new Error(`list events of ${ticket}: ${error.message}`, { cause: error })
  return data.reverse().map(toTicketEvent)
}

/** A line of history ready to be read. */
export function toTicketEvent(row: EventRow): TicketEvent {
  return {
    id: row.id,
    actor: row.actor_name,
    // A check constraint holds it to the closed list.
    field: row.field as TicketEvent['field'],
    name: nameOfField(row.new_value ?? row.old_value),
    from: readable(row.field, row.old_value),
    to: readable(row.field, row.new_value),
    at: row.created_at,
  }
}

/** The label that a custom field had then. */
function nameOfField(value: Json): string | null {
  return value && typeof value === 'object' && 'field' in value ? String(value.field) : null
}

/** A value of history in words: a label, a name, or the text itself. */
function readable(field: string, value: Json): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object' && 'name' in value) return String(value.name)
  const status = field === 'status' && STATUSES.find((one) => one === value)
  if (status) return STATUS_LABELS[status]
  const priority = field === 'priority' && PRIORITIES.find((one) => one === value)
  if (priority) return PRIORITY_LABELS[priority]
  return String(value)
}
