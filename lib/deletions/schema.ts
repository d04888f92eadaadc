import { z } from 'zod'

/** A deletion's id as it stands in an address. */
export const deletionIdSchema = z.uuid()

export const restoreSchema = z.object({ deletion_id: z.uuid('This is no deletion.') })

/** The page of the list, as it stands in an address; nonsense counts as the first. */
export const deletionPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
