import { z } from 'zod'
import type { Stack } from '@/supabase/local/stack-contract'

const TICKETS = 1000
/** As the app works them: see `lib/bulk-changes/mutations.ts`. */
const BATCH = 200

/** Milliseconds, for so many as could be changed. */
export type BulkTime = { name: string; items: number; change: number; undo: number }

const KINDS = {
  'priority and assignee': { priority: 'urgent', assignee_id: null },
  status: { status: 'on_hold' },
  'two tags': { add_tags: ['bulk-one', 'bulk-two'] },
}

const companySchema = z.tuple([z.object({ name: z.string() })])
const progressSchema = z.tuple([z.object({ changed: z.number(), finished: z.boolean() })])

/**
 * Bulk changes of a thousand tickets each and of 10,000 contacts, and their undoing: each request
 * that the app makes.
 */
export async function measureBulk(stack: Stack, agentToken: string): Promise<BulkTime[]> {
  const call = async (name: string, args: object): Promise<unknown> => {
    const response = await fetch(`${stack.urls.supabase}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: {
        apikey: stack.publishableKey,
        authorization: `Bearer ${agentToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(args),
    })
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
    return await response.json()
  }
  const work = async (name: string, args: object) => {
    const began = performance.now()
    const id = z.uuid().parse(await call(name, args))
    for (;;) {
      const asked = { bulk_change_id: id, at_most: BATCH }
      const [{ changed, finished }] = progressSchema.parse(
        await call('continue_bulk_change', asked),
      )
      if (finished) return { id, changed, ms: performance.now() - began }
    }
  }
  const changeable = [{ property: 'status', values: ['closed'], not: true }]
  const numbers = await call('matching_tickets', { filter: changeable, at_most: TICKETS })
  const times: BulkTime[] = []
  const measure = async (name: string, begin: string, args: object) => {
    const change = await work(begin, args)
    const undo = await work('undo_bulk_change', { bulk_change_id: change.id })
    times.push({ name, items: change.changed, change: change.ms, undo: undo.ms })
  }
  for (const [name, changes] of Object.entries(KINDS)) {
    await measure(name, 'start_bulk_change', { numbers, changes })
  }
  const [company] = companySchema.parse(await call('list_companies', { page_size: 1 }))
  const changes = { company: company.name }
  // All of them, as far as the limit goes.
  const all = { kind: 'contact', filter: [], changes }
  await measure('contacts into a company', 'start_directory_change', all)
  return times
}
