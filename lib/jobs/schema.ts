import { z } from 'zod'
import { JOB_STATES } from './types'

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** A job's id. */
export const jobIdSchema = id

/** Which jobs are asked for, as it stands in an address; nonsense counts as not given. */
export const jobFilterSchema = z.object({
  state: z.enum(JOB_STATES).optional().catch(undefined),
  before: id.optional().catch(undefined),
})
export type JobFilter = z.output<typeof jobFilterSchema>
