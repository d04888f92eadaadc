import { z } from 'zod'
import { email, line, longText, optional } from '@/lib/forms/fields'

/** A telephone number as people write it: the same pattern as private.is_phone in the database. */
export const phoneSchema = z
  .string()
  .max(80, 'A telephone number has at most 40 characters.')
  .transform((value) => value.trim())
  .refine(
    (value) => /^\+?[0-9(][-0-9 ()./x#]{2,39}$/.test(value) && value.replace(/\D/g, '').length >= 3,
    'A telephone number looks like +49 30 1234567.',
  )

/** What the desk remembers of somebody, or of a company; may be empty. */
export const notesSchema = longText('The notes', 10_000)

/** The id of a contact as it stands in an address. */
export const contactIdSchema = z.uuid()

const facts = {
  name: line('The name', 200),
  phone: optional(phoneSchema),
  company: optional(line('The company', 200)),
  notes: notesSchema,
}

/** What is known of a contact, as the form on their page sends it. */
export const contactFactsSchema = z.object(facts)

/** A new contact, as the form sends it. */
export const newContactSchema = z.object({ ...facts, email: email('The e-mail address') })

/**
 * The addresses of a contact, and what is to become of them. Merges and imports may have brought more
 * than can be added by hand: those too are put in order and removed.
 */
export const addressesSchema = z.object({
  seen_at: z.iso.datetime({ offset: true }),
  emails: z
    .string()
    .max(200 * 300)
    .transform((text) => text.split('\n').filter((address) => address !== ''))
    .pipe(z.array(email()).max(200, 'A contact has at most 200 addresses.')),
  add: email('The e-mail address').optional(),
  first: email().optional(),
  remove: email().optional(),
})

export type NewContact = z.output<typeof newContactSchema>

/** Of two contacts, the one that stays. */
export const mergeSchema = z.object({ survivor: z.uuid('Choose who stays.') })
