import { z } from 'zod'
import { email, line, optional } from '@/lib/forms/fields'
import { isTimeZone } from '@/lib/profile/time-zones'

const MB = 1024 * 1024
const DOMAIN = /^[^\s\p{Cc}@<>,;:"()[\]\\.]+(\.[^\s\p{Cc}@<>,;:"()[\]\\.]+)+$/u

/** Several of something, typed into one box between blanks, commas or line ends; each of them once. */
function several<S extends z.ZodType<unknown, string>>(one: S, most: number, tooMany: string) {
  return z
    .string()
    .max(100_000, tooMany)
    .transform((typed) =>
      typed
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    )
    .pipe(z.array(one).max(most, tooMany))
    .transform((given) => [...new Set(given)])
}

function whole(what: string, least: number, most: number) {
  const words = `${what} is a whole number from ${least} to ${most.toLocaleString('en')}.`
  return z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words)
}

const days = (least: number) => whole('This', least, 3650)

const domain = z
  .string()
  .transform((typed) => typed.replace(/^@/, ''))
  .refine((name) => name.length <= 250 && DOMAIN.test(name), {
    error: ({ input }) => `${String(input).slice(0, 50)} is no domain: write example.com.`,
  })

const megabytes = z
  .string()
  .trim()
  .regex(/^\d{1,4}(\.\d{1,3})?$/, 'Write a number of megabytes, such as 50.')
  .transform((typed) => Math.round(Number(typed) * MB))
  .refine((bytes) => bytes >= 1024 && bytes <= 5120 * MB, 'Between 0.001 and 5,120 MB.')

/** What the form of the workspace sends, as the database takes it. */
export const workspaceSchema = z
  .object({
    workspace_name: line('The name', 80),
    time_zone: z.string().max(64).refine(isTimeZone, 'This time zone is not one of the choices.'),
    sender_address: optional(email('The sender').transform((address) => address.toLowerCase())),
    support_addresses: several(email('An address'), 20, 'At most 20 addresses.'),
    refused_domains: several(domain, 500, 'At most 500 domains.'),
    mails_an_hour: whole('This', 1, 1000),
    max_attachment_mb: megabytes,
    refused_file_types: several(
      z
        .string()
        .regex(/^[a-z0-9.+/-]{1,127}$/, 'A type is an ending or a media type: exe, text/html.'),
      500,
      'At most 500 types.',
    ),
    close_solved_after_days: days(0),
    keep_webhook_bodies_days: days(1),
    keep_deliveries_days: days(1),
    request_link_days: whole('This', 1, 365),
  })
  .transform(({ max_attachment_mb, ...rest }) => ({
    ...rest,
    max_attachment_bytes: max_attachment_mb,
  }))

export const versionSchema = z.coerce.number().int().positive().catch(0)

export type WorkspaceInput = z.output<typeof workspaceSchema>
