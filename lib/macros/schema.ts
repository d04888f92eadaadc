import { z } from 'zod'
import { BULK_STATUSES, chosen, idOrNone } from '@/lib/bulk-changes/schema'
import { line } from '@/lib/forms/fields'
import { prioritySchema, tagsAsTyped } from '@/lib/tickets/schema'

/** A macro's id as it stands in an address. */
export const macroIdSchema = z.uuid()

const body = z
  .string()
  .max(100_000, 'The reply is longer than 100,000 characters.')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), {
    error: 'This contains a character that cannot be stored.',
  })
  .default('')
  .transform((value) => (value.trim() === '' ? '' : value))

const fields = z.object({
  name: line('The name', 80),
  body,
  status: chosen(z.enum(BULK_STATUSES, 'This status is not one of the choices.')),
  priority: chosen(prioritySchema),
  assignee_id: idOrNone('The assignee'),
  team_id: idOrNone('The team'),
  tags: tagsAsTyped.default([]),
})

const DOES_NOTHING = 'A macro writes something or changes something: fill in either.'

/** A macro as its form sends it, and as the database takes it. */
const stored = <T extends z.output<typeof fields>>({ name, body: reply, ...rest }: T) => {
  const { status, priority, assignee_id, team_id, tags } = rest
  const changes = {
    ...(status && { status }),
    ...(priority && { priority }),
    ...(assignee_id !== undefined && { assignee_id }),
    ...(team_id !== undefined && { team_id }),
    ...(tags.length > 0 && { tags }),
  }
  return { name, body: reply, changes }
}

const doesSomething = (macro: z.output<typeof fields>) =>
  macro.body !== '' || Object.keys(stored(macro).changes).length > 0

export const createMacroSchema = fields
  .extend({ audience: z.enum(['all', 'me'], 'This audience is not one of the choices.') })
  .refine(doesSomething, DOES_NOTHING)
  .transform((macro) => ({ ...stored(macro), audience: macro.audience }))

/** Changes of a macro, made from the state that the form was opened with. */
export const changeMacroSchema = fields
  .extend({ updated_at: z.iso.datetime({ offset: true }) })
  .refine(doesSomething, DOES_NOTHING)
  .transform((macro) => ({ ...stored(macro), updated_at: macro.updated_at }))

/** Deleting asks for the name, so that nobody deletes another than they think. */
export const deleteMacroSchema = z.object({ confirm: line('The name', 80) })

/** The ticket to show a macro on, as an address names it; nonsense counts as none. */
export const previewSchema = z.object({
  ticket: z
    .string()
    .trim()
    .regex(/^#?[1-9]\d{0,14}$/)
    .transform((text) => Number(text.replace('#', '')))
    .optional()
    .catch(undefined),
})

/** What the list is narrowed to, as it stands in an address; nonsense counts as not given. */
export const macroFilterSchema = z.object({
  q: z.string().trim().max(80).optional().catch(undefined),
  whose: z.enum(['shared', 'personal']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type CreateMacroInput = z.output<typeof createMacroSchema>
export type ChangeMacroInput = z.output<typeof changeMacroSchema>
