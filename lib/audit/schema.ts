import { z } from 'zod'
import { OBJECT_KINDS } from './types'

/** Stands where an actor's id would for what nobody did who is signed in. */
export const NO_USER = 'system'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .optional()
  .catch(undefined)

/** What the log is narrowed to, as it stands in an address; nonsense counts as not given. */
export const auditFilterSchema = z.object({
  kind: z.enum(OBJECT_KINDS).optional().catch(undefined),
  actor: z
    .union([z.uuid(), z.literal(NO_USER)])
    .optional()
    .catch(undefined),
  from: day,
  to: day,
})
