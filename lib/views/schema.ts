import { z } from 'zod'
import { id, line, optional } from '@/lib/forms/fields'
import { parseSearch } from '@/lib/tickets/search-syntax'

const nameSchema = line('The name', 80)

/** A query as it is kept: one line that can be understood; empty for all tickets. */
const querySchema = optional(line('The query', 2000))
  .transform((query) => query ?? '')
  .superRefine((query, { addIssue }) => {
    for (const { start, message } of parseSearch(query).errors) {
      addIssue({ code: 'custom', message: `${message} (At character ${start + 1}.)` })
    }
  })

/** A version as a form carries it along. */
const versionSchema = z.coerce
  .number('The version is missing.')
  .int()
  .positive()
  .max(2 ** 31 - 1)

/** A view's id as it stands in an address. */
export const viewIdSchema = z.uuid()

/** What it takes to save the query of the list as a view: for oneself, a team (its id), or all. */
export const createViewSchema = z.object({
  name: nameSchema,
  audience: z.union([z.literal('me'), z.literal('all'), id('The audience')]).default('me'),
  query: querySchema,
})

/** What can be changed on a view, with the version it was made from. A name left out stays. */
export const updateViewSchema = z.object({
  version: versionSchema,
  name: nameSchema.optional(),
  query: querySchema,
})

/** Which view to move, and where to: "ID up" or "ID down", as one button sends it. */
export const moveViewSchema = z.object({
  move: z
    .string()
    .max(100)
    .transform((value) => value.split(' '))
    .pipe(z.tuple([viewIdSchema, z.enum(['up', 'down'])], 'This view cannot be moved so.')),
})

export type CreateViewInput = z.output<typeof createViewSchema>
export type UpdateViewInput = z.output<typeof updateViewSchema>
