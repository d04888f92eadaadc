import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { SCOPE_NAMES } from '@/lib/api/scopes'
import { email, line } from '@/lib/forms/fields'
import { readAllowed, urlRefusal } from '@/lib/subscriptions/targets'
import { EVENTS } from '@/lib/subscriptions/types'
import { slugSchema } from '@/lib/webhooks/schema'
import { allowedHosts } from '@/supabase/local/allowed-hosts'

function parsed<T>(schema: z.ZodType<T>, what: string) {
  return (value: string): T => {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new InvalidArgumentError(`expected ${what}`)
  }
}

/** An e-mail address from the command line. */
export const emailArgument = parsed(email(), 'an e-mail address')

/** The last part of an inbound address. */
export const slugArgument = parsed(
  slugSchema,
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

/** Events of a subscription, from the command line. */
export const eventsArgument = parsed(
  separated.pipe(z.array(z.enum(EVENTS)).min(1)),
  `one or more of ${EVENTS.join(', ')}`,
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

const anyUrl = parsed(
  z.url({ protocol: /^https?$/ }).max(2000),
  'an http(s) address of at most 2000 characters',
)

/** An address that deliveries go to. What its name leads to is asked at each attempt. */
export function urlArgument(value: string): string {
  const url = anyUrl(value)
  // On this machine the stack excepts loopback; a hosted database says what its worker was told.
  const except = process.env.DATABASE_URL
    ? (process.env.WEBHOOK_ALLOWED_HOSTS ?? '')
    : allowedHosts()
  const refusal = urlRefusal(url, readAllowed(except))
  if (refusal) throw new InvalidArgumentError(refusal)
  return url
}
