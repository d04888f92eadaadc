import { z } from 'zod'
import { fileNameSchema } from '@/lib/attachments/schema'
import { EXISTING, OUTCOMES, TARGETS } from './types'

/** An import's id as it stands in an address. */
export const importIdSchema = z.uuid()

/** What is said of a file that is the body of a request. */
export const importUploadSchema = z.object({ filename: fileNameSchema })

const fieldTarget = z
  .string()
  .regex(/^field\.[a-z][a-z0-9_]{0,49}$/)
  .transform((target) => target as `field.${string}`)

/** What each column of a file is, and what becomes of contacts that are known. */
export const mappingSchema = z
  .object({
    mapping: z
      .array(z.union([z.enum(TARGETS), fieldTarget], 'A column is none of the choices.'))
      .max(200),
    existing: z.enum(EXISTING, 'This is not one of the choices.'),
  })
  .refine(({ mapping }) => mapping.includes('email'), {
    path: ['mapping'],
    error: 'Say which column has the e-mail addresses: contacts are known by them.',
  })
export type Mapping = z.output<typeof mappingSchema>

/** Which lines are shown, as it stands in an address; nonsense counts as not given. */
export const lineFilterSchema = z.object({
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(10_000_000).catch(0),
})
export type LineFilter = z.output<typeof lineFilterSchema>

/** Imports older than this one are shown. */
export const importCursorSchema = z.iso.datetime({ offset: true }).optional().catch(undefined)

/** Why a file was not taken, as the address of the page says it. */
export const UPLOAD_REFUSALS = [
  'empty',
  'too_large',
  'too_slow',
  'broken',
  'no_text',
  'workbook',
  'no_file',
  'forbidden',
] as const
export const uploadRefusalSchema = z.enum(UPLOAD_REFUSALS).optional().catch(undefined)
