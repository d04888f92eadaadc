import { z } from 'zod'
import { longText } from '@/lib/forms/fields'

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
