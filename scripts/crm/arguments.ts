import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

function parsed<T>(schema: z.ZodType<T>, what: string) {
  return (value: string): T => {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new InvalidArgumentError(`expected ${what}`)
  }
}

/** An e-mail address from the command line. */
export const emailArgument = parsed(z.email().max(254), 'an e-mail address')

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
