import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { mapGithub } from './github'
import { mapStandard } from './standard'
import type { Mapping } from './types'

const MAPPINGS: Record<string, Mapping> = { github: mapGithub, standard: mapStandard }

const payloadSchema = z.object({ event_id: z.uuid() })

type EventRow = { provider: string; type: string | null; body: Buffer }

/**
 * Turns a received webhook event into its effect. The effect and the end of the event are one
 * statement: a worker killed before it leaves the event as it was, one killed after it finds it done.
 */
export const processWebhookEvent: Task = async (payload, { withPgClient }) => {
  const { event_id } = payloadSchema.parse(payload)
  await withPgClient(async (pg) => {
    const { rows } = await pg.query<EventRow>(
      `select s.provider, e.type, e.body
       from public.webhook_events e join public.webhook_sources s on s.id = e.source_id
       where e.id = $1 and e.status in ('received', 'failed')`,
      [event_id],
    )
    const [event] = rows
    if (!event) return
    const finish = (status: 'ignored' | 'failed', reason: string) =>
      pg.query('select private.finish_webhook_event($1, $2, $3)', [event_id, status, reason])

    try {
      const map = MAPPINGS[event.provider]
      if (!map) return await finish('ignored', `nothing is done yet for ${event.provider}`)
      const mapped = map(JSON.parse(event.body.toString('utf8')), event.type)
      if ('ignored' in mapped) return await finish('ignored', mapped.ignored)
      return await pg.query('select private.apply_webhook_event($1, $2)', [
        event_id,
        JSON.stringify(mapped.intent),
      ])
    } catch (error) {
      const reason = lastingReason(error)
      // What would fail the same way again ends here, visible; the rest is tried again by the queue.
      if (reason === null) throw error
      return await finish('failed', reason)
    }
  })
}

/** Why an event can never succeed as it is; null when another try may. */
function lastingReason(error: unknown): string | null {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  }
  // SQLSTATE 22 and 23: the data itself does not fit or breaks a rule.
  const { code, message } = error as { code?: string; message?: string }
  return /^2[23]/.test(code ?? '') ? (message ?? 'it breaks a rule of the workspace') : null
}
