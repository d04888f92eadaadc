import { z } from 'zod'
import { line } from '@/lib/forms/fields'
import { tagNameSchema } from '@/lib/tickets/schema'

/** A tag's id as it stands in an address. */
export const tagIdSchema = z.uuid()

export const renameTagSchema = z.object({ name: tagNameSchema })

/** The tag to merge into, by its name as it was typed. */
export const mergeTagSchema = z.object({ into: tagNameSchema, confirm: line('The name', 50) })

/** Deleting asks for the name, so that nobody deletes another than they think. */
export const deleteTagSchema = z.object({ confirm: line('The name', 50) })

const name = z.string().min(1).max(50).optional().catch(undefined)

/** What the list of tags is narrowed to, as it stands in an address; nonsense counts as not given. */
export const tagFilterSchema = z.object({
  q: z.string().trim().max(50).optional().catch(undefined),
  unused: z.literal('on').optional().catch(undefined),
  after: name,
  before: name,
})
