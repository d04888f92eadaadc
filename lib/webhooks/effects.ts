import 'server-only'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import { receiveMail } from '@/lib/inbound-mail/jobs'
import { mapGeneric } from './generic'
import { mapGithub } from './github'
import { mapStandard } from './standard'
import { mapStripe } from './stripe'
import { type Mapping, UnfitError } from './types'

/** An event as the worker has it in hand; `mapping` is that of its source. */
export type WaitingEvent = {
  id: string
  provider: string
  type: string | null
  headers: Record<string, string>
  body: Buffer
  mapping: unknown
}

/**
 * Carries one event out and ends it, in one statement: a worker killed before it leaves the event
 * as it was, one killed after it finds it done. Throws what cannot be: see `lastingReason`.
 */
type Effect = (event: WaitingEvent, pg: PoolClient) => Promise<unknown>

/** What is done for each provider. One that is missing here has its events kept and ignored. */
const EFFECTS: Partial<Record<string, Effect>> = {
  generic: mapped(mapGeneric),
  github: mapped(mapGithub),
  mail: receiveMail,
  postmark: receiveMail,
  standard: mapped(mapStandard),
  stripe: mapped(mapStripe),
}

/** The effect of what a provider's JSON asks for. */
function mapped(map: Mapping): Effect {
  return async ({ id, body, type, mapping }, pg) => {
    const outcome = map(JSON.parse(body.toString('utf8')), type, mapping)
    return 'ignored' in outcome
      ? await finish(pg, id, 'ignored', outcome.ignored)
      : await pg.query('select private.apply_webhook_event($1, $2)', [
          id,
          JSON.stringify(outcome.intent),
        ])
  }
}

/**
 * Carries an event out. What would fail the same way again ends failed, visibly; what may succeed
 * another time is noted and postponed. Throws only when the database cannot be told of either.
 */
export async function carryOut(event: WaitingEvent, pg: PoolClient): Promise<void> {
  const effect = EFFECTS[event.provider]
  try {
    if (effect) await effect(event, pg)
    else await finish(pg, event.id, 'ignored', `nothing is done yet for ${event.provider}`)
  } catch (error) {
    const reason = lastingReason(error)
    if (reason !== null) await finish(pg, event.id, 'failed', reason)
    else await pg.query('select private.postpone_webhook_event($1, $2)', [event.id, said(error)])
  }
}

async function finish(pg: PoolClient, id: string, status: 'ignored' | 'failed', reason: string) {
  await pg.query('select private.finish_webhook_event($1, $2, $3)', [id, status, reason])
}

/** Why an event can never succeed as it is; null when another try may. */
function lastingReason(error: unknown): string | null {
  if (error instanceof UnfitError) return error.message
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  }
  // SQLSTATE 22 and 23: the data itself does not fit or breaks a rule.
  const { code } = error as { code?: string }
  return /^2[23]/.test(code ?? '') ? said(error) || 'it breaks a rule of the workspace' : null
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
