import { z } from 'zod'
import { notesSchema } from '@/lib/contacts/schema'
import { email, line } from '@/lib/forms/fields'

/** A domain of a company's mail, in small letters. */
export const domainSchema = z
  .string()
  .max(250)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => email().safeParse(`x@${value}`).success, 'A domain looks like example.com.')

/** The id of a company as it stands in an address. */
export const companyIdSchema = z.uuid()

/** Domains as typed into one field, separated by commas or blanks; at most 50. */
const domainsAsTyped = z
  .string()
  .max(13_000, 'These are too many domains.')
  .transform((value) => [
    ...new Set(
      value
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(domainSchema).max(50, 'A company has at most 50 domains.'))

/** What is known of a company, as forms send it. */
export const companyFactsSchema = z.object({
  name: line('The name', 200),
  domains: domainsAsTyped,
  notes: notesSchema,
})

export type CompanyFacts = z.output<typeof companyFactsSchema>
