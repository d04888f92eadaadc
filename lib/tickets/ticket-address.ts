import { z } from 'zod'
import { queryString, single } from '@/lib/forms/search-params'
import { ticketNumberInPathSchema } from './schema'

const id = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .catch(undefined)

const listSchema = z.object({
  // Empty is a query, too: that of all tickets.
  q: z.string().max(2000).optional().catch(undefined),
  view: z.string().max(100).optional().catch(undefined),
})

const placeSchema = listSchema.extend({ message: id, before: id, after: id, images: id })

/** The list one came from: its query, undefined when it is not known, and which view that was. */
export type CameFrom = z.output<typeof listSchema>

/**
 * Where on a ticket's page one is: the list one came from, the message asked for or the stretch of
 * messages before or after one, and the message whose images are shown.
 */
export type TicketPlace = z.output<typeof placeSchema>

/** What a page is told of by the form before it: what was done, to which ticket, and what that was. */
export type Told = { done?: string; ticket?: number; was?: string }

type Params = Record<string, string | string[] | undefined>

/** Reads the place out of an address; what cannot be understood is left out. */
export function ticketPlace(params: Params): TicketPlace {
  return placeSchema.parse(single(params))
}

/** Reads out of an address, or a place, the list one came from. */
export function cameFrom({ q, view }: Params | TicketPlace): CameFrom {
  return listSchema.parse(single({ q, view }))
}

/** The number that stands in a ticket's address; null when there is none. */
export function numberInPath(text: string): number | null {
  return ticketNumberInPathSchema.safeParse(text).data ?? null
}

/** The address of a ticket, or of a message on it. */
export function ticketAddress(
  number: number,
  place: TicketPlace & Told = {},
  anchor?: number,
): string {
  return `/tickets/${number}${placeQuery(place)}${anchor ? `#${messageAnchor(anchor)}` : ''}`
}

/** A place as the query of an address. Keeps an empty `q`: it is the list of all. */
export function placeQuery({ q, ...rest }: TicketPlace & Told): string {
  const query = queryString(rest)
  return q === undefined ? query : `${query || '?'}${query && '&'}q=${encodeURIComponent(q)}`
}

/** The address of one message, wherever in its conversation it stands. */
export function messageAddress(number: number, message: number): string {
  return ticketAddress(number, { message }, message)
}

/** The anchor that a message bears on its ticket's page. */
export function messageAnchor(message: number): string {
  return `m${message}`
}
