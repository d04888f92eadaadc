import { z } from 'zod'
import { line, optional } from '@/lib/forms/fields'
import { isPath, MAX_PATH, pathProblem } from './json-paths'
import { EVENT_STATUSES, PROVIDERS } from './types'

/** The last part of an inbound address. */
export const slugSchema = z
  .string()
  .max(60, 'The address is longer than 60 characters.')
  .regex(
    /^[a-z0-9](-?[a-z0-9])*$/,
    'The address takes lower-case letters, digits and single hyphens.',
  )

const secret = z
  .string()
  .min(8, 'A secret has 8 to 500 characters.')
  .max(500, 'A secret has 8 to 500 characters.')
  .refine((value) => !/\p{Cc}/u.test(value), 'A secret is one line of text.')

/** Standard Webhooks 1.0: whsec_ and the base64 of 24 to 64 bytes. */
function isStandardSecret(value: string): boolean {
  const encoded = value.replace(/^whsec_/, '')
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.toString('base64') === encoded && bytes.length >= 24 && bytes.length <= 64
}

const STANDARD_SECRET = 'A secret of Standard Webhooks is whsec_ and 24 to 64 bytes in base64.'

/** Where a generic source's signature stands, as the form sends it. */
export const signatureSchema = z.object({
  header: z
    .string()
    .max(100, 'The header’s name is longer than 100 characters.')
    .transform((value) => value.trim().toLowerCase())
    .refine(
      (value) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(value),
      'This is no name of a header: it takes letters, digits and hyphens.',
    )
    .refine(
      (value) => !/^((proxy-)?authorization|cookie|host|content-length)$/.test(value),
      'No signature is read from this header.',
    ),
  algorithm: z.enum(['sha256', 'sha1', 'sha512'], 'This is not one of the choices.'),
  encoding: z.enum(['hex', 'base64'], 'This is not one of the choices.'),
  prefix: z
    .string()
    .max(40, 'The prefix is longer than 40 characters.')
    .regex(/^[!-~]*$/, 'The prefix takes visible ASCII characters without blanks.')
    .default(''),
})

/** What it takes to make a source, as the form sends it. */
export const createSourceSchema = z
  .object({
    slug: slugSchema,
    provider: z.enum(PROVIDERS, 'This provider is not one of the choices.'),
    secret: optional(secret),
  })
  .refine(
    ({ provider, secret }) => provider !== 'standard' || !secret || isStandardSecret(secret),
    { path: ['secret'], message: STANDARD_SECRET },
  )

/** A new secret for a source of this provider, as the form sends it. */
export function rotateSchema(provider: string) {
  return z.object({
    secret: optional(
      secret.refine((value) => provider !== 'standard' || isStandardSecret(value), STANDARD_SECRET),
    ),
    keep_hours: z
      .enum(['0', '1', '24', '168'], 'This is not one of the choices.')
      .transform(Number),
  })
}

/** A path into an event, or a text that is taken as it stands. */
function setting(what: string) {
  return line(what, MAX_PATH).superRefine((value, context) => {
    const problem = isPath(value) ? pathProblem(value) : null
    if (problem)
      context.addIssue({ code: 'custom', message: `${what} is no JSON path: ${problem}.` })
  })
}

const words = (what: string) =>
  z
    .string()
    .max(1000, `${what} are longer than 1,000 characters.`)
    .transform((value) => value.split(',').map((word) => word.trim()))
    .transform((all) => all.filter((word) => word !== ''))

/** What of an event becomes what of a ticket: JSON paths (RFC 9535), or texts taken as they stand. */
export const mappingSchema = z.object({
  subject: setting('The subject'),
  body: setting('The message'),
  requester_email: setting('The requester’s address'),
  requester_name: optional(setting('The requester’s name')),
  priority: optional(setting('The priority')),
  tags: optional(setting('The tags')),
  external_key: optional(setting('The key')),
  kind: optional(setting('What tells them apart')),
  ticket_kinds: optional(z.union([z.array(z.string().max(1000)).max(100), words('The values')])),
  message_kinds: optional(z.union([z.array(z.string().max(1000)).max(100), words('The values')])),
  custom_fields: z.record(z.string().max(50), setting('The field')).default({}),
})

export type GenericMapping = z.output<typeof mappingSchema>

/** An id as it stands in an address. */
export const webhookIdSchema = z.uuid()

/** What the list of a source's events is narrowed by; nonsense counts as nothing. */
export const eventFilterSchema = z.object({
  status: z.enum(EVENT_STATUSES).optional().catch(undefined),
  cursor: z.string().max(100).optional().catch(undefined),
})

/** Which events are to be replayed: the ticked ones, or all that failed. */
export const replaySchema = z.union([
  z.object({ all: z.literal('failed') }),
  z.object({ events: z.array(z.uuid()).min(1, 'Tick one event at least.').max(100) }),
])
