import { z } from 'zod'
import { SCOPE_NAMES } from '@/lib/api/scopes'
import { checkbox } from '@/lib/forms/checkbox'
import { line } from '@/lib/forms/fields'

/** A key's id as it stands in an address. */
export const apiKeyIdSchema = z.uuid()

const limit = z
  .string()
  .max(20)
  .transform((value) => value.trim())
  .refine((value) => /^\d{1,7}$/.test(value), 'The limit is a number of requests in a minute.')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 1_000_000, 'The limit is from 1 to 1,000,000.')

const scopeControls = Object.fromEntries(
  SCOPE_NAMES.map((scope) => [scope, checkbox().default(false)]),
)

/** A new key, as the form sends it: a checkbox for each scope. */
export const newApiKeySchema = z
  .object({ name: line('The name', 120), requests_per_minute: limit })
  .and(z.object(scopeControls))
  .transform(({ name, requests_per_minute, ...chosen }) => ({
    name,
    requests_per_minute,
    scopes: SCOPE_NAMES.filter((scope) =>
      Object.entries(chosen).some(([key, on]) => key === scope && on),
    ),
  }))
  .refine(({ scopes }) => scopes.length > 0, {
    error: 'Choose at least one thing that it may do.',
    path: [SCOPE_NAMES[0]],
  })

export const limitSchema = z.object({ requests_per_minute: limit })

// As private.are_origins holds them.
const ORIGIN = /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/

/** Origins as typed, one a line; at most 20. */
export const originsSchema = z.object({
  origins: z
    .string()
    .max(5000, 'These are too many origins.')
    .transform((value) => [
      ...new Set(
        value
          .split(/[\s,]+/)
          .filter((origin) => origin !== '')
          .map((origin) => origin.toLowerCase().replace(/\/$/, '')),
      ),
    ])
    .refine((origins) => origins.length <= 20, 'At most 20 origins are named.')
    .refine(
      (origins) => origins.every((origin) => origin.length <= 200 && ORIGIN.test(origin)),
      'An origin is a scheme and a host, such as https://shop.example.com.',
    ),
})
