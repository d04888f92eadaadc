import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { SCOPE_NAMES } from '@/lib/api/scopes'
import { email, line } from '@/lib/forms/fields'

function parsed<T>(schema: z.ZodType<T>, what: string) {
  return (value: string): T => {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new InvalidArgumentError(`expected ${what}`)
  }
}

/** An e-mail address from the command line. */
export const emailArgument = parsed(email(), 'an e-mail address')

/** The last part of an inbound address: as the table webhook_sources wants it. */
export const slugArgument = parsed(
  z
    .string()
    .max(60)
    .regex(/^[a-z0-9](-?[a-z0-9])*$/),
  'lower-case letters, digits and single hyphens, at most 60',
)

/** A webhook secret from the command line. */
export const secretArgument = parsed(z.string().min(8).max(500), '8 to 500 characters')

/** How many tickets to make, from the command line. */
export const ticketsArgument = parsed(
  z.coerce.number().int().min(1).max(10_000_000),
  'a number of tickets, 1 to 10,000,000',
)

const separated = z
  .string()
  .max(1000)
  .transform((value) => value.split(',').map((part) => part.trim()))

/** Scopes of an API key, from the command line. */
export const scopesArgument = parsed(
  separated.pipe(z.array(z.enum(SCOPE_NAMES)).min(1)),
  `one or more of ${SCOPE_NAMES.join(', ')}`,
)

const events = [
  'ticket.created',
  'ticket.updated',
  'ticket.status_changed',
  'ticket.assigned',
  'ticket.merged',
  'message.created',
  'contact.created',
  'contact.updated',
]

/** Events of a subscription, from the command line. */
export const eventsArgument = parsed(
  separated.pipe(z.array(z.enum(events)).min(1)),
  `one or more of ${events.join(', ')}`,
)

/** Requests a minute, from the command line. */
export const limitArgument = parsed(
  z.coerce.number().int().min(1).max(1_000_000),
  'a number of requests, 1 to 1,000,000',
)

/** A name given to something, from the command line. */
export const nameArgument = parsed(line('The name', 120), 'a name of at most 120 characters')

/** An id that the tool printed. */
export const idArgument = parsed(z.uuid(), 'an id as it was printed')

/** An address that deliveries go to. */
export const urlArgument = parsed(
  z.url({ protocol: /^https?$/ }).max(2000),
  'an http(s) address of at most 2000 characters',
)
