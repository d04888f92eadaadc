import 'server-only'
import type { z } from 'zod'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import { readRawBody } from '@/lib/webhooks/raw-body'

type TicketRequest<T> = { ok: true; ticket: number; said: T } | { ok: false; response: Response }

/**
 * What a page's script says of the ticket it shows: from this site alone, as JSON by a schema.
 * Refused with 403, 404, 413 or 400.
 */
export async function readTicketRequest<S extends z.ZodType>(
  request: Request,
  number: string,
  schema: S,
): Promise<TicketRequest<z.output<S>>> {
  if (!isSameOrigin(request)) return refused(403, 'This is for the pages of this site.')
  const ticket = ticketNumberInPathSchema.safeParse(number)
  if (!ticket.success) return refused(404, 'There is no such ticket.')
  const raw = await readRawBody(request)
  if (!raw) return refused(413, 'This is too long.')
  const said = schema.safeParse(parsed(raw.toString()))
  if (!said.success) return refused(400, 'This cannot be read.')
  return { ok: true, ticket: ticket.data, said: said.data }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function refused(status: number, error: string): { ok: false; response: Response } {
  return { ok: false, response: answer({ error }, status) }
}

/** JSON that no cache keeps. */
export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}
