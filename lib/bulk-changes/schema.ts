import { z } from 'zod'
import { id, line } from '@/lib/forms/fields'
import { prioritySchema, tagsAsTyped } from '@/lib/tickets/schema'
import { STATUSES, type Status } from '@/lib/tickets/types'
import { OUTCOMES } from './types'

/** More are not changed at once; the database says so too. */
export const MOST_TICKETS = 10_000

const isChoice = (status: Status) => status !== 'new'
/** What a status can be set to by hand, for many tickets of any status. */
export const BULK_STATUSES = STATUSES.filter(isChoice) as Exclude<Status, 'new'>[]

/** Left alone when nothing was chosen. */
export function chosen<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}

/** An id picked from a list in which `none` stands for nobody. */
export const idOrNone = (what: string) =>
  chosen(z.union([z.literal('none').transform(() => null), id(what)]))

const numbersAsSent = z
  .string()
  .max(20 * MOST_TICKETS)
  .transform((value) => value.split(' ').filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^[1-9]\d{0,15}$/)
          .transform(Number),
      )
      .max(MOST_TICKETS),
  )

/** A change of many tickets, as the bar under the list sends it. */
export const bulkChangeSchema = z
  .object({
    picked: numbersAsSent,
    all: z.literal('on').optional(),
    q: z.string().max(2000).default(''),
    view: z.string().max(100).default(''),
    cursor: z.string().max(500).default(''),
    status: chosen(z.enum(BULK_STATUSES, 'This status is not one of the choices.')),
    priority: chosen(prioritySchema),
    assignee_id: idOrNone('The assignee'),
    team_id: idOrNone('The team'),
    macro_id: chosen(id('The macro')),
    add_tags: tagsAsTyped.default([]),
    remove_tags: tagsAsTyped.default([]),
  })
  .refine(({ picked, all }) => all || picked.length > 0, 'Select at least one ticket.')
  .refine(
    ({ status, priority, assignee_id, team_id, macro_id, add_tags, remove_tags }) =>
      [status, priority, assignee_id, team_id, macro_id].some((value) => value !== undefined) ||
      add_tags.length + remove_tags.length > 0,
    'Choose what to change.',
  )
  .refine(({ add_tags, remove_tags }) => !add_tags.some((tag) => remove_tags.includes(tag)), {
    path: ['remove_tags'],
    error: 'A tag cannot be added and removed at once.',
  })

/** Contacts or companies, as an action is bound to them. */
export const directoryKindSchema = z.enum(['contact', 'company'])

/** Of contacts and companies: some of those on a page, or all that the query finds. */
const recordsAsSent = z
  .string()
  .max(40 * 500)
  .transform((value) => value.split(' ').filter(Boolean))
  .pipe(z.array(z.uuid()).max(500))

/** What is done to many contacts or companies, as the bar under their list sends it. */
export const directoryChangeSchema = z
  .object({
    picked: recordsAsSent,
    all: z.literal('on').optional(),
    q: z.string().max(2000).default(''),
    cursor: z.string().max(500).default(''),
    act: z.enum(['move', 'take_out', 'merge', 'adopt', 'delete'], 'Choose what to do.'),
    company: z.string().max(500).default(''),
  })
  .refine(({ picked, all }) => all || picked.length > 0, 'Select at least one.')
  .refine(({ act, picked, all }) => act !== 'merge' || (picked.length === 2 && !all), {
    error: 'Select the two contacts to merge, and no others.',
  })
  .superRefine(({ act, company }, refusal) => {
    if (act !== 'move') return
    const read = line('The company', 200).safeParse(company)
    if (!read.success) {
      const message = read.error.issues[0]?.message ?? ''
      refusal.addIssue({ code: 'custom', path: ['company'], message })
    }
  })

/** A deletion is begun by typing how many it deletes. */
export const deletionSchema = z.object({ count: z.string().max(20).default('') })

export const bulkWeightSchema = z.record(z.string(), z.int())

/** A bulk change as an address or a form names it. */
export const bulkChangeIdSchema = z.uuid()

/** Which of its items are shown. */
export const bulkItemFilterSchema = z.object({
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})

type BulkChangeForm = z.output<typeof bulkChangeSchema>
export type AskedChanges = Pick<
  BulkChangeForm,
  'status' | 'priority' | 'assignee_id' | 'team_id' | 'macro_id' | 'add_tags' | 'remove_tags'
>
